namespace ToolVerdicts.Facts;

public static class StatementQueries
{
    // Reviews are counted where counts of the panel are to be deduced from its share.
    private const string ToolStatements =
        """
        SELECT s.tool_id, s.side, t.slug, s.capture_id AS source, c.form AS kind, v.seen, v.revision_id AS revision,
               v.withdrawn_in AS until, s.name, s.tagline, s.category, s.description, s.price_word, s.price_text, s.panel_share,
               s.panel_ship, s.panel_skip, s.community_share, s.community_votes,
               CASE WHEN s.panel_share IS NOT NULL AND s.panel_ship IS NULL THEN
                   (SELECT COUNT(*) FROM capture_reviews r WHERE r.capture_id = s.capture_id AND r.side = s.side)
               ELSE 0 END AS reviews
        FROM capture_tools s JOIN captures c ON c.id = s.capture_id JOIN sightings v ON v.capture_id = s.capture_id
        JOIN tools t ON t.id = s.tool_id
        WHERE s.tool_id IN (@a, @b, @c, @d) AND s.capture_id <= @capture AND v.revision_id <= @revision
        """;

    private const string ReviewStatements =
        """
        SELECT s.review_id, s.capture_id AS source, c.form AS kind, v.seen, v.revision_id AS revision, v.withdrawn_in AS until, s.reviewer,
               s.score, s.call, s.withdrawn_in, s.restored_in,
               COALESCE(s.withdrawn_in <= @revision AND (s.restored_in IS NULL OR s.restored_in > @revision), FALSE) AS is_withdrawn
        FROM reviews r JOIN capture_reviews s ON s.review_id = r.id
        JOIN captures c ON c.id = s.capture_id JOIN sightings v ON v.capture_id = s.capture_id
        WHERE r.tool_id IN (@a, @b, @c, @d) AND s.capture_id <= @capture AND v.revision_id <= @revision
        """;

    // Of a page that an undo withdrew, nothing counts any longer.
    private const string Standing = " AND (v.withdrawn_in IS NULL OR v.withdrawn_in > @revision)";
    private const string ByPage = " ORDER BY s.capture_id, v.revision_id";
    private const string ByRow = " ORDER BY s.capture_id, s.row, v.revision_id";

    internal const string ToolStatementsSql = ToolStatements + Standing + ByPage;
    internal const string AllToolStatementsSql = ToolStatements + ByPage;
    internal const string ReviewStatementsSql = ReviewStatements + Standing + ByRow;
    internal const string AllReviewStatementsSql = ReviewStatements + ByRow;

    private const string FileStatements =
        """
        SELECT f.tool_id, t.slug, f.id AS source, 'file' AS kind, f.fact, f.value, f.seen, f.source AS address, f.capture_id,
               c.file_name AS capture_name, f.quote, f.because, f.since AS revision, f.until, EXISTS (
                   SELECT 1 FROM capture_tools s JOIN tools l ON l.id = s.tool_id WHERE s.capture_id = f.capture_id AND l.is_hidden = 0
               ) AS is_page_shown
        FROM file_facts f JOIN tools t ON t.id = f.tool_id LEFT JOIN captures c ON c.id = f.capture_id
        WHERE f.tool_id IN (@a, @b, @c, @d)
        """;

    private const string StandingFile = " AND f.since <= @revision AND (f.until IS NULL OR f.until > @revision) ORDER BY f.id";

    internal const string FileStatementsSql = FileStatements + StandingFile;

    // Those without criteria, of which most files have far more than of these facts.
    internal const string FixedFactsSql =
        $"{FileStatements} AND f.fact IN ({FileFact.Fixed}){StandingFile}";

    internal const string AllFileStatementsSql = FileStatements + " ORDER BY f.id";

    internal const string FileReviewsSql =
        """
        SELECT f.review_id, f.id AS source, 'file' AS kind, COALESCE(f.written, f.seen) AS seen, f.since AS revision, f.reviewer, f.score,
               f.call, f.authorship, f.author, f.written, f.source AS address, f.because
        FROM reviews r JOIN file_reviews f ON f.review_id = r.id
        WHERE r.tool_id IN (@a, @b, @c, @d) AND f.since <= @revision AND (f.until IS NULL OR f.until > @revision) ORDER BY f.id
        """;

