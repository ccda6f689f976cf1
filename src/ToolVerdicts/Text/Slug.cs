namespace ToolVerdicts.Text;

/// <summary>Rules for the address part of a tool: lower-case ASCII letters, digits and single hyphens.</summary>
public static class Slug
{
    /// <summary>The longest slug, in characters.</summary>
    public const int MaxLength = 80;

    /// <summary>True for a well-formed slug. The word <c>vs</c> is reserved: it separates the tools of a comparison address.</summary>
    public static bool IsWellFormed(string? text) =>
        text is { Length: > 0 and <= MaxLength }
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && text.Split('-').All(word => word.Length > 0 && word != "vs");

    /// <summary>
    /// The slug that a name suggests: letters folded as <see cref="Folding.ToAscii"/> does, apostrophes closed up,
    /// everything else that is no letter or digit a hyphen, <c>vs</c> written out as <c>versus</c>, cut at a word to
    /// <paramref name="maxLength"/>. Empty when the name holds no Latin letter and no digit.
    /// </summary>
    public static string From(string name, int maxLength = MaxLength)
    {
        var letters = new StringBuilder(name.Length);
        // Unicode writes the trade mark out as two letters, which belong to no name.
        foreach (var c in Folding.ToAscii(name.Replace('™', ' ')))
        {
            if (char.IsAsciiLetterOrDigit(c))
                letters.Append(c);
            else if (c is not ('\'' or '’' or '‘' or 'ʼ') && char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                letters.Append(' ');
        }

        var words = letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word == "vs" ? "versus" : word);
        return Cut(string.Join('-', words), maxLength);
    }

    private static string Cut(string slug, int maxLength)
    {
        if (slug.Length <= maxLength)
            return slug;
        var end = slug.LastIndexOf('-', maxLength);
        return slug[..(end > 0 ? end : maxLength)].TrimEnd('-');
    }
}
