namespace ToolVerdicts.Sheets;

public static class ComparisonCardQueries
{
    /// <summary>The cards of comparisons. An address that leads to no comparison has none.</summary>
    /// <param name="addresses">Address parts, such as <c>a-vs-b</c>.</param>
    /// <param name="criteria">The criteria of the site.</param>
    public static async Task<IReadOnlyList<ComparisonCard>> ListCardsAsync(
        this DbConnection store, IEnumerable<string> addresses, Freshness freshness, IReadOnlyList<Criterion> criteria)
    {
        var comparisons = new List<Comparison>();
        foreach (var address in addresses)
        {
            if ((await store.FindComparisonAsync(address, freshness, asOf: null, criteria)).Comparison is { } comparison)
                comparisons.Add(comparison);
        }

        return ComparisonCard.ListOf(comparisons);
    }

    /// <summary>The cards of a tool beside each of up to three others, which are loaded together.</summary>
    /// <param name="asOf">The past state to show; null for the present one.</param>
    public static async Task<IReadOnlyList<ComparisonCard>> ListCardsAsync(
        this DbConnection store, Slug tool, IReadOnlyList<Slug> others, Freshness freshness, AsOf? asOf, IReadOnlyList<Criterion> criteria)
    {
        if (others.Count == 0)
            return [];
        var settled = (await store.FindSettledToolsAsync([tool, .. others], asOf)).ToDictionary(found => found.Tool.Slug);
        var provenance = await store.FindProvenanceAsync(
            settled.Values.Select(found => found.Tool.Id).ToList(), settled.Values.SelectMany(found => found.Shown),
            asOf?.Moment ?? Moment.Now, hasCriteria: criteria.Count > 0);
        var reviewers = await store.ListReviewersAsync();
        return ComparisonCard.ListOf(others.Where(settled.ContainsKey).Select(other => ComparisonQueries.Build(
            ComparisonAddress.Of([tool, other])!, new[] { tool, other }.Order().Select(slug => settled[slug]).ToList(), provenance,
            reviewers, freshness, asOf, criteria)));
    }
}
