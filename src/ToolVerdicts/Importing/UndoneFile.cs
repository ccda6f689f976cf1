namespace ToolVerdicts.Importing;

/// <summary>A file of the content folder that an undo writes back.</summary>
/// <param name="Path">The path below the folder.</param>
/// <param name="Undone">The text that is taken back; null for a file that was gone.</param>
/// <param name="Text">The text that is written back; null for a file that goes away.</param>
public sealed record UndoneFile(string Path, string? Undone, string? Text);
