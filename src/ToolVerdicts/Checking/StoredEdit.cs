namespace ToolVerdicts.Checking;

/// <summary>An editor's revision, as stored.</summary>
/// <param name="RecordedAt">The time, which damage can have made another text.</param>
[method: ExplicitConstructor]
internal sealed record StoredEdit(long Id, string RecordedAt, string? Author, string? Message, string? GitCommit, long? Undoes);
