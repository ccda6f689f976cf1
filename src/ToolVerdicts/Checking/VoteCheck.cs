using System.Data.Common;
using Dapper;
using ToolVerdicts.Store;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Votes;

namespace ToolVerdicts.Checking;

/// <summary>Holds every tool's tally against its votes.</summary>
public static class VoteCheck
{
    internal const string RecountSql =
        """
        SELECT t.slug AS Slug, t.votes_ship AS Ship, t.votes_skip AS Skip, t.community_verdict AS Verdict, t.community_rank AS Rank,
               COALESCE(v.ship, 0) AS CountedShip, COALESCE(v.skip, 0) AS CountedSkip
        FROM tools t
        LEFT JOIN (
            SELECT tool_id, COUNT(*) FILTER (WHERE call = 'ship') AS ship, COUNT(*) FILTER (WHERE call = 'skip') AS skip
            FROM votes WHERE counted = 1 GROUP BY tool_id
        ) v ON v.tool_id = t.id
        ORDER BY t.slug
        """;

    /// <summary>Counts all votes again.</summary>
    /// <returns>One sentence for each tool whose tally, verdict or rank is not what its votes come to.</returns>
    public static IEnumerable<string> TallyFaults(this DbConnection store)
    {
        foreach (var row in store.Query<RecountRow>(RecountSql, buffered: false))
        {
            var votes = new Tally(row.CountedShip, row.CountedSkip);
            if (new Tally(row.Ship, row.Skip) != votes)
                yield return $"tool {row.Slug}: its tally is {row.Ship} ship / {row.Skip} skip, but its votes come to {votes}";
            else if (row.Verdict != votes.Verdict.ToStored() || row.Rank != Rank.Community(votes))
                yield return $"tool {row.Slug}: its community verdict is {row.Verdict ?? "not stated"} at rank {row.Rank}, but its votes come to {votes.Verdict.ToStored() ?? "not stated"} at rank {Rank.Community(votes)}";
        }
    }

    private sealed record RecountRow
    {
        public string Slug { get; init; } = "";

        public long Ship { get; init; }

        public long Skip { get; init; }

        public string? Verdict { get; init; }

        public long Rank { get; init; }

        public long CountedShip { get; init; }

        public long CountedSkip { get; init; }
    }
}
