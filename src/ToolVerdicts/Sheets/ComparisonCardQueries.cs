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
}
