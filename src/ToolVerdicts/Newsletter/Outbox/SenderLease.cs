using System.Data.Common;
using Dapper;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>Who holds the lease.</summary>
/// <param name="Holder">The sender's own name, drawn at its start.</param>
/// <param name="Beat">Moves while the holder lives.</param>
public sealed record LeaseHeld(string Holder, long Beat);

/// <summary>
/// Lets one sender send at a time, whatever clocks say: a holder shows that it lives by a number that moves, and each claim of a message asks in its own
/// transaction whether the lease still stands.
/// </summary>
public static class SenderLease
{
    internal const string FindSql = "SELECT holder AS Holder, beat AS Beat FROM sender_lease WHERE id = 1";

    internal const string TakeSql = "INSERT INTO sender_lease (id, holder, beat) VALUES (1, @holder, 0) ON CONFLICT (id) DO NOTHING";

    internal const string TakeOverSql = "UPDATE sender_lease SET holder = @holder, beat = 0 WHERE id = 1 AND holder = @former AND beat = @beat";

    internal const string BeatSql = "UPDATE sender_lease SET beat = beat + 1 WHERE id = 1 AND holder = @holder";

    internal const string ReleaseSql = "DELETE FROM sender_lease WHERE id = 1 AND holder = @holder";

    internal const string HoldsSql = "SELECT COUNT(*) FROM sender_lease WHERE id = 1 AND holder = @holder";

    // Whoever had these in hand is gone, and nobody else can say what became of them.
    internal const string DisownSql =
        """
        UPDATE deliveries SET state = 'unknown', changed_at = @now, last_answer = 'The sender stopped while it had the message in hand.'
        WHERE state = 'sending'
        """;

    internal const string RecoverClockSql = "UPDATE deliveries SET next_attempt_at = @now WHERE state = 'queued' AND next_attempt_at > @farthest";

    /// <summary>Who holds the lease; null when nobody does.</summary>
    public static Task<LeaseHeld?> FindLeaseAsync(this DbConnection store) => store.QuerySingleOrDefaultAsync<LeaseHeld?>(FindSql);

    /// <summary>Takes the lease, and gives up as unknown what a former holder left in hand.</summary>
    /// <param name="store">The writer's connection.</param>
    /// <param name="holder">Who takes it.</param>
    /// <param name="former">Who is to lose it, because its beat stands still; null to take a lease that nobody holds.</param>
    /// <param name="now">The time.</param>
    /// <returns>False when somebody else has it.</returns>
    public static bool TakeLease(this DbConnection store, string holder, LeaseHeld? former, DateTimeOffset now)
    {
        var isTaken = former is null
            ? store.Execute(TakeSql, new { holder }) > 0
            : store.Execute(TakeOverSql, new { holder, former = former.Holder, beat = former.Beat }) > 0;
        if (!isTaken)
            return false;
        store.Execute(DisownSql, new { now });
        // What waits for a time that a clock set back has put far off.
        store.Execute(RecoverClockSql, new { now, farthest = now + 2 * Backoff.Longest });
        return true;
    }

    /// <summary>Shows that the holder lives.</summary>
    /// <returns>False when it has lost the lease.</returns>
    public static bool Beat(this DbConnection store, string holder) => store.Execute(BeatSql, new { holder }) > 0;

    /// <summary>Gives the lease back.</summary>
    public static void ReleaseLease(this DbConnection store, string holder) => store.Execute(ReleaseSql, new { holder });

    /// <summary>True while this sender holds the lease.</summary>
    internal static bool HoldsLease(this DbConnection store, string holder) => store.ExecuteScalar<long>(HoldsSql, new { holder }) > 0;
}
