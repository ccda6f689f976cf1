using System.Security.Cryptography;
using System.Text;

namespace ToolVerdicts.Text;

/// <summary>When two wordings are one and the same, and which of them to keep.</summary>
public static class Wording
{
    /// <summary>
    /// The form that two copies of one wording share, whatever typography, spacing, case or code marks the way from page to
    /// file put between them.
    /// </summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in Collapse(Normalize(text, NormalizationForm.FormKC)))
        {
            if (c != '`')
                key.Append(Plain(char.ToLowerInvariant(c)));
        }

        return Collapse(key.ToString());
    }

    /// <summary>A digest of <see cref="Key"/>: 32 hexadecimal digits that identify a long text.</summary>
    public static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key(text))))[..32];

    /// <summary>True when both say the same.</summary>
    public static bool Same(string a, string b) =>
        string.Equals(a, b, StringComparison.Ordinal) || string.Equals(Key(a), Key(b), StringComparison.Ordinal);

    /// <summary>
    /// The copy to keep of two that say the same: the longer, which still has its code marks, then the
    /// first by character. Which one came first plays no part.
    /// </summary>
    public static string Preferred(string a, string b) =>
        a.Length != b.Length ? (a.Length > b.Length ? a : b)
        : string.CompareOrdinal(a, b) <= 0 ? a : b;

    /// <summary>The text on one line: every run of white space one space, none at the ends, nothing invisible.</summary>
    public static string Collapse(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else if (!IsInvisible(c))
            {
                line.Append(c);
            }
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>The text in a form of Unicode's. The one character that .NET refuses to normalize, which is none, is left out.</summary>
    internal static string Normalize(string text, NormalizationForm form) => text.Replace("\uFFFE", "", StringComparison.Ordinal).Normalize(form);

    private static bool IsInvisible(char c) =>
        char.IsControl(c) || c is '\u200B' or '\u200C' or '\u2060' or '\uFEFF' or '\u00AD' or '\u200E' or '\u200F';

    private static char Plain(char c) => c switch
    {
        '’' or '‘' or '‛' or '′' => '\'',
        '“' or '”' or '„' or '″' => '"',
        '–' or '‐' or '‑' or '−' => '-',
        _ => c,
    };
}
