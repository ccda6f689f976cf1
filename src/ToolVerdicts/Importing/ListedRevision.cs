namespace ToolVerdicts.Importing;

/// <summary>A revision, for the list of them.</summary>
/// <param name="Files">How many files of the content folder it took in.</param>
/// <param name="Captures">How many captured pages it took in.</param>
/// <param name="Capture">The file name of one of them; null for none.</param>
/// <param name="Changes">How many standing values it changed.</param>
[method: ExplicitConstructor]
public sealed record ListedRevision(
    long Id, DateTimeOffset RecordedAt, RevisionKind Kind, string? Author, string? Message, string? GitCommit, long? Undoes, long Files,
    long Captures, string? Capture, long Changes)
{
    public string Words => string.Join("  ", new[]
    {
        $"{Id,6}",
        RecordedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        Undoes is { } undone ? $"undo of {undone}" : Kind.ToString().ToLowerInvariant(),
        Captures > 1 ? $"{Capture} and {Captures - 1:N0} more" : Capture,
        Files > 0 ? Counted.Of(Files, "file") : null,
        Counted.Of(Changes, "change"),
        Author is null ? null : $"by {Author}",
        GitCommit,
        Message,
    }.OfType<string>());
}
