namespace ToolVerdicts.Facts;

public static class ProvenanceQueries
{
    /// <summary>Loads the sources of the facts about one to four tools.</summary>
    /// <param name="reviews">The reviews on the page.</param>
    /// <param name="address">The address of the comparison on the page; null on a tool's own page.</param>
    /// <param name="hasCriteria">True when the page shows criteria.</param>
    public static async Task<Provenance> FindProvenanceAsync(
        this DbConnection store, IReadOnlyList<long> toolIds, IEnumerable<Review> reviews, Moment moment, string? address = null,
        bool hasCriteria = false) =>
        new(await store.FindStatementsAsync(toolIds, moment, hasCriteria), reviews, address, hasCriteria);

    /// <summary>Loads all that sources state of one to four tools.</summary>
    /// <param name="hasCriteria">False to leave out criteria.</param>
    public static async Task<SourceStatements> FindStatementsAsync(
        this DbConnection store, IReadOnlyList<long> toolIds, Moment moment, bool hasCriteria)
    {
        var editors = await store.FindEditorStatementsAsync(toolIds, moment, hasCriteria);
        var captures = await store.FindToolStatementsAsync(toolIds, moment);
        return new SourceStatements(
            await store.ListSourcesAsync(toolIds, moment.Capture, moment.Revision),
            captures,
            editors.Facts,
            [.. await store.FindReviewStatementsAsync(toolIds, moment), .. editors.Reviews],
            editors.Decisions,
            hasCriteria ? await store.FindCriteriaOfAsync(captures, editors.Facts, moment) : []);
    }
}
