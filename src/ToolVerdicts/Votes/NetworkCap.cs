namespace ToolVerdicts.Votes;

/// <summary>Limits how many new voters of one network count for one tool on one day. Voters who share an address, as in an office or a
/// school, count up to the cap; further votes are kept for an operator to decide on. The counters are stored apart from the votes, hashed
/// under a key that is drawn each day and deleted with them.</summary>
public static class NetworkCap
{
    /// <summary>New voters that count from one IPv4 address or IPv6 /64.</summary>
    public const long Near = 20;
    /// <summary>New voters that count from one IPv4 /24 or IPv6 /48.</summary>
    public const long Wide = 40;
    /// <summary>New voters that count from one IPv4 /16 or IPv6 /40.</summary>
    public const long Widest = 80;

    /// <summary>The caps in effect are lower than the published ones by up to a fifth, by a secret that changes daily: an attacker who
    /// knows the published cap cannot stop just below it.</summary>
    public const long JitterPart = 5;

    // In bytes: a collision is unlikely below billions of voters a day.
    private const int HalfId = 8;

    internal const string AddKeySql = "INSERT INTO network_keys (day, key) VALUES (@day, @key)";
    internal const string FindKeySql = "SELECT key FROM network_keys WHERE day = @day";

    // Days far ahead come from a clock that was wrong. Tomorrow stays, because setting a clock by seconds can make it today again.
    internal const string DeleteKeysSql = "DELETE FROM network_keys WHERE day < @day OR day > @tomorrow";

    // Changes no row of a counter that has reached its cap.
    internal const string AddVoterSql =
        """
        INSERT INTO network_voters (day, network, voters) VALUES (@day, @network, 1)
        ON CONFLICT (day, network) DO UPDATE SET voters = network_voters.voters + 1 WHERE network_voters.voters < @cap
        """;

    internal const string RemoveVoterSql =
        "UPDATE network_voters SET voters = voters - 1 WHERE day = @day AND network = @network AND voters > 0";

    /// <summary>Counts a new voter of a network for a tool.</summary>
    /// <returns>False when the network has reached its cap; nothing is counted then.</returns>
    internal static bool TryAdmitVoter(this DbConnection store, Vote vote)
    {
        var counters = Counters(KeyOf(store, vote.Day), vote);
        for (var added = 0; added < counters.Length; added++)
        {
            if (store.TryAdd(vote.Day, counters[added]))
                continue;
            foreach (var narrower in counters.AsSpan(0, added))
                store.Remove(vote.Day, narrower);
            return false;
        }

        return true;
    }

    /// <summary>Reverses <see cref="TryAdmitVoter"/> for a vote of today that is withdrawn.</summary>
    internal static void RemoveVoterOf(this DbConnection store, Vote vote)
    {
        foreach (var counter in Counters(KeyOf(store, vote.Day), vote))
            store.Remove(vote.Day, counter);
    }

    /// <summary>Deletes the counters of earlier days and of days far ahead, with the keys under which they were hashed.</summary>
    public static int DeleteExpiredCounters(this DbConnection store, DateOnly today) =>
        store.Execute(DeleteKeysSql, new { day = today, tomorrow = today.AddDays(1) });

    private static bool TryAdd(this DbConnection store, DateOnly day, Counter counter) =>
        store.Run(AddVoterSql, ("@day", day.ToStored()), ("@network", counter.Id), ("@cap", counter.Cap)) > 0;

    private static void Remove(this DbConnection store, DateOnly day, Counter counter) =>
        store.Execute(RemoveVoterSql, new { day, network = counter.Id });

    private static byte[] KeyOf(DbConnection store, DateOnly today)
    {
        if (store.ExecuteScalar<byte[]>(FindKeySql, new { day = today }) is { } found)
            return found;
        store.DeleteExpiredCounters(today);
        var key = RandomNumberGenerator.GetBytes(32);
        store.Execute(AddKeySql, new { day = today, key });
        return key;
    }

    private static Counter[] Counters(byte[] key, Vote vote)
    {
        var near = Hash(key, vote.ToolId, vote.From.Near);
        var wide = Hash(key, vote.ToolId, vote.From.Wide);
        var widest = Hash(key, vote.ToolId, $"widest {vote.From.Widest}");
        // The ids begin with the same bytes of the hash of the widest network, so that their rows are neighbours and a vote writes one page
        // of the store for all.
        var region = widest.AsSpan(0, HalfId / 2);
        byte[] nearId = [.. region, .. wide.AsSpan(0, HalfId / 2), .. near.AsSpan(0, HalfId)];
        byte[] wideId = [.. region, .. wide.AsSpan(0, HalfId), .. new byte[HalfId / 2]];
        byte[] widestId = [.. widest.AsSpan(0, HalfId), .. new byte[HalfId]];
        return
        [
            new Counter(nearId, InEffect(Near, near)), new Counter(wideId, InEffect(Wide, wide)),
            new Counter(widestId, InEffect(Widest, widest)),
        ];
    }

    private static byte[] Hash(byte[] key, long toolId, string network) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{toolId} {network}"));

    // The last byte is not part of a stored id.
    private static long InEffect(long cap, byte[] hash) => cap - hash[^1] % (cap / JitterPart + 1);

    /// <param name="Id">A hash of day, tool and network.</param>
    /// <param name="Cap">The cap in effect.</param>
    private readonly record struct Counter(byte[] Id, long Cap);
}
