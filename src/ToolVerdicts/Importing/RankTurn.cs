namespace ToolVerdicts.Importing;

/// <summary>A tool's place in its category before and after a revision, in the panel's order.</summary>
/// <param name="Before">The place, from 1; null when it was in no category.</param>
/// <param name="After">The place, from 1; null when it is in no category.</param>
/// <param name="Category">The category afterwards; null when it is in none.</param>
/// <param name="Tools">How many tools the category has afterwards.</param>
[method: ExplicitConstructor]
public sealed record RankTurn(Slug Slug, string Name, long? Before, long? After, string? Category, long Tools);
