using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Store;

namespace ToolVerdicts.Votes;

/// <summary>
/// How many new voters of one network count for one tool on one day. Whoever shares an address, an office or a school, is counted up to the cap;
/// what comes beyond is kept for an operator to look at. The counters stand apart from the votes, under a key that is drawn for the day and
/// deleted with it.
/// </summary>
public static class NetworkCap
{
    /// <summary>New voters that count from one IPv4 address or IPv6 /64.</summary>
    public const long Near = 20;

    /// <summary>New voters that count from one IPv4 /24 or IPv6 /48.</summary>
    public const long Wide = 40;

    /// <summary>The caps in effect lie below the published ones by up to this part of them, by a secret that changes daily: whoever knows the published
    /// cap cannot stop just short of it.</summary>
    public const long JitterPart = 5;

    // In bytes. Two networks of a day that share eight of them are not to be expected before some billions of voters.
    private const int HalfId = 8;

    internal const string AddKeySql = "INSERT INTO network_keys (day, key) VALUES (@day, @key) ON CONFLICT (day) DO NOTHING";

    internal const string FindKeySql = "SELECT key FROM network_keys WHERE day = @day";

    // A clock that had jumped ahead leaves days that nobody comes to for a long time. Tomorrow may be today again: a clock is set by seconds, too.
    internal const string ForgetKeysSql = "DELETE FROM network_keys WHERE day < @day OR day > @tomorrow";

    // Changes no row of a counter that has reached its cap.
    internal const string AddVoterSql =
        "INSERT INTO network_voters (day, network, voters) VALUES (@day, @network, 1) "
        + "ON CONFLICT (day, network) DO UPDATE SET voters = network_voters.voters + 1 WHERE network_voters.voters < @cap";

    internal const string RemoveVoterSql = "UPDATE network_voters SET voters = voters - 1 WHERE day = @day AND network = @network AND voters > 0";

    /// <summary>Counts a new voter of a network for a tool, unless the network's cap is reached.</summary>
    /// <returns>False when it is.</returns>
    internal static bool TryAdmitVoter(this SqliteConnection store, Vote vote)
    {
        var day = vote.Day.ToStored();
        var (near, wide) = Counters(KeyOf(store, vote.Day), vote);
        if (!store.TryAdd(day, near))
            return false;
        if (store.TryAdd(day, wide))
            return true;
        store.Remove(day, near);
        return false;
    }

    /// <summary>Makes room again when a vote of today that counted is taken back.</summary>
    internal static void DismissVoter(this SqliteConnection store, Vote vote)
    {
        var day = vote.Day.ToStored();
        var (near, wide) = Counters(KeyOf(store, vote.Day), vote);
        store.Remove(day, near);
        store.Remove(day, wide);
    }

    /// <summary>Deletes the counters of the days before, and of days far ahead, with the keys that could have told whose they were.</summary>
    /// <returns>How many days' counters there were.</returns>
    public static int ForgetNetworks(this SqliteConnection store, DateOnly today) =>
        store.Execute(ForgetKeysSql, new { day = today, tomorrow = today.AddDays(1) });

    private static bool TryAdd(this SqliteConnection store, string day, Counter counter) =>
        store.Run(AddVoterSql, ("@day", day), ("@network", counter.Id), ("@cap", counter.Cap)) > 0;

    private static void Remove(this SqliteConnection store, string day, Counter counter) =>
        store.Run(RemoveVoterSql, ("@day", day), ("@network", counter.Id));

    private static byte[] KeyOf(SqliteConnection store, DateOnly today)
    {
        if (FindKey(store, today) is { } key)
            return key;
        store.ForgetNetworks(today);
        store.Run(AddKeySql, ("@day", today.ToStored()), ("@key", RandomNumberGenerator.GetBytes(32)));
        return FindKey(store, today)!;
    }

    private static byte[]? FindKey(SqliteConnection store, DateOnly today) =>
        store.First(FindKeySql, row => row.Bytes(0), ("@day", today.ToStored()));

    private static (Counter Near, Counter Wide) Counters(byte[] key, Vote vote)
    {
        var near = Hash(key, vote.ToolId, vote.From.Near);
        var wide = Hash(key, vote.ToolId, vote.From.Wide);
        // Beginning with the same half, the two lie side by side in the store: a vote changes one page for both.
        return (new Counter([.. wide.AsSpan(0, HalfId), .. near.AsSpan(0, HalfId)], InEffect(Near, near)), new Counter([.. wide.AsSpan(0, HalfId), .. new byte[HalfId]], InEffect(Wide, wide)));
    }

    private static byte[] Hash(byte[] key, long toolId, string network) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{toolId} {network}"));

    // The last byte is not part of what is stored.
    private static long InEffect(long cap, byte[] hash) => cap - hash[^1] % (cap / JitterPart + 1);

    /// <summary>One counter: a hash of day, tool and network, and the cap in effect for it.</summary>
    private readonly record struct Counter(byte[] Id, long Cap);
}
