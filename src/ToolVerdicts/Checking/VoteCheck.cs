namespace ToolVerdicts.Checking;

/// <summary>Compares every tool's tally with its votes.</summary>
public static class VoteCheck
{
    internal const string RecountSql =
        """
        SELECT t.id AS Id, CAST(t.slug AS TEXT) AS Slug, t.votes_ship AS Ship, t.votes_skip AS Skip, t.community_verdict AS Verdict,
               t.community_rank AS CommunityRank, COALESCE(v.ship, 0) AS CountedShip, COALESCE(v.skip, 0) AS CountedSkip
        FROM tools t
        LEFT JOIN (
            SELECT tool_id, COUNT(*) FILTER (WHERE call = 'ship') AS ship, COUNT(*) FILTER (WHERE call = 'skip') AS skip
            FROM votes WHERE counted = 1 GROUP BY tool_id
        ) v ON v.tool_id = t.id
        ORDER BY t.slug
        """;

    internal const string MendSql =
        """
        UPDATE tools SET votes_ship = @ship, votes_skip = @skip, community_verdict = @verdict, community_rank = @rank
        WHERE id = @toolId
        """;

    /// <summary>Counts all votes again.</summary>
    /// <returns>One sentence for each tool whose tally, verdict or rank does not follow from its votes.</returns>
    public static IEnumerable<string> TallyFaults(this DbConnection store)
    {
        foreach (var row in store.Query<RecountRow>(RecountSql, buffered: false).Where(row => !row.IsRight))
        {
            yield return row.HasRightTally
                ? $"tool {row.Slug}: its community verdict is {row.Verdict ?? "not stated"} at rank {row.CommunityRank}, but its votes "
                    + $"come to "
                    + $"{row.Votes.Verdict.ToStored() ?? "not stated"} at rank {Rank.Community(row.Votes)}"
                : $"tool {row.Slug}: its tally is {row.Ship} ship / {row.Skip} skip, but its votes come to {row.Votes}";
        }
    }

    /// <summary>Writes the tallies that do not follow from the votes.</summary>
    internal static void MendTallies(this DbConnection store)
    {
        foreach (var row in store.Query<RecountRow>(RecountSql).Where(row => !row.IsRight).ToList())
        {
            var (toolId, votes) = (row.Id, row.Votes);
            store.Execute(
                MendSql,
                new { toolId, ship = votes.Ship, skip = votes.Skip, verdict = votes.Verdict.ToStored(), rank = Rank.Community(votes) });
        }
    }

    private sealed record RecountRow
    {
        public long Id { get; init; }

        public string Slug { get; init; } = "";

        // As stored, whatever that is: the check may not fail on what it looks for.
        public object? Ship { get; init; }

        public object? Skip { get; init; }

        public object? Verdict { get; init; }

        public object? CommunityRank { get; init; }

        public long CountedShip { get; init; }

        public long CountedSkip { get; init; }

        public Tally Votes => new(CountedShip, CountedSkip);

        public bool HasRightTally => Equals(Ship, CountedShip) && Equals(Skip, CountedSkip);

        public bool IsRight => HasRightTally && Equals(Verdict, Votes.Verdict.ToStored()) && Equals(CommunityRank, Rank.Community(Votes));
    }
}
