namespace ToolVerdicts.Facts;

/// <summary>The table of changes, which feeds, the weekly email, the page cache and the pages of changes read.</summary>
public static class ChangeQueries
{
    internal const string AddSql =
        """
        INSERT INTO changes (revision_id, tool_id, fact, criterion, review_id, before, after, before_contested, after_contested,
                             before_verdict, after_verdict)
        VALUES (@revision, @toolId, @fact, @Criterion, @ReviewId, @Before, @After, @BeforeContested, @AfterContested, @beforeVerdict,
                @afterVerdict)
        """;

    internal const string LastSql = "SELECT COALESCE(MAX(id), 0) FROM changes";

    // A tool that moved to another category has a row for each of the two.
    internal const string ChangedSql =
        """
        SELECT t.slug, c.slug AS category
        FROM changes x JOIN tools t ON t.id = x.tool_id LEFT JOIN categories c ON c.id = t.category_id WHERE x.id > @since
        UNION
        SELECT t.slug, c.slug FROM changes x JOIN tools t ON t.id = x.tool_id JOIN categories c ON c.name = x.before
        WHERE x.id > @since AND x.fact = 'category'
        """;

    internal const string HasChangeOfAllSql = "SELECT COUNT(*) FROM changes WHERE id > @since AND tool_id IS NULL";

    /// <summary>The id of the last change; zero when there is none. Ids only grow.</summary>
    public static long FindLastChange(this DbConnection store) => store.ExecuteScalar<long>(LastSql);

    /// <summary>The tools with a change after another one, each with its category, and with the one that it left.</summary>
    public static IReadOnlyList<ChangedTool> ListChangedTools(this DbConnection store, long since) =>
        store.Query<ChangedTool>(ChangedSql, new { since }).AsList();

    /// <summary>True when any tool can have changed since.</summary>
    public static bool HasChangeOfAll(this DbConnection store, long since) =>
        store.ExecuteScalar<long>(HasChangeOfAllSql, new { since }) > 0;

    /// <summary>Adds a change. Runs in the transaction that makes it.</summary>
    /// <param name="revision">The revision; null for a change of no fact.</param>
    /// <param name="toolId">The tool; null when any tool can have changed.</param>
    public static void AddChange(this DbConnection store, long? revision, long? toolId, FactChange change) => store.Execute(AddSql, new
    {
        revision,
        toolId,
        fact = ColumnTypes.ToStored<ChangedFact>(change.Fact),
        change.Criterion,
        change.ReviewId,
        change.Before,
        change.After,
        change.BeforeContested,
        change.AfterContested,
        beforeVerdict = change.BeforeVerdict.ToStored(),
        afterVerdict = change.AfterVerdict.ToStored(),
    });

    /// <summary>Notes that an operator changed the votes that count for a tool.</summary>
    public static void NoteVotesChange(this DbConnection store, long toolId) =>
        store.AddChange(revision: null, toolId, new FactChange(ChangedFact.Votes, ReviewId: null, Before: null, After: null));
}
