namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>The lease that lets one sender send at a time. Its holder raises a number, so that no clock decides whether it lives, and each
/// claim of a message checks the lease in its own transaction. Methods that write run in the writer's transaction.</summary>
public static class SenderLease
{
    internal const string FindSql = "SELECT holder, beat FROM sender_lease WHERE id = 1";
    internal const string TakeSql = "INSERT INTO sender_lease (id, holder, beat) VALUES (1, @holder, 0) ON CONFLICT (id) DO NOTHING";

    internal const string TakeOverSql =
        "UPDATE sender_lease SET holder = @holder, beat = 0 WHERE id = 1 AND holder = @former AND beat = @beat";

    internal const string BeatSql = "UPDATE sender_lease SET beat = beat + 1 WHERE id = 1 AND holder = @holder";
    internal const string ReleaseSql = "DELETE FROM sender_lease WHERE id = 1 AND holder = @holder";
    internal const string HoldsSql = "SELECT COUNT(*) FROM sender_lease WHERE id = 1 AND holder = @holder";

    // The process that was sending these has died, so their outcome is unknown.
    internal const string MarkUnknownSql =
        """
        UPDATE deliveries SET state = 'unknown', changed_at = @now, last_answer = 'The sender stopped while it had the message in hand.'
        WHERE state = 'sending'
        """;

    internal const string RecoverClockSql =
        "UPDATE deliveries SET next_attempt_at = @now WHERE state = 'queued' AND next_attempt_at > @farthest";

    /// <returns>Null when nobody holds the lease.</returns>
    public static Task<LeaseHeld?> FindLeaseAsync(this DbConnection store) => store.QuerySingleOrDefaultAsync<LeaseHeld?>(FindSql);

    /// <summary>Takes the lease. Messages that the former holder was sending become <c>unknown</c>.</summary>
    /// <param name="former">The lease to take over; null to take one that nobody holds.</param>
    /// <returns>False when another sender has it.</returns>
    public static bool TakeLease(this DbConnection store, string holder, LeaseHeld? former, DateTimeOffset now)
    {
        var isTaken = former is null
            ? store.Execute(TakeSql, new { holder }) > 0
            : store.Execute(TakeOverSql, new { holder, former = former.Holder, beat = former.Beat }) > 0;
        if (!isTaken)
            return false;
        store.Execute(MarkUnknownSql, new { now });
        // A clock that was set back would otherwise leave messages waiting for a time far ahead.
        store.Execute(RecoverClockSql, new { now, farthest = now + 2 * Backoff.Longest });
        return true;
    }

    /// <summary>Renews the lease; false when it is lost.</summary>
    public static bool RenewLease(this DbConnection store, string holder) => store.Execute(BeatSql, new { holder }) > 0;

    /// <summary>Gives the lease back; false when it was lost.</summary>
    public static bool ReleaseLease(this DbConnection store, string holder) => store.Execute(ReleaseSql, new { holder }) > 0;

    internal static bool HoldsLease(this DbConnection store, string holder) => store.ExecuteScalar<long>(HoldsSql, new { holder }) > 0;
}
