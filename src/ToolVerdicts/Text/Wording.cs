namespace ToolVerdicts.Text;

/// <summary>Decides whether two texts are the same wording, and which copy to keep.</summary>
public static class Wording
{
    // The first half of Unicode's tags, which are written with two halves.
    private const char Tag = '\uDB40';
    private const char Joiner = '\u200D';

    // A shorter text can be the beginning of another by chance.
    private const int ShortestCut = 40;
    private const int MostDots = 3;

    /// <summary>The text without what differs between a page and a saved file of it: typography, spacing, case, code marks.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in Collapse(Normalize(Safe(text), NormalizationForm.FormKC)))
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

    /// <summary>
    /// The text without characters that are not seen but change what is: controls that turn text around, zero-width characters and
    /// Unicode's tags. The joiner within an emoji stays.
    /// </summary>
    public static string Safe(string text)
    {
        if (Ascii.IsValid(text) || !text.Any(c => c is Tag or Joiner || IsHidden(c)))
            return text;
        var safe = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == Tag && i + 1 < text.Length && text[i + 1] is >= '\uDC00' and <= '\uDC7F')
                i++;
            else if (text[i] == Joiner ? IsInEmoji(i) : !IsHidden(text[i]))
                safe.Append(text[i]);
        }

        return safe.ToString();

        bool IsInEmoji(int joiner) => joiner > 0 && joiner + 1 < text.Length && IsSymbol(text[joiner - 1]) && IsSymbol(text[joiner + 1]);
    }

    /// <summary>The text for a place in a sentence of another: letters that are written from right to left are kept from turning the words
    /// around them (Unicode's isolates). Texts without such letters stay as they are.</summary>
    public static string Isolated(string text) => text.Any(IsRightToLeft) ? $"\u2068{text}\u2069" : text;

    /// <summary>True when the first of two texts is the beginning of the second: a copy that was cut off.</summary>
    public static bool IsCut(string cut, string whole) => IsCutKey(Key(cut), Key(whole));

    /// <summary>As <see cref="IsCut"/>, of texts in the form of <see cref="Key"/>.</summary>
    public static bool IsCutKey(string cut, string whole)
    {
        // Most texts are not cut, and their lengths say so at once.
        if (whole.Length + MostDots <= cut.Length)
            return false;
        var key = cut.AsSpan().TrimEnd(".… ");
        return key.Length >= ShortestCut && whole.Length > key.Length + MostDots
            && whole.AsSpan().StartsWith(key, StringComparison.Ordinal);
    }

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

    // Marks, embeddings, overrides and isolates of bidirectional text, spaces without width, and invisible operators.
    private static bool IsHidden(char c) => c is '\u061C' or '\u180E' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
        or (>= '\u2060' and <= '\u206F') or '\uFEFF' or (>= '\uFFF9' and <= '\uFFFB');

    // The blocks of Unicode for Hebrew, Arabic and other such scripts, and the first halves of their further ones.
    private static bool IsRightToLeft(char c) => c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF')
        or (>= '\uFE70' and <= '\uFEFC') or '\uD802' or '\uD803' or '\uD83A' or '\uD83B';

    private static bool IsSymbol(char c) =>
        c == '\uFE0F' || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.OtherSymbol;

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
