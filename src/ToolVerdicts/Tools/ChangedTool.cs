namespace ToolVerdicts.Tools;

/// <summary>A tool that has changed.</summary>
/// <param name="Category">The slug of its category; null is "not stated".</param>
public sealed record ChangedTool(string Slug, string? Category);
