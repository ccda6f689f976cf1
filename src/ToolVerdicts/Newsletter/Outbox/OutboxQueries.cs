using System.Data.Common;
using Dapper;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Newsletter.Subscribers;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>A message that a sender has in hand.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="Address">Whom it goes to.</param>
/// <param name="Week">The issue; null for a confirmation.</param>
/// <param name="Reader">What the reader wants to hear of.</param>
/// <param name="Manage">The token of the links at its end.</param>
/// <param name="Confirm">The token that confirms; null for an issue.</param>
public sealed record DeliveryInHand(long Id, long Attempt, string Address, IssueWeek? Week, Reader Reader, MailToken Manage, MailToken? Confirm);

/// <summary>
/// The outbox. A message is marked as being sent before a server hears of it, and settled once the server has answered; what is found in between is never sent again
/// by itself. Every method that writes runs in the writer's transaction.
/// </summary>
public static class OutboxQueries
{
    /// <summary>So many messages in a row, refused because the mailbox is bad, suspend an address.</summary>
    public const long MostBounces = 3;

    internal const string HasWorkSql =
        """
        SELECT EXISTS (SELECT 1 FROM deliveries WHERE state = 'queued' AND (next_attempt_at <= @now OR next_attempt_at > @farthest))
            OR EXISTS (SELECT 1 FROM deliveries WHERE state = 'sending')
        """;

    private const string Select =
        """
        SELECT d.id AS Id, d.attempts AS Attempts, d.subscriber_id AS SubscriberId, s.address AS Address, s.state AS State, d.created_at >= s.changed_at AS IsLater, i.week AS Week
        FROM deliveries d JOIN subscribers s ON s.id = d.subscriber_id LEFT JOIN issues i ON i.id = d.issue_id

        """;

    // Somebody waits for a confirmation.
    internal const string NextConfirmationSql = Select +
        "WHERE d.state = 'queued' AND d.issue_id IS NULL AND d.next_attempt_at <= @now ORDER BY d.next_attempt_at LIMIT 1";

    internal const string NextSql = Select + "WHERE d.state = 'queued' AND d.next_attempt_at <= @now ORDER BY d.next_attempt_at LIMIT 1";

    internal const string DropSql = "DELETE FROM deliveries WHERE id = @id";

    internal const string MarkSendingSql =
        "UPDATE deliveries SET state = 'sending', attempts = attempts + 1, sender = @holder, changed_at = @now WHERE id = @id AND state = 'queued'";

    internal const string AddTokenSql = "INSERT INTO mail_tokens (sha256, subscriber_id, purpose, made_at) VALUES (@sha256, @subscriberId, @purpose, @now)";

    // Whoever had it in hand knows more than one who found it: a late answer still counts.
    internal const string SettleSql =
        """
        UPDATE deliveries SET state = @state, next_attempt_at = @next, changed_at = @now, last_answer = @answer
        WHERE id = @id AND sender = @holder AND attempts = @attempt AND state IN ('sending', 'unknown') RETURNING subscriber_id
        """;

    internal const string PutBackSql =
        "UPDATE deliveries SET state = 'queued', attempts = attempts - 1, changed_at = @now WHERE id = @id AND sender = @holder AND attempts = @attempt AND state = 'sending'";

    internal const string ForgetBouncesSql = "UPDATE subscribers SET bounces = 0 WHERE id = @subscriberId AND bounces > 0";

    internal const string AddBounceSql = "UPDATE subscribers SET bounces = bounces + 1 WHERE id = @subscriberId RETURNING bounces";

    internal const string SuspendSql = "UPDATE subscribers SET state = 'suspended', changed_at = @now WHERE id = @subscriberId AND state IN ('pending', 'confirmed')";

    internal const string FailQueuedSql =
        """
        UPDATE deliveries SET state = 'failed', changed_at = @now, last_answer = 'The address is suspended: it bounced repeatedly.'
        WHERE subscriber_id = @subscriberId AND state = 'queued'
        """;

    /// <summary>True when there is something to send, or something that a sender left in hand.</summary>
    public static async Task<bool> HasMailAsync(this DbConnection store, DateTimeOffset now) =>
        await store.ExecuteScalarAsync<long>(HasWorkSql, new { now, farthest = now + 2 * Backoff.Longest }) > 0;

