namespace ToolVerdicts.Checking;

/// <summary>How much waits for an editor. It is no fault of the store.</summary>
/// <param name="Contested">Facts and reviews of which no value stands.</param>
/// <param name="Questions">Texts of which no page tells whose review they are, and later pages that contradict an editor's file, and
/// identities for which pages are held.</param>
/// <param name="Erased">Captures whose pages were erased, so that what was kept of them is checked against nothing.</param>
public sealed record OpenCount(long Contested, long Questions, long Erased)
{
    internal const string ToolsSql = "SELECT contested FROM tools WHERE contested IS NOT NULL AND is_hidden = 0";

    private const string OfListed = "tool_id NOT IN (SELECT id FROM tools WHERE is_hidden = 1)";

    // Contested texts of one reviewer are one contested fact.
    internal const string ReviewsSql =
        $"""
        SELECT contested FROM reviews WHERE contested IS NOT NULL AND state <> 'contested' AND {OfListed}
        UNION ALL SELECT 'text' FROM (SELECT DISTINCT tool_id, reviewer FROM reviews WHERE state = 'contested' AND {OfListed}) texts
        """;

    internal const string CriteriaSql = $"SELECT COUNT(*) FROM contested_criteria WHERE {OfListed}";

    internal const string TextsSql =
        $"""
        SELECT COUNT(DISTINCT s.review_id) FROM capture_reviews s JOIN reviews r ON r.id = s.review_id
        WHERE s.withdrawn_in IS NOT NULL AND s.restored_in IS NULL AND r.state = 'withdrawn' AND {OfListed}
        """;

    /// <exception cref="DbException">The store is damaged.</exception>
    public static OpenCount Of(Database database)
    {
        using var store = database.OpenUnpooled();
        return new OpenCount(
            store.Query<string>(ToolsSql).Concat(store.Query<string>(ReviewsSql)).Sum(words => words.Split(' ').LongLength)
                + store.ExecuteScalar<long>(CriteriaSql),
            store.ExecuteScalar<long>(TextsSql)
                + store.ListQuestioned().Sum(tool => tool.Questions.LongCount(question => question.Stands is not null))
                + store.ListHeldQuestions().Count,
            store.CountErased());
    }
}
