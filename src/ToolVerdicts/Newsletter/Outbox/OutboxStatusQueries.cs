namespace ToolVerdicts.Newsletter.Outbox;

public static class OutboxStatusQueries
{
    internal const string CountsSql = "SELECT state, COUNT(*) FROM deliveries GROUP BY state";

    internal const string StatusSql =
        """
        SELECT i.week, COUNT(*) FILTER (WHERE d.state = 'queued') AS queued, COUNT(*) FILTER (WHERE d.state = 'sending') AS sending,
               COUNT(*) FILTER (WHERE d.state = 'sent') AS sent, COUNT(*) FILTER (WHERE d.state = 'failed') AS failed,
               COUNT(*) FILTER (WHERE d.state = 'unknown') AS unknown
        FROM deliveries d LEFT JOIN issues i ON i.id = d.issue_id
        GROUP BY i.week ORDER BY i.week IS NULL, i.week DESC LIMIT @limit
        """;

    internal const string StrandedSql =
        """
        SELECT i.week, s.address, d.changed_at, d.last_answer AS answer
        FROM deliveries d JOIN subscribers s ON s.id = d.subscriber_id LEFT JOIN issues i ON i.id = d.issue_id
        WHERE d.state = @state ORDER BY d.changed_at DESC, d.id LIMIT @limit
        """;

    internal const string SubscribersSql = "SELECT state, COUNT(*) FROM subscribers GROUP BY state ORDER BY state";

    private static readonly string[] States = ["queued", "sending", "sent", "failed", "unknown"];

    /// <summary>Counts the messages of the latest issues, and of the confirmations, by state.</summary>
    public static IReadOnlyList<OutboxStatus> ListOutbox(this DbConnection store, int limit) =>
        store.Query<OutboxStatus>(StatusSql, new { limit }).AsList();

    /// <summary>Lists the messages of unknown outcome, the latest first.</summary>
    public static IReadOnlyList<StrandedDelivery> ListUnknown(this DbConnection store, int limit) =>
        store.Query<StrandedDelivery>(StrandedSql, new { state = "unknown", limit }).AsList();

    /// <summary>Lists the messages that failed, the latest first.</summary>
    public static IReadOnlyList<StrandedDelivery> ListFailed(this DbConnection store, int limit) =>
        store.Query<StrandedDelivery>(StrandedSql, new { state = "failed", limit }).AsList();

    public static IReadOnlyList<(string State, long Count)> CountSubscribers(this DbConnection store) =>
        store.Query<(string, long)>(SubscribersSql).AsList();

    /// <summary>Counts the messages in each state; states without messages are zero.</summary>
    public static IReadOnlyList<(string State, long Messages)> CountDeliveries(this DbConnection store)
    {
        var counts = store.Query<(string State, long Messages)>(CountsSql).ToDictionary(count => count.State, count => count.Messages);
        return States.Select(state => (state, counts.GetValueOrDefault(state))).ToList();
    }
}
