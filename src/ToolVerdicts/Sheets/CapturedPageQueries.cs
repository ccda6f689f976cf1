namespace ToolVerdicts.Sheets;

public static class CapturedPageQueries
{
    internal const string FindSql =
        """
        SELECT p.id, p.file_name, p.sha256, p.form, p.media, p.address, p.imported_at, p.erased_in IS NOT NULL AS is_erased
        FROM captures p WHERE p.id = @captureId
        """;

    internal const string ToolsSql =
        """
        SELECT s.side, t.id, t.slug, t.name, t.tagline, t.is_hidden
        FROM capture_tools s JOIN tools t ON t.id = s.tool_id WHERE s.capture_id = @captureId ORDER BY s.side
        """;

    internal const string DaysSql = "SELECT DISTINCT seen FROM sightings WHERE capture_id = @captureId ORDER BY seen";

    /// <summary>Loads a captured page; null when there is none, when it was removed, and when the site lists none of its tools.</summary>
    /// <param name="criteria">The criteria of the site.</param>
    public static async Task<CapturedPage?> FindCapturedPageAsync(
        this DbConnection store, long captureId, Freshness freshness, IReadOnlyList<Criterion> criteria)
    {
        if (await store.QuerySingleOrDefaultAsync<CaptureSource>(FindSql, new { captureId }) is not { } source
            || await store.FindRemovalOfPageAsync(captureId) is not null)
            return null;
        var all = (await store.QueryAsync<PageTool>(ToolsSql, new { captureId })).AsList();
        var tools = all.FindAll(tool => !tool.IsHidden);
        if (tools.Count == 0)
            return null;
        var days = (await store.QueryAsync<string?>(DaysSql, new { captureId }))
            .Select(seen => ColumnTypes.TryParseDay(seen, out var day) ? day : (DateOnly?)null).Distinct().ToList();
        // The words of the page would tell of the tools that the site does not show.
        var words = tools.Count < all.Count
            ? PageWords.Without(PageWordsState.Withheld)
            : await store.ReadWordsAsync(source);
        var facts = new PageFacts(words, freshness, criteria, await store.ListReviewersAsync());
        foreach (var tool in tools.DistinctBy(tool => tool.Id))
            await store.AddFactsAsync(captureId, tool, criteria, facts);
        return new CapturedPage(source, days, tools, words, facts.List);
    }

    internal const string ContentSql = "SELECT content FROM capture_pages WHERE capture_id = @captureId";

    private static async Task<PageWords> ReadWordsAsync(this DbConnection store, CaptureSource source)
    {
        try
        {
            return PageWords.Read(await store.ExecuteScalarAsync<object?>(ContentSql, new { captureId = source.Id }), source.Sha256);
        }
        catch (DbException fault) when (StoreFault.IsMalformed(fault))
        {
            return PageWords.Without(PageWordsState.Damaged);
        }
    }

    private static async Task AddFactsAsync(
        this DbConnection store, long captureId, PageTool tool, IReadOnlyList<Criterion> criteria, PageFacts facts)
    {
        var shown = (await store.FindToolsAsync([tool.Slug])).Single();
        var statements = await store.FindAllToolStatementsAsync(tool.Id);
        var editors = await store.FindEditorStatementsAsync([tool.Id], Moment.Now);
        var live = statements.Where(statement => statement.Until is null).ToList();
        // Only a damaged store lists a tool of which nothing is stated.
        if (live.Count + editors.Facts.Count == 0)
            return;
        var standings = ToolStandings.Of(new ToolSources(live, editors.Facts, editors.Decisions, criteria));
        foreach (var said in OfPage(statements, captureId, statement => statement.Side))
            facts.Add(said, shown, standings);
        foreach (var assigned in editors.Facts.Where(fact => fact.CaptureId == captureId && fact.Value is not null))
            facts.Add(tool.Side, assigned);

        var reviews = await store.ListTextsAsync(tool.Id);
        var byId = reviews.ToDictionary(review => review.Id);
        var edited = editors.Reviews.Select(statement => statement.ReviewId).ToHashSet();
        var stated = await store.FindAllReviewStatementsAsync(tool.Id);
        foreach (var said in OfPage(stated, captureId, statement => statement.ReviewId))
            facts.Add(tool.Side, said, byId[said.ReviewId], reviews, edited);
    }

    // A page that was seen on several days states the same on each; one day on which it was not taken back is enough to stand.
    private static IEnumerable<T> OfPage<T>(IEnumerable<T> statements, long captureId, Func<T, long> part)
        where T : SourceStatement => statements.Where(said => !said.IsFile && said.Source == captureId).GroupBy(part)
            .Select(said => said.OrderBy(one => one.Until is not null).First());
}
