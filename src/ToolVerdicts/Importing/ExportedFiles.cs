namespace ToolVerdicts.Importing;

/// <summary>The files of an export.</summary>
/// <param name="Files">All of them, in the order of their paths.</param>
/// <param name="Drafts">The paths of those that were made drafts: each leaves the name of its tool to pages, and none shows it any longer.
/// </param>
public sealed record ExportedFiles(IReadOnlyList<FolderFile> Files, IReadOnlyList<string> Drafts);
