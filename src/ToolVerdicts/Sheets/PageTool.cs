namespace ToolVerdicts.Sheets;

/// <summary>A tool that a captured page shows.</summary>
/// <param name="Side">Its place on the page, from 0.</param>
[method: ExplicitConstructor]
public sealed record PageTool(long Side, long Id, Slug Slug, string Name, string Tagline, bool IsHidden);
