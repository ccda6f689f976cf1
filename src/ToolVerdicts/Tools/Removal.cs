namespace ToolVerdicts.Tools;

/// <summary>The removal of a tool, or of a captured page, that the site shows no longer.</summary>
/// <param name="Slug">The address that was asked for, which the tool had; null for a page.</param>
/// <param name="Because">The reason, in the editor's words.</param>
public sealed record Removal(Slug? Slug, string Because, DateOnly RemovedOn);
