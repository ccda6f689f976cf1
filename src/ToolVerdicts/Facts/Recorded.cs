namespace ToolVerdicts.Facts;

/// <summary>A statement with the revision that recorded it.</summary>
public sealed record Recorded<T>(long Revision, Statement<T> Statement);
