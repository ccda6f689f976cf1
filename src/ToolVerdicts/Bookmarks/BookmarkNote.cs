namespace ToolVerdicts.Bookmarks;

/// <summary>Rules for the note of a visitor on a bookmark.</summary>
public static class BookmarkNote
{
    /// <summary>The longest note, in UTF-16 code units, as browsers count them.</summary>
    public const int MaxLength = 500;

    /// <summary>Bytes of a note in the store; zero for none.</summary>
    public static int SizeOf(string? note) => note is null ? 0 : Encoding.UTF8.GetByteCount(note);

    /// <summary>The message about a note that is too long.</summary>
    public static string Refuse(string note) => $"A note has at most {MaxLength} characters, and yours has {note.Length:N0}. "
        + "It was not saved; shorten it and save it again.";

    /// <summary>Reads a note: line ends become newlines; other control characters and white space around the text are removed.</summary>
    /// <param name="note">The note; null when it is empty.</param>
    /// <returns>False when the note is longer than <see cref="MaxLength"/>. It is not cut, because the loss could go unnoticed.</returns>
    public static bool TryRead(string? typed, out string? note)
    {
        var text = string.Concat((typed ?? "").ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Trim();
        note = text.Length == 0 ? null : text;
        return text.Length <= MaxLength;
    }
}
