namespace ToolVerdicts.Importing;

/// <summary>A listed tool that a captured identity may be.</summary>
/// <param name="Identity">The digest of the tool's first name and tagline, which never changes.</param>
[method: ExplicitConstructor]
public sealed record NearTool(long Id, Slug Slug, string Name, string Tagline, string Identity);
