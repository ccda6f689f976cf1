namespace ToolVerdicts.Sheets;

public static class ToolSheetQueries
{
    private const int MostComparisons = 50;
    private const int MostAlternatives = 8;

    // Together with the tool itself as many as one query loads.
    private const int MostCards = ComparisonAddress.MaxTools - 1;

    /// <summary>The tool with this slug; null when there is none, or when it was not listed yet.</summary>
    /// <param name="asOf">The past state to show; null for the present one.</param>
    /// <param name="criteria">The criteria of the site; null for none.</param>
    public static async Task<ToolSheet?> FindToolSheetAsync(
        this DbConnection store, Slug slug, Freshness freshness, AsOf? asOf = null, IReadOnlyList<Criterion>? criteria = null)
    {
        if (await store.FindSettledToolsAsync([slug], asOf) is not [var settled])
            return null;
        var (tool, reviews) = (settled.Tool, settled.Shown);
        var moment = asOf?.Moment ?? Moment.Now;
        var compared = await store.ListComparedWithAsync(tool.Id, MostComparisons, moment.Capture);
        var alternatives = asOf is null
            ? await store.ListAlternativesAsync(tool.Id, MostAlternatives)
            : await store.ListPastAlternativesAsync(tool, asOf, MostAlternatives);
        var others = compared.Where(other => other.Address == ComparisonAddress.Of([slug, other.Slug])?.ToString())
            .Select(other => other.Slug).Concat(alternatives.Select(other => other.Slug)).Distinct().Take(MostCards).ToList();
        var beside = others.Count == 0 ? [] : await store.FindSettledToolsAsync(others, asOf);
        var statements = await store.FindStatementsAsync(
            [tool.Id, .. beside.Select(other => other.Tool.Id)], moment, hasCriteria: criteria is not null);
        var provenance = new Provenance(statements.Of(tool.Id), reviews, hasCriteria: criteria is not null);
        var reviewers = await store.ListReviewersAsync();
        return new ToolSheet(
            tool,
            asOf is null ? await store.FindCategoryOfAsync(tool.Id) : await store.FindPastCategoryAsync(tool, asOf),
            reviews,
            Reviews.Scorecard.For([reviews], reviewers),
            provenance,
            compared,
            alternatives,
            freshness,
            asOf)
        {
            Cards = ListCards(),
            Criteria = CriterionCell.ListOf(criteria ?? [], tool, provenance, freshness),
        };

        IReadOnlyList<ComparisonCard> ListCards()
        {
            var all = new Provenance(
                statements, reviews.Concat(beside.SelectMany(other => other.Shown)), hasCriteria: criteria is not null);
            return ComparisonCard.ListOf(beside.OrderBy(other => others.IndexOf(other.Tool.Slug)).Select(other => ComparisonQueries.Build(
                ComparisonAddress.Of([slug, other.Tool.Slug])!, [.. new[] { settled, other }.OrderBy(one => one.Tool.Slug)],
                all, reviewers, freshness, asOf, criteria ?? [])));
        }
    }
}
