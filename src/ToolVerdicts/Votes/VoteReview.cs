using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Store;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Votes;

/// <summary>Votes on one tool from one day that came from networks over their cap and wait for an operator.</summary>
public sealed record WaitingVotes
{
    /// <summary>The tool's address part.</summary>
    public string Slug { get; init; } = "";

    /// <summary>The day (UTC), as <c>2026-11-21</c>.</summary>
    public string Day { get; init; } = "";

    /// <summary>How many say ship.</summary>
    public long Ship { get; init; }

    /// <summary>How many say skip.</summary>
    public long Skip { get; init; }

    /// <summary>How many of the tool's votes that count say ship.</summary>
    public long CountedShip { get; init; }

    /// <summary>How many of them say skip.</summary>
    public long CountedSkip { get; init; }

    /// <summary>What waits.</summary>
    public Tally Votes => new(Ship, Skip);

    /// <summary>What counts.</summary>
    public Tally Counted => new(CountedShip, CountedSkip);
}

/// <summary>What an operator does with votes over the cap: count them, or drop them.</summary>
public static class VoteReview
{
    internal const string WaitingSql =
        """
        SELECT t.slug AS Slug, v.day AS Day, COUNT(*) FILTER (WHERE v.call = 'ship') AS Ship, COUNT(*) FILTER (WHERE v.call = 'skip') AS Skip,
               t.votes_ship AS CountedShip, t.votes_skip AS CountedSkip
        FROM votes v JOIN tools t ON t.id = v.tool_id
        WHERE v.counted = 0 AND (@slug IS NULL OR t.slug = @slug) AND (@day IS NULL OR v.day = @day)
        GROUP BY t.slug, v.day, t.votes_ship, t.votes_skip ORDER BY v.day, t.slug
        """;

    internal const string CountSql = "UPDATE votes SET counted = 1 WHERE counted = 0 AND day = @day AND tool_id = (SELECT id FROM tools WHERE slug = @slug)";

    internal const string DropSql = "DELETE FROM votes WHERE counted = 0 AND day = @day AND tool_id = (SELECT id FROM tools WHERE slug = @slug)";

    /// <summary>The votes that wait, by day and tool.</summary>
    /// <param name="store">An open connection.</param>
    /// <param name="slug">Only of this tool; null for all.</param>
    /// <param name="day">Only of this day, as <c>2026-11-21</c>; null for all.</param>
    public static IReadOnlyList<WaitingVotes> ListWaitingVotes(this DbConnection store, string? slug = null, string? day = null) =>
        store.Query<WaitingVotes>(WaitingSql, new { slug, day }).AsList();

    /// <summary>Lets waiting votes count, and moves their tools' tallies.</summary>
    /// <returns>What was counted.</returns>
    public static IReadOnlyList<WaitingVotes> CountWaitingVotes(this SqliteConnection store, string? slug, string? day) =>
        Settle(store, slug, day, CountSql, isCounting: true);

    /// <summary>Drops waiting votes; nothing is left of them.</summary>
    /// <returns>What was dropped.</returns>
    public static IReadOnlyList<WaitingVotes> DropWaitingVotes(this SqliteConnection store, string? slug, string? day) =>
        Settle(store, slug, day, DropSql, isCounting: false);

    private static IReadOnlyList<WaitingVotes> Settle(SqliteConnection store, string? slug, string? day, string sql, bool isCounting) => store.InTransaction(() =>
    {
        var settled = store.ListWaitingVotes(slug, day);
        foreach (var waiting in settled)
        {
            store.Execute(sql, new { slug = waiting.Slug, day = waiting.Day });
            if (isCounting)
                Count(store, store.QuerySingle<long>(ToolQueries.IdSql, new { slug = waiting.Slug }), waiting.Votes);
        }

        return settled;
    });

    private static void Count(SqliteConnection store, long toolId, Tally votes)
    {
        store.AddToTally(toolId, votes);
        store.NoteChange(toolId);
    }
}
