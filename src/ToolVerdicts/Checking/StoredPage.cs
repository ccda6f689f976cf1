namespace ToolVerdicts.Checking;

/// <summary>The sighting of a captured page, as stored. Damage can have made each value another one.</summary>
/// <param name="Id">The capture's row.</param>
/// <param name="Content">The compressed page; null when it is missing.</param>
/// <param name="ErasedIn">The revision that erased the page; null for none.</param>
[method: ExplicitConstructor]
internal sealed record StoredPage(
    long RevisionId, long Id, string FileName, string Sha256, string? Address, string? Seen, string RecordedAt, object? Content,
    long? ErasedIn)
{
    /// <summary>The day on which the page was seen; null is "not known", and a damaged day.</summary>
    public DateOnly? Day => ColumnTypes.TryParseDay(Seen, out var day) ? day : null;

    /// <summary>The page and its damage in words, such as "capture 3 (page.txt): its page is missing".</summary>
    public string Describe(string damage) => $"capture {Id} ({FileName}): {damage}";

    /// <summary>Decompresses the page, and compares it with its digest.</summary>
    /// <param name="file">The page; null where it is damaged.</param>
    /// <returns>The damage; null for none.</returns>
    public string? Decompress(out CaptureFile? file)
    {
        file = null;
        if (Content is not byte[] content)
            return Content is null ? "its page is missing" : "its page is no compressed page";
        if (CompressedPage.TryDecompress(FileName, content) is not { } found)
            return "its page cannot be decompressed";
        if (found.Sha256 != Sha256)
            return "its page is not the one its SHA-256 names";
        file = found;
        return null;
    }

    /// <summary>A day that no import takes; null when the day is none of these. A time that is none is a fault of the revision.</summary>
    public string? FindWrongDay()
    {
        if (Seen is null)
            return null;
        if (!ColumnTypes.TryParseDay(Seen, out var day))
            return $"seen on {Excerpt.Of(Seen)}, which is no day";
        var latest = ColumnTypes.TryParseTime(RecordedAt, out var recordedAt) ? DateOnly.FromDateTime(recordedAt.UtcDateTime) : day;
        return Capture.FindWrongDay(day, latest) is not { } wrong ? null
            : $"seen on {Seen}, {(day > latest ? "after it was recorded" : wrong)}";
    }
}
