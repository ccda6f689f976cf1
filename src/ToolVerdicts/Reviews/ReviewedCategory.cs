namespace ToolVerdicts.Reviews;

/// <summary>A category in which a reviewer has reviewed tools.</summary>
/// <param name="Reviews">How many of its tools the reviewer has reviewed.</param>
[method: ExplicitConstructor]
public sealed record ReviewedCategory(Slug Slug, string Name, long Reviews);
