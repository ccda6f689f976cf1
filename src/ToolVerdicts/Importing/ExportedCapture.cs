namespace ToolVerdicts.Importing;

/// <summary>A capture on a day on which it was seen.</summary>
/// <param name="Seen">The day; null is "not known".</param>
[method: ExplicitConstructor]
public sealed record ExportedCapture(long Id, string Sha256, string FileName, DateOnly? Seen);
