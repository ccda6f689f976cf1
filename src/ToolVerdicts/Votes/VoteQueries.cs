using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Store;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Votes;

/// <summary>Casting votes, and asking for one's own.</summary>
public static class VoteQueries
{
    // The unique key decides whether a vote is a visitor's first on a tool; nothing is asked beforehand that could change in between.
    internal const string AddSql = "INSERT INTO votes (voter, tool_id, call, day) VALUES (@voter, @toolId, @call, @day) ON CONFLICT DO NOTHING";

    internal const string KeepSql = "UPDATE votes SET counted = 0 WHERE voter = @voter AND tool_id = @toolId";

    internal const string FindSql = "SELECT call AS Call, day AS Day, counted AS Counted FROM votes WHERE voter = @voter AND tool_id = @toolId";

    internal const string ChangeSql = "UPDATE votes SET call = @call WHERE voter = @voter AND tool_id = @toolId";

    internal const string RemoveSql = "DELETE FROM votes WHERE voter = @voter AND tool_id = @toolId";

    internal const string TallySql = "SELECT votes_ship AS Ship, votes_skip AS Skip FROM tools WHERE id = @toolId";

    internal const string SetTallySql =
        "UPDATE tools SET votes_ship = @ship, votes_skip = @skip, community_verdict = @verdict, community_rank = @rank WHERE id = @toolId";

    internal const string ByVoterSql =
        "SELECT t.slug AS Slug, v.tool_id AS ToolId, v.call AS Call, v.counted AS Counted FROM votes v JOIN tools t ON t.id = v.tool_id WHERE v.voter = @voter";

    /// <summary>Makes a visitor's vote on a tool what they want it to be, and the tool's tally with it. Runs in the writer's transaction.</summary>
    public static VoteOutcome Cast(this SqliteConnection store, Vote vote) => vote.Call is { } call ? Set(store, vote, call) : TakeBack(store, vote);

    /// <summary>Takes back all votes of a visitor.</summary>
    /// <returns>The slugs of the tools they were on.</returns>
    public static IReadOnlyList<string> TakeBackAllVotes(this SqliteConnection store, byte[] voter)
    {
        var votes = store.Query<VoteRow>(ByVoterSql, new { voter }).AsList();
        foreach (var vote in votes)
        {
            store.Run(RemoveSql, ("@voter", voter), ("@toolId", vote.ToolId));
            if (vote.Counts)
                store.AddToTally(vote.ToolId, One(vote.Said, -1));
        }

        return votes.ConvertAll(vote => vote.Slug);
    }

    /// <summary>The visitor's votes by the tool's slug.</summary>
    public static async Task<IReadOnlyDictionary<string, OwnVote>> FindVotesAsync(this DbConnection store, byte[] voter) =>
        (await store.QueryAsync<VoteRow>(ByVoterSql, new { voter })).ToDictionary(vote => vote.Slug, vote => new OwnVote(vote.Said, vote.Counts), StringComparer.Ordinal);

    /// <summary>Moves a tool's tally, and with it what follows from it.</summary>
    internal static void AddToTally(this SqliteConnection store, long toolId, Tally votes)
    {
        var before = store.First(TallySql, row => new Tally(row.Number(0), row.Number(1)), ("@toolId", toolId));
        var after = new Tally(before.Ship + votes.Ship, before.Skip + votes.Skip);
        store.Run(
            SetTallySql,
            ("@toolId", toolId), ("@ship", after.Ship), ("@skip", after.Skip), ("@verdict", after.StoredVerdict()), ("@rank", Rank.Community(after)));
    }

    /// <summary>The verdict's word in the store; null without votes.</summary>
    internal static string? StoredVerdict(this Tally votes) => votes.Verdict?.ToString().ToLowerInvariant();

    private static VoteOutcome Set(SqliteConnection store, Vote vote, Call call)
    {
        var (voter, toolId, word) = (vote.Voter, vote.ToolId, Word(call));
        if (store.Run(AddSql, ("@voter", voter), ("@toolId", toolId), ("@call", word), ("@day", vote.Day.ToStored())) > 0)
        {
            if (!store.TryAdmitVoter(vote))
            {
                store.Run(KeepSql, ("@voter", voter), ("@toolId", toolId));
                return VoteOutcome.Kept;
            }

            store.AddToTally(toolId, One(call));
            return VoteOutcome.Counted;
        }

        var former = store.Find(voter, toolId)!;
        if (former.Said != call)
        {
            store.Run(ChangeSql, ("@voter", voter), ("@toolId", toolId), ("@call", word));
            if (former.Counts)
            {
                store.AddToTally(toolId, call == Call.Ship ? new Tally(1, -1) : new Tally(-1, 1));
            }
        }

        return former.Counts ? VoteOutcome.Counted : VoteOutcome.Kept;
    }

    private static VoteOutcome TakeBack(SqliteConnection store, Vote vote)
    {
        var (voter, toolId) = (vote.Voter, vote.ToolId);
        if (store.Find(voter, toolId) is { } former)
        {
            store.Run(RemoveSql, ("@voter", voter), ("@toolId", toolId));
            if (former.Counts)
            {
                store.AddToTally(toolId, One(former.Said, -1));
                if (former.Day == vote.Day.ToStored())
                    store.DismissVoter(vote);
            }
        }

        return VoteOutcome.None;
    }

    private static VoteRow? Find(this SqliteConnection store, byte[] voter, long toolId) => store.First(
        FindSql,
        row => new VoteRow { Call = row.Text(0), Day = row.Text(1), Counted = row.Number(2) },
        ("@voter", voter),
        ("@toolId", toolId));

    private static Tally One(Call call, long votes = 1) => call == Call.Ship ? new Tally(votes, 0) : new Tally(0, votes);

    private static string Word(Call call) => call == Call.Ship ? "ship" : "skip";

    private sealed record VoteRow
    {
        public string Slug { get; init; } = "";

        public long ToolId { get; init; }

        public string Call { get; init; } = "";

        public string Day { get; init; } = "";

        public long Counted { get; init; }

        public Call Said => Call == "ship" ? Verdicts.Call.Ship : Verdicts.Call.Skip;

        public bool Counts => Counted == 1;
    }
}

/// <summary>A visitor's own vote.</summary>
/// <param name="Call">What it says.</param>
/// <param name="Counts">False while it waits for an operator.</param>
public sealed record OwnVote(Call Call, bool Counts);
