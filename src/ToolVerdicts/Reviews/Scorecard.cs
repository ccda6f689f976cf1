namespace ToolVerdicts.Reviews;

/// <summary>Orders the reviews of several tools into rows, one for each reviewer.</summary>
public static class Scorecard
{
    /// <summary>The rows: the usual panel in its order, other reviewers by key, then one row for each nameless text.</summary>
    /// <param name="panels">The reviews of each tool, from left to right.</param>
    public static IReadOnlyList<ScorecardRow> For(
        IReadOnlyList<IReadOnlyList<Review>> panels, IReadOnlyDictionary<string, Reviewer> reviewers)
    {
        var named = panels.SelectMany(panel => panel).Select(review => review.Reviewer).OfType<string>().Distinct()
            .OrderBy(Reviewer.Position).ThenBy(key => key, StringComparer.Ordinal)
            .Select(key => new ScorecardRow(reviewers[key], Sides(panel => panel.Where(review => review.Reviewer == key))));
        var most = panels.Max(panel => panel.Count(IsNameless));
        var nameless = Enumerable.Range(0, most)
            .Select(index => new ScorecardRow(Reviewer: null, Sides(panel => panel.Where(IsNameless).Skip(index).Take(1))));
        return named.Concat(nameless).ToList();

        List<IReadOnlyList<Review>> Sides(Func<IReadOnlyList<Review>, IEnumerable<Review>> choose) =>
            panels.Select(panel => (IReadOnlyList<Review>)choose(panel).ToList()).ToList();
    }

    private static bool IsNameless(Review review) => review.Reviewer is null;
}
