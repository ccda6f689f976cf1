namespace ToolVerdicts.Bookmarks;

/// <summary>What a visitor writes for themselves about a tool.</summary>
public static class BookmarkNote
{
    /// <summary>The longest note, in characters as browsers count them: an emoji is two or more.</summary>
    public const int MaxLength = 500;

    /// <summary>Reads what was typed: line ends become newlines, other control characters are dropped, white space around the text too.</summary>
    /// <param name="typed">The text.</param>
    /// <param name="note">The note; null when nothing is left of it.</param>
    /// <returns>False when it is longer than <see cref="MaxLength"/>. It is never cut: what was dropped would go unnoticed.</returns>
    public static bool TryRead(string? typed, out string? note)
    {
        var text = string.Concat((typed ?? "").ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Trim();
        note = text.Length == 0 ? null : text;
        return text.Length <= MaxLength;
    }
}
