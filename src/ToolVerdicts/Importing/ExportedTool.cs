namespace ToolVerdicts.Importing;

/// <summary>A tool as an export knows it.</summary>
/// <param name="Identity">The digest of its first identity.</param>
[method: ExplicitConstructor]
internal sealed record ExportedTool(long Id, Slug Slug, string Identity, string Name, string Tagline, bool IsHidden);
