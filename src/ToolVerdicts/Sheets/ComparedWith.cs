namespace ToolVerdicts.Sheets;

/// <summary>A tool that a capture shows beside another tool.</summary>
/// <param name="Address">The comparison's address part.</param>
public sealed record ComparedWith(string Address, Slug Slug, string Name, string Tagline);
