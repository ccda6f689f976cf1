using System.Data.Common;
using Dapper;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>How far the messages of one issue are, or the confirmations.</summary>
public sealed record OutboxStatus
{
    /// <summary>The issue; null for confirmations.</summary>
    public string? Week { get; init; }

    /// <summary>Waiting.</summary>
    public long Queued { get; init; }

    /// <summary>In a sender's hand.</summary>
    public long Sending { get; init; }

    /// <summary>Taken by the mail server.</summary>
    public long Sent { get; init; }

    /// <summary>Refused for good.</summary>
    public long Failed { get; init; }

    /// <summary>Nobody knows.</summary>
    public long Unknown { get; init; }

    /// <summary>All of them.</summary>
    public long Total => Queued + Sending + Sent + Failed + Unknown;

    /// <summary>How many have come to an end, in whole percent; 100 when there are none.</summary>
    public long Percent => Total == 0 ? 100 : 100 * (Total - Queued - Sending) / Total;
}

/// <summary>A message that did not simply arrive.</summary>
/// <param name="Week">The issue; null for a confirmation.</param>
/// <param name="Address">Whom it was for.</param>
/// <param name="ChangedAt">Since when.</param>
/// <param name="Answer">What the server said last, or what happened; null when that is not known.</param>
public sealed record StrandedDelivery(string? Week, string Address, DateTimeOffset ChangedAt, string? Answer);

/// <summary>What an operator asks about the outbox.</summary>
public static class OutboxStatusQueries
{
    internal const string CountsSql =
        """
        SELECT s.value AS State, COUNT(d.id) AS Messages
        FROM json_each('["queued", "sending", "sent", "failed", "unknown"]') s LEFT JOIN deliveries d ON d.state = s.value
        GROUP BY s.value ORDER BY s.id
        """;

    internal const string StatusSql =
        """
        SELECT i.week AS Week, COUNT(*) FILTER (WHERE d.state = 'queued') AS Queued, COUNT(*) FILTER (WHERE d.state = 'sending') AS Sending,
               COUNT(*) FILTER (WHERE d.state = 'sent') AS Sent, COUNT(*) FILTER (WHERE d.state = 'failed') AS Failed,
               COUNT(*) FILTER (WHERE d.state = 'unknown') AS Unknown
        FROM deliveries d LEFT JOIN issues i ON i.id = d.issue_id
        GROUP BY i.week ORDER BY i.week IS NULL, i.week DESC LIMIT @limit
        """;

    internal const string StrandedSql =
        """
        SELECT i.week AS Week, s.address AS Address, d.changed_at AS ChangedAt, d.last_answer AS Answer
        FROM deliveries d JOIN subscribers s ON s.id = d.subscriber_id LEFT JOIN issues i ON i.id = d.issue_id
        WHERE d.state = @state ORDER BY d.changed_at DESC, d.id LIMIT @limit
        """;

    internal const string SubscribersSql = "SELECT state AS State, COUNT(*) AS Count FROM subscribers GROUP BY state ORDER BY state";

    /// <summary>How far the latest issues are, and the confirmations, each on a line.</summary>
    public static IReadOnlyList<OutboxStatus> ListOutbox(this DbConnection store, int limit) => store.Query<OutboxStatus>(StatusSql, new { limit }).AsList();

    /// <summary>The messages of unknown end, the latest first.</summary>
    public static IReadOnlyList<StrandedDelivery> ListUnknown(this DbConnection store, int limit) => store.Query<StrandedDelivery>(StrandedSql, new { state = "unknown", limit }).AsList();

    /// <summary>The messages that failed, the latest first.</summary>
    public static IReadOnlyList<StrandedDelivery> ListFailed(this DbConnection store, int limit) => store.Query<StrandedDelivery>(StrandedSql, new { state = "failed", limit }).AsList();

    /// <summary>How many subscribers are in each state.</summary>
    public static IReadOnlyList<(string State, long Count)> CountSubscribers(this DbConnection store) => store.Query<(string, long)>(SubscribersSql).AsList();

    /// <summary>How many messages are in each state.</summary>
    public static IReadOnlyList<(string State, long Messages)> CountDeliveries(this DbConnection store) => store.Query<(string, long)>(CountsSql).AsList();
}
