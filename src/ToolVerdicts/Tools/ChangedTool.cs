namespace ToolVerdicts.Tools;

/// <param name="Category">The slug of its category; null is "not stated".</param>
public sealed record ChangedTool(Slug Slug, Slug? Category);
