namespace ToolVerdicts.Importing;

/// <summary>A file to import.</summary>
/// <param name="Seen">The day on which the page was seen; null for the date of the page.</param>
public sealed record SeenPath(string Path, DateOnly? Seen);
