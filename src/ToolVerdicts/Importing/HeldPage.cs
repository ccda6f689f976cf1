namespace ToolVerdicts.Importing;

/// <summary>A captured page that waits for an editor, without its bytes.</summary>
/// <param name="Seen">The day on which the page was seen; null for the date of the page.</param>
[method: ExplicitConstructor]
public sealed record HeldPage(string FileName, DateOnly? Seen);
