namespace ToolVerdicts.Text;

/// <summary>Decides whether two texts are the same wording, and which copy to keep.</summary>
public static class Wording
{
    /// <summary>The text without what differs between a page and a saved file of it: typography, spacing, case, code marks.</summary>
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

    /// <summary>The first 128 bits of the SHA-256 of <see cref="Key"/>, in lower-case hexadecimal.</summary>
    public static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key(text))))[..32];

    /// <summary>True when both have the same <see cref="Key"/>.</summary>
    public static bool Same(string a, string b) =>
        string.Equals(a, b, StringComparison.Ordinal) || string.Equals(Key(a), Key(b), StringComparison.Ordinal);

    /// <summary>The copy to keep of two with one key: the longer, which still has its code marks, else the ordinal first.</summary>
    public static string Preferred(string a, string b) =>
        a.Length != b.Length ? (a.Length > b.Length ? a : b)
        : string.CompareOrdinal(a, b) <= 0 ? a : b;

    /// <summary>The text on one line: each run of white space becomes one space, and invisible characters are removed.</summary>
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

    /// <summary>The text in a normalization form of Unicode, without what .NET refuses to normalize: U+FFFE and half characters.</summary>
    internal static string Normalize(string text, NormalizationForm form)
    {
        var whole = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return whole.Replace("\uFFFE", "", StringComparison.Ordinal).Normalize(form);
    }

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
