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
        UPDATE tools SET votes_ship = @CountedShip, votes_skip = @CountedSkip, community_verdict = @RightVerdict,
                         community_rank = @RightRank
        WHERE id = @Id
        """;

    /// <summary>Counts all votes again.</summary>
    /// <returns>One sentence for each tool whose tally, verdict or rank does not follow from its votes.</returns>
    public static IEnumerable<string> TallyFaults(this DbConnection store) =>
        store.Query<RecountRow>(RecountSql, buffered: false).Where(row => !row.IsRight).Select(row => row.HasRightTally
            ? $"tool {row.Slug}: its community verdict is {row.Verdict ?? "not stated"} at rank {row.Rank}, "
                + $"but its votes come to {row.RightVerdict ?? "not stated"} at rank {row.RightRank}"
            : $"tool {row.Slug}: its tally is {row.Ship} ship / {row.Skip} skip, but its votes come to {row.Votes}");

    /// <summary>Writes the tallies that do not follow from the votes.</summary>
    internal static void MendTallies(this DbConnection store) =>
        store.Execute(MendSql, store.Query<RecountRow>(RecountSql).Where(row => !row.IsRight));

    // Ship, skip, verdict and rank as stored, whatever that is: the check may not fail on what it looks for.
    [method: ExplicitConstructor]
    private sealed record RecountRow(
        long Id, string? Slug, object? Ship, object? Skip, object? Verdict, object? Rank, long CountedShip, long CountedSkip)
    {
        public Tally Votes => new(CountedShip, CountedSkip);
        public string? RightVerdict => Votes.Verdict.ToStored();
        public long RightRank => Tools.Rank.Community(Votes);
        public bool HasRightTally => Equals(Ship, CountedShip) && Equals(Skip, CountedSkip);
        public bool IsRight => HasRightTally && Equals(Verdict, RightVerdict) && Equals(Rank, RightRank);
    }
}
