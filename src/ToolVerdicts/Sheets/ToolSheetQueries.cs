namespace ToolVerdicts.Sheets;

public static class ToolSheetQueries
{
    private const int MostComparisons = 50;
    private const int MostAlternatives = 8;

    /// <summary>The tool with this slug; null when there is none.</summary>
    public static async Task<ToolSheet?> FindToolSheetAsync(this DbConnection store, Slug slug)
    {
        if (await store.FindToolsAsync([slug]) is not [var tool])
            return null;
        var reviews = await store.FindReviewsAsync([tool.Id]);
        return new ToolSheet(
            tool,
            await store.FindCategoryOfAsync(tool.Id),
            reviews,
            Reviews.Scorecard.For([reviews], await store.ListReviewersAsync()),
            await store.FindProvenanceAsync([tool.Id]),
            await store.ListComparedWithAsync(tool.Id, MostComparisons),
            await store.ListAlternativesAsync(tool.Id, MostAlternatives));
    }
}
