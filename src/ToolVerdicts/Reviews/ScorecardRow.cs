namespace ToolVerdicts.Reviews;

/// <summary>The reviews by one reviewer of the tools of a comparison.</summary>
/// <param name="Reviewer">The reviewer; null for texts whose reviewer is not known.</param>
/// <param name="Sides">The reviews of each tool, from left to right; empty where there is none.</param>
public sealed record ScorecardRow(Reviewer? Reviewer, IReadOnlyList<IReadOnlyList<Review>> Sides);
