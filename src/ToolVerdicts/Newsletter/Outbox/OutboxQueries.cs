namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>Statements on the outbox. A message is committed as <c>sending</c> before a server hears of it, and settled after the server
/// has answered. What a dead sender left as <c>sending</c> is never sent again. Writes run in the writer's transaction.</summary>
public static class OutboxQueries
{
    /// <summary>The number of messages in a row, refused because of the mailbox, that suspends an address.</summary>
    public const long MostBounces = 3;

    internal const string HasWorkSql =
        """
        SELECT EXISTS (SELECT 1 FROM deliveries WHERE state = 'queued' AND (next_attempt_at <= @now OR next_attempt_at > @farthest))
            OR EXISTS (SELECT 1 FROM deliveries WHERE state = 'sending')
        """;

    private const string Select =
        """
        SELECT d.id, d.attempts, d.subscriber_id, s.address, s.state, d.created_at >= s.changed_at AS is_later, i.week
        FROM deliveries d JOIN subscribers s ON s.id = d.subscriber_id LEFT JOIN issues i ON i.id = d.issue_id

        """;

    // Confirmations go first, because somebody is waiting for them.
    internal const string NextConfirmationSql = Select +
        "WHERE d.state = 'queued' AND d.issue_id IS NULL AND d.next_attempt_at <= @now ORDER BY d.next_attempt_at LIMIT 1";

    internal const string NextSql = Select + "WHERE d.state = 'queued' AND d.next_attempt_at <= @now ORDER BY d.next_attempt_at LIMIT 1";
    internal const string DropSql = "DELETE FROM deliveries WHERE id = @id";

    internal const string MarkSendingSql =
        """
        UPDATE deliveries SET state = 'sending', attempts = attempts + 1, sender = @holder, changed_at = @now
        WHERE id = @id AND state = 'queued'
        """;

    internal const string AddTokenSql =
        "INSERT INTO mail_tokens (sha256, subscriber_id, purpose, made_at) VALUES (@sha256, @subscriberId, @purpose, @now)";

    // "unknown" can be settled, too: a sender that has lost the lease and then gets an answer knows the outcome.
    internal const string SettleSql =
        """
        UPDATE deliveries SET state = @state, next_attempt_at = @next, changed_at = @now, last_answer = @answer
        WHERE id = @id AND sender = @holder AND attempts = @attempt AND state IN ('sending', 'unknown') RETURNING subscriber_id
        """;

    internal const string PutBackSql =
        """
        UPDATE deliveries SET state = 'queued', attempts = attempts - 1, changed_at = @now
        WHERE id = @id AND sender = @holder AND attempts = @attempt AND state = 'sending'
        """;

    internal const string ForgetBouncesSql = "UPDATE subscribers SET bounces = 0 WHERE id = @subscriberId AND bounces > 0";
    internal const string AddBounceSql = "UPDATE subscribers SET bounces = bounces + 1 WHERE id = @subscriberId RETURNING bounces";

    internal const string SuspendSql =
        """
        UPDATE subscribers SET state = 'suspended', changed_at = @now
        WHERE id = @subscriberId AND state IN ('pending', 'confirmed')
        """;

    internal const string FailQueuedSql =
        """
        UPDATE deliveries SET state = 'failed', changed_at = @now, last_answer = 'The address is suspended: it bounced repeatedly.'
        WHERE subscriber_id = @subscriberId AND state = 'queued'
        """;

    /// <summary>True when a message is due, or a dead sender has left one as <c>sending</c>.</summary>
    public static async Task<bool> HasMailAsync(this DbConnection store, DateTimeOffset now) =>
        await store.ExecuteScalarAsync<long>(HasWorkSql, new { now, farthest = now + 2 * Backoff.Longest }) > 0;

    /// <summary>Claims the next message that is due, and makes new tokens for its links.</summary>
    /// <returns>Null when nothing is due, or the lease is lost.</returns>
    public static ClaimedDelivery? ClaimNext(this DbConnection store, string holder, DateTimeOffset now)
    {
        if (!store.HoldsLease(holder))
            return null;
        while (store.FindDue(now) is { } due)
        {
            if (due.IsWanted)
                return store.ClaimNext(due, holder, now);
            store.Execute(DropSql, new { id = due.Id });
        }

        return null;
    }

    /// <summary>Records the outcome of a message.</summary>
    /// <param name="chance">A random number from 0 to 1.</param>
    public static void Settle(
        this DbConnection store, ClaimedDelivery delivery, string holder, MailOutcome outcome, DateTimeOffset now, double chance)
    {
        var state = outcome switch
        {
            MailOutcome.Accepted => "sent",
            MailOutcome.Refused => "failed",
            MailOutcome.Deferred => delivery.Attempt >= Backoff.MostAttempts ? "failed" : "queued",
            _ => "unknown",
        };
        var next = now + Backoff.DelayAfter(delivery.Attempt, chance);
        var settled = new { state, next, now, answer = outcome.Text, id = delivery.Id, holder, attempt = delivery.Attempt };
        if (store.ExecuteScalar<long?>(SettleSql, settled) is not { } subscriberId)
            return;
        if (outcome is MailOutcome.Accepted)
            store.Execute(ForgetBouncesSql, new { subscriberId });
        else if (outcome is MailOutcome.Refused { IsRecipient: true }
            && store.ExecuteScalar<long>(AddBounceSql, new { subscriberId }) >= MostBounces)
        {
            store.Execute(SuspendSql, new { subscriberId, now });
            store.Execute(FailQueuedSql, new { subscriberId, now });
            // Links of before do not confirm the address again.
            store.Execute(Subscriptions.SpendConfirmationsSql, new { id = subscriberId });
        }
    }

    /// <summary>Deletes a message that holds nothing for its reader.</summary>
    public static void Drop(this DbConnection store, ClaimedDelivery delivery) => store.Execute(DropSql, new { id = delivery.Id });

    /// <summary>Queues a message again that was not handed to a server. The attempt does not count.</summary>
    public static void Requeue(this DbConnection store, ClaimedDelivery delivery, string holder, DateTimeOffset now) =>
        store.Execute(PutBackSql, new { id = delivery.Id, holder, attempt = delivery.Attempt, now });

    private static DueRow? FindDue(this DbConnection store, DateTimeOffset now) =>
        store.QuerySingleOrDefault<DueRow>(NextConfirmationSql, new { now }) ?? store.QuerySingleOrDefault<DueRow>(NextSql, new { now });

    private static ClaimedDelivery ClaimNext(this DbConnection store, DueRow due, string holder, DateTimeOffset now)
    {
        store.Execute(MarkSendingSql, new { id = due.Id, holder, now });
        return new ClaimedDelivery(
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
            var word = purpose.ToString().ToLowerInvariant();
            store.Execute(AddTokenSql, new { sha256 = token.Hash, subscriberId = due.SubscriberId, purpose = word, now });
            return token;
        }
    }

    /// <param name="IsLater">1 when the message was queued after the subscription last changed its state.</param>
    private sealed record DueRow(
        long Id, long Attempts, long SubscriberId, string Address, SubscriberState State, long IsLater, string? Week)
    {
        /// <summary>Issues go to confirmed subscribers; confirmations to all others, unless they have unsubscribed since.</summary>
        public bool IsWanted => State == SubscriberState.Confirmed ? Week is not null : Week is null && IsLater == 1;
    }
}
