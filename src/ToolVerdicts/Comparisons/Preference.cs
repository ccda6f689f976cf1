namespace ToolVerdicts.Comparisons;

/// <summary>The tool that one reviewer scores highest, and its lead.</summary>
/// <param name="Side">The tool; null when several have the highest score.</param>
/// <param name="Gap">The distance to the next tool, in points.</param>
internal sealed record Preference(Reviewer Reviewer, ComparedSide? Side, long Gap)
{
    /// <param name="scores">At least two sides with their scores.</param>
    public static Preference Of(Reviewer reviewer, IReadOnlyList<(ComparedSide Side, long Score)> scores)
    {
        var ranked = scores.OrderByDescending(side => side.Score).ToList();
        var gap = ranked[0].Score - ranked[1].Score;
        return new Preference(reviewer, gap == 0 ? null : ranked[0].Side, gap);
    }
}
