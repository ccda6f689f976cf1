namespace ToolVerdicts.Tools;

/// <summary>A tool's address part, its name, and the tagline that tells it from others of that name.</summary>
public sealed record ToolName(Slug Slug, string Name, string Tagline);