    internal const string TextsSql =
        "SELECT id, tool_id, text, text_digest FROM reviews WHERE tool_id IN (@a, @b, @c, @d) ORDER BY tool_id, id";

    // A neighbour that captures name differently is no evidence.
    internal const string EvidenceSql =
        """
        SELECT DISTINCT s.review_id, s.row, (
            SELECT CASE WHEN COUNT(DISTINCT n.reviewer) = 1 THEN MIN(n.reviewer) END FROM capture_reviews n
            WHERE n.review_id = o.review_id AND n.reviewer IS NOT NULL AND n.capture_id <= @capture AND EXISTS (
                SELECT 1 FROM sightings v WHERE v.capture_id = n.capture_id AND (v.withdrawn_in IS NULL OR v.withdrawn_in > @revision))
        ) AS neighbour
        FROM reviews r JOIN capture_reviews s ON s.review_id = r.id AND s.reviewer IS NULL
        LEFT JOIN capture_reviews o ON o.capture_id = s.capture_id AND o.row = s.row AND o.side <> s.side
        WHERE r.tool_id IN (@a, @b, @c, @d) AND s.capture_id <= @capture
          AND (s.withdrawn_in IS NULL OR s.withdrawn_in > @revision OR s.restored_in <= @revision)
          AND EXISTS (
              SELECT 1 FROM sightings v WHERE v.capture_id = s.capture_id AND (v.withdrawn_in IS NULL OR v.withdrawn_in > @revision))
        """;

    /// <summary>Loads what captures state of one to four tools.</summary>
    public static async Task<IReadOnlyList<ToolStatement>> FindToolStatementsAsync(
        this DbConnection store, IReadOnlyList<long> toolIds, Moment moment) => await store.WithRowsAsync(
        (await store.QueryAsync<ToolStatement>(ToolStatementsSql, Parameters(toolIds, moment))).AsList(), toolIds, moment);

    /// <summary>Loads what captures state of the reviews of one to four tools.</summary>
    public static async Task<IReadOnlyList<ReviewStatement>> FindReviewStatementsAsync(
        this DbConnection store, IReadOnlyList<long> toolIds, Moment moment) =>
        (await store.QueryAsync<ReviewStatement>(ReviewStatementsSql, Parameters(toolIds, moment))).AsList();

    // Most tools have no file, so that one query saves three.
    internal const string HasEditsSql =
        """
        SELECT EXISTS (SELECT 1 FROM decisions WHERE since <= @revision)
            OR EXISTS (SELECT 1 FROM file_facts WHERE tool_id IN (@a, @b, @c, @d))
            OR EXISTS (SELECT 1 FROM reviews r JOIN file_reviews f ON f.review_id = r.id WHERE r.tool_id IN (@a, @b, @c, @d))
        """;

    /// <summary>Loads what editors state of one to four tools.</summary>
    /// <param name="hasCriteria">False to leave out criteria.</param>
    public static async Task<EditorStatements> FindEditorStatementsAsync(
        this DbConnection store, IReadOnlyList<long> toolIds, Moment moment, bool hasCriteria = true)
    {
        var parameters = Parameters(toolIds, moment);
        if (!await store.ExecuteScalarAsync<bool>(HasEditsSql, parameters))
            return new EditorStatements([], [], new Dictionary<long, string>());
        return new EditorStatements(
            (await store.QueryAsync<FileStatement>(hasCriteria ? FileStatementsSql : FixedFactsSql, parameters)).AsList(),
            (await store.QueryAsync<ReviewStatement>(FileReviewsSql, parameters)).AsList(),
            (await store.QueryAsync<(long Question, string Take)>(DecisionsSql, new { moment.Revision }))
                .ToDictionary(decision => decision.Question, decision => decision.Take));
    }

