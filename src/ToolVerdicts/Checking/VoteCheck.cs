namespace ToolVerdicts.Checking;

/// <summary>Compares every tool's tally with its votes.</summary>
public static class VoteCheck
{
    internal const string RecountSql =
        """
        SELECT t.id, CAST(t.slug AS TEXT) AS slug, t.votes_ship AS ship, t.votes_skip AS skip, t.community_verdict AS verdict,
               t.community_rank AS rank, COALESCE(v.ship, 0) AS counted_ship, COALESCE(v.skip, 0) AS counted_skip
        FROM tools t
        LEFT JOIN (
            SELECT tool_id, COUNT(*) FILTER (WHERE call = 'ship') AS ship, COUNT(*) FILTER (WHERE call = 'skip') AS skip
            FROM votes WHERE counted = 1 GROUP BY tool_id
        ) v ON v.tool_id = t.id
        ORDER BY t.slug
        """;

    internal const string MendSql =
        """
        UPDATE tools SET votes_ship = @CountedShip, votes_skip = @CountedSkip, community_verdict = @ExpectedVerdict,
                         community_rank = @ExpectedRank
        WHERE id = @Id
        """;

    /// <summary>Counts all votes again.</summary>
    /// <returns>One sentence for each tool whose tally, verdict or rank does not follow from its votes.</returns>
    public static IEnumerable<string> FindTallyFaults(this DbConnection store) =>
        store.Query<RecountRow>(RecountSql, buffered: false).Where(row => !row.IsConsistent).Select(row => row.HasExpectedTally
            ? $"tool {row.Slug}: its community verdict is {row.Verdict ?? "not stated"} at rank {row.Rank}, "
                + $"but its votes come to {row.ExpectedVerdict ?? "not stated"} at rank {row.ExpectedRank}"
            : $"tool {row.Slug}: its tally is {row.Ship} ship / {row.Skip} skip, but its votes come to {row.Votes}");

    /// <summary>Writes the tallies that do not follow from the votes.</summary>
    internal static void MendTallies(this DbConnection store) =>
        store.Execute(MendSql, store.Query<RecountRow>(RecountSql).Where(row => !row.IsConsistent));

    // Stored values are read untyped: one of a wrong type is a fault to report, not an exception.
    [method: ExplicitConstructor]
    private sealed record RecountRow(
        long Id, string? Slug, object? Ship, object? Skip, object? Verdict, object? Rank, long CountedShip, long CountedSkip)
    {
        public Tally Votes => new(CountedShip, CountedSkip);
        public string? ExpectedVerdict => Votes.Verdict.ToStored();
        public long ExpectedRank => Tools.Rank.Community(Votes);
        public bool HasExpectedTally => Equals(Ship, CountedShip) && Equals(Skip, CountedSkip);
        public bool IsConsistent => HasExpectedTally && Equals(Verdict, ExpectedVerdict) && Equals(Rank, ExpectedRank);
    }
}