    /// <summary>Takes the next message in hand, with tokens of its own.</summary>
    /// <returns>Null when nothing is due, or the lease is lost.</returns>
    public static DeliveryInHand? TakeInHand(this DbConnection store, string holder, DateTimeOffset now)
    {
        if (!store.HoldsLease(holder))
            return null;
        while ((store.QuerySingleOrDefault<DueRow>(NextConfirmationSql, new { now }) ?? store.QuerySingleOrDefault<DueRow>(NextSql, new { now })) is { } due)
        {
            if (due.IsWanted)
                return store.TakeInHand(due, holder, now);
            store.Execute(DropSql, new { id = due.Id });
        }

        return null;
    }

    /// <summary>Writes down what became of a message.</summary>
    /// <param name="store">The writer's connection.</param>
    /// <param name="delivery">The message.</param>
    /// <param name="holder">Who had it in hand.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="now">The time.</param>
    /// <param name="chance">A random number from 0 to 1.</param>
    public static void Settle(this DbConnection store, DeliveryInHand delivery, string holder, MailOutcome outcome, DateTimeOffset now, double chance)
    {
        var state = outcome switch
        {
            MailOutcome.Accepted => "sent",
            MailOutcome.Refused => "failed",
            MailOutcome.Deferred => delivery.Attempt >= Backoff.MostAttempts ? "failed" : "queued",
            _ => "unknown",
        };
        var next = now + Backoff.After(delivery.Attempt, chance);
        if (store.ExecuteScalar<long?>(SettleSql, new { state, next, now, answer = outcome.Text, id = delivery.Id, holder, attempt = delivery.Attempt }) is not { } subscriberId)
            return;
        if (outcome is MailOutcome.Accepted)
            store.Execute(ForgetBouncesSql, new { subscriberId });
        else if (outcome is MailOutcome.Refused { IsRecipient: true } && store.ExecuteScalar<long>(AddBounceSql, new { subscriberId }) >= MostBounces)
            store.Suspend(subscriberId, now);
    }

    /// <summary>Takes a message out of the outbox that has nothing to tell its reader.</summary>
    public static void Drop(this DbConnection store, DeliveryInHand delivery) => store.Execute(DropSql, new { id = delivery.Id });

    /// <summary>Puts a message back of which no server was told.</summary>
    public static void PutBack(this DbConnection store, DeliveryInHand delivery, string holder, DateTimeOffset now) =>
        store.Execute(PutBackSql, new { id = delivery.Id, holder, attempt = delivery.Attempt, now });

    private static DeliveryInHand TakeInHand(this DbConnection store, DueRow due, string holder, DateTimeOffset now)
    {
        store.Execute(MarkSendingSql, new { id = due.Id, holder, now });
        return new DeliveryInHand(
            due.Id,
            due.Attempts + 1,
            due.Address,
            due.Week is null ? null : IssueWeek.Parse(due.Week),
            store.FindReader(due.SubscriberId),
            Draw(TokenPurpose.Manage),
            due.Week is null ? Draw(TokenPurpose.Confirm) : null);

        MailToken Draw(TokenPurpose purpose)
        {
            var token = MailToken.New();
            store.Execute(AddTokenSql, new { sha256 = token.Hash, subscriberId = due.SubscriberId, purpose = purpose.ToString().ToLowerInvariant(), now });
            return token;
        }
    }

    private static void Suspend(this DbConnection store, long subscriberId, DateTimeOffset now)
    {
        store.Execute(SuspendSql, new { subscriberId, now });
        store.Execute(FailQueuedSql, new { subscriberId, now });
    }

    private sealed record DueRow
    {
        public long Id { get; init; }

        public long Attempts { get; init; }

        public long SubscriberId { get; init; }

        public string Address { get; init; } = "";

        public SubscriberState State { get; init; }

        public string? Week { get; init; }

        /// <summary>1 when it was queued after the subscription came to where it stands.</summary>
        public long IsLater { get; init; }

        /// <summary>An issue goes to the confirmed; a confirmation to all others, unless they have said since that they want no mail.</summary>
        public bool IsWanted => State == SubscriberState.Confirmed ? Week is not null : Week is null && IsLater == 1;
    }
}
