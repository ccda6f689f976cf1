namespace ToolVerdicts.Sheets;

/// <summary>A tool that a capture shows beside another tool.</summary>
/// <param name="Address">The comparison's address part.</param>
/// <param name="Slug">The slug of the other tool.</param>
/// <param name="Name">The name of the other tool.</param>
public sealed record ComparedWith(string Address, string Slug, string Name);
