namespace ToolVerdicts.Content;

/// <summary>One file of the content folder.</summary>
/// <param name="Path">The path below the folder, with slashes, such as <c>tools/github-actions.md</c>.</param>
/// <param name="Text">The text, with line feeds only.</param>
public sealed record FolderFile(string Path, string Text);