    internal const string DecisionsSql =
        "SELECT question, take FROM decisions WHERE since <= @Revision AND (until IS NULL OR until > @Revision)";

    /// <summary>Loads what captures state of a tool, or stated before an undo withdrew them.</summary>
    public static async Task<IReadOnlyList<ToolStatement>> FindAllToolStatementsAsync(this DbConnection store, long toolId) =>
        await store.WithRowsAsync(
            (await store.QueryAsync<ToolStatement>(AllToolStatementsSql, Parameters([toolId], Moment.Now))).AsList(), [toolId], Moment.Now);

    /// <summary>Loads what sources state of the reviews of a tool, captures also before an undo withdrew them.</summary>
    public static async Task<IReadOnlyList<ReviewStatement>> FindAllReviewStatementsAsync(this DbConnection store, long toolId) =>
        (await store.QueryAsync<ReviewStatement>(AllReviewStatementsSql, Parameters([toolId], Moment.Now)))
        .Concat(await store.QueryAsync<ReviewStatement>(FileReviewsSql, Parameters([toolId], Moment.Now))).ToList();

    /// <summary>Loads what the file of a tool states, or stated before it was changed.</summary>
    public static async Task<IReadOnlyList<FileStatement>> FindAllFileStatementsAsync(this DbConnection store, long toolId) =>
        (await store.QueryAsync<FileStatement>(AllFileStatementsSql, Parameters([toolId], Moment.Now))).AsList();

    /// <summary>Works out the standing values of one to four tools from their statements.</summary>
    /// <returns>The tools in the order of <paramref name="toolIds"/>, without those of which nothing is stated at the moment.</returns>
    public static async Task<IReadOnlyList<SettledTool>> SettleAsync(this DbConnection store, IReadOnlyList<long> toolIds, Moment moment)
    {
        var parameters = Parameters(toolIds, moment);
        var tools = (await store.FindToolStatementsAsync(toolIds, moment)).ToLookup(statement => statement.ToolId);
        var editors = await store.FindEditorStatementsAsync(toolIds, moment);
        var files = editors.Facts.ToLookup(statement => statement.ToolId);
        var reviews = (await store.FindReviewStatementsAsync(toolIds, moment)).Concat(editors.Reviews)
            .ToLookup(statement => statement.ReviewId);
        var texts = (await store.QueryAsync<Review>(TextsSql, parameters)).ToLookup(review => review.ToolId);
        var criteria = await store.FindCriteriaOfAsync(tools.SelectMany(tool => tool), editors.Facts, moment);
        // Only texts that no source names need evidence.
        var hasNameless = texts.SelectMany(review => review)
            .Any(review => reviews.Contains(review.Id) && reviews[review.Id].All(shown => shown.Reviewer is null));
        var evidence = hasNameless ? await store.QueryAsync<EvidenceRow>(EvidenceSql, parameters) : [];
        var rows = evidence.ToLookup(row => row.ReviewId, row => new RowEvidence(row.Row, row.Neighbour));
        return toolIds.Where(id => tools.Contains(id) || IsNamed(files[id]))
            .Select(id => Settlement.Of(
                id, new ToolSources([.. tools[id]], [.. files[id]], editors.Decisions, criteria), [.. texts[id]], reviews, rows))
            .ToList();
    }

    // Without a page, a file has to give the tool its name.
    private static bool IsNamed(IEnumerable<FileStatement> file)
    {
        var stated = file.Where(statement => statement.Value is not null).Select(statement => statement.Fact).ToList();
        return stated.Contains(FileFact.Name) && stated.Contains(FileFact.Tagline);
    }

    private static object Parameters(IReadOnlyList<long> toolIds, Moment moment) => new
    {
        a = toolIds.At(0), b = toolIds.At(1), c = toolIds.At(2), d = toolIds.At(3), capture = moment.Capture, revision = moment.Revision,
    };

    [method: ExplicitConstructor]
    private sealed record EvidenceRow(long ReviewId, long Row, string? Neighbour);
}
