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
        this DbConnection store, SettledTool tool, IReadOnlyList<Slug> others, Freshness freshness, AsOf? asOf,
        IReadOnlyList<Criterion> criteria)
    {
        if (others.Count == 0)
            return [];
        var settled = (await store.FindSettledToolsAsync(others, asOf)).ToDictionary(other => other.Tool.Slug);
        var reviewers = await store.ListReviewersAsync();
        var comparisons = await BuildAsync(others.Where(settled.ContainsKey), []);
        // Criteria are most of what there is to load, and answers seldom have room for them.
        var open = comparisons.Where(comparison => comparison.Value.HasRoomForCriteria).Select(comparison => comparison.Key).ToList();
        foreach (var (other, comparison) in criteria.Count == 0 || open.Count == 0 ? [] : await BuildAsync(open, criteria))
            comparisons[other] = comparison;
        return ComparisonCard.ListOf(others.Where(comparisons.ContainsKey).Select(other => comparisons[other]));

        async Task<Dictionary<Slug, Comparison>> BuildAsync(IEnumerable<Slug> slugs, IReadOnlyList<Criterion> shown)
        {
            var beside = slugs.Select(slug => settled[slug]).ToList();
            IReadOnlyList<SettledTool> all = [tool, .. beside];
            var provenance = await store.FindProvenanceAsync(
                all.Select(one => one.Tool.Id).ToList(), all.SelectMany(one => one.Shown), asOf?.Moment ?? Moment.Now,
                hasCriteria: shown.Count > 0);
            return beside.ToDictionary(other => other.Tool.Slug, other => ComparisonQueries.Build(
                ComparisonAddress.Of([tool.Tool.Slug, other.Tool.Slug])!, [.. new[] { tool, other }.OrderBy(one => one.Tool.Slug)],
                provenance, reviewers, freshness, asOf, shown));
        }
    }
}
