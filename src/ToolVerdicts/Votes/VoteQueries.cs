namespace ToolVerdicts.Votes;

public static class VoteQueries
{
    // The unique key decides whether a vote is the visitor's first on the tool; an earlier query could be out of date by then.
    internal const string AddSql =
        "INSERT INTO votes (voter, tool_id, call, day) SELECT @voter, @toolId, @call, @day WHERE " + IsOpen + " ON CONFLICT DO NOTHING";

    private const string IsOpen =
        "NOT EXISTS (SELECT 1 FROM closed_votes c WHERE c.tool_id = @toolId AND (c.until IS NULL OR c.until >= @day))";

    internal const string HoldSql = "UPDATE votes SET counted = 0 WHERE voter = @voter AND tool_id = @toolId";
    internal const string FindSql = "SELECT call, day, counted FROM votes WHERE voter = @voter AND tool_id = @toolId";
    internal const string ChangeSql = "UPDATE votes SET call = @call WHERE voter = @voter AND tool_id = @toolId AND " + IsOpen;
    internal const string RemoveSql = "DELETE FROM votes WHERE voter = @voter AND tool_id = @toolId";
    internal const string TallySql = "SELECT votes_ship, votes_skip FROM tools WHERE id = @toolId";

    // Changes nothing when another writer has moved the tally since it was read.
    internal const string SetTallySql =
        """
        UPDATE tools SET votes_ship = @ship, votes_skip = @skip, community_verdict = @verdict, community_rank = @rank
        WHERE id = @toolId AND votes_ship = @formerShip AND votes_skip = @formerSkip
        """;

    internal const string ByVoterSql =
        "SELECT t.slug, v.tool_id, v.call, v.day, v.counted FROM votes v JOIN tools t ON t.id = v.tool_id WHERE v.voter = @voter";

    internal const string ListedByVoterSql = ByVoterSql + " AND t.is_hidden = 0";

    /// <summary>Sets or takes back a visitor's vote, and the tool's tally with it. Runs in the writer's transaction.</summary>
    public static VoteOutcome Cast(this DbConnection store, Vote vote) =>
        vote.Call is { } call ? Set(store, vote, call) : TakeBack(store, vote);

    /// <summary>Takes back all votes of a visitor.</summary>
    /// <returns>The slugs of the tools they were on.</returns>
    public static IReadOnlyList<Slug> TakeBackAllVotes(this DbConnection store, Voter voter)
    {
        var votes = store.Query<VoteRow>(ByVoterSql, new { voter }).AsList();
        foreach (var vote in votes)
        {
            store.Execute(RemoveSql, new { voter, toolId = vote.ToolId });
            if (vote.Counted)
                store.AddToTally(vote.ToolId, One(vote.Call, -1));
        }

        return votes.ConvertAll(vote => vote.Slug);
    }

    /// <summary>The visitor's votes by the tool's slug, without those on hidden tools.</summary>
    public static async Task<IReadOnlyDictionary<Slug, OwnVote>> FindVotesAsync(this DbConnection store, Voter voter) =>
        (await store.QueryAsync<VoteRow>(ListedByVoterSql, new { voter }))
            .ToDictionary(vote => vote.Slug, vote => new OwnVote(vote.Call, vote.Counted));

    /// <summary>Adds to a tool's tally, and sets the verdict and the rank that follow from it.</summary>
    internal static void AddToTally(this DbConnection store, long toolId, Tally votes)
    {
        int changed;
        // Optimistic concurrency: SQLite lets one transaction write at a time; on other databases another may change the tally in between.
        do
        {
            var (formerShip, formerSkip) = store.QuerySingle<(long, long)>(TallySql, new { toolId });
            var after = new Tally(formerShip + votes.Ship, formerSkip + votes.Skip);
            changed = store.Run(
                SetTallySql,
                ("@toolId", toolId), ("@formerShip", formerShip), ("@formerSkip", formerSkip),
                ("@ship", after.Ship), ("@skip", after.Skip), ("@verdict", after.Verdict.ToStored()), ("@rank", Rank.Community(after)));
        }
        while (changed == 0);
    }

    private static VoteOutcome Set(DbConnection store, Vote vote, Call call)
    {
        var (voter, toolId, word) = (vote.Voter, vote.ToolId, ((Call?)call).ToStored());
        var id = Convert.FromHexString(voter.Hex);
        if (store.Run(AddSql, ("@voter", id), ("@toolId", toolId), ("@call", word), ("@day", vote.Day.ToStored())) > 0)
        {
            if (vote.IsInBurst || !store.TryAdmitVoter(vote))
            {
                store.Execute(HoldSql, new { voter, toolId });
                return VoteOutcome.Kept;
            }

            store.AddToTally(toolId, One(call));
            return VoteOutcome.Counted;
        }

        if (store.Find(voter, toolId) is not { } former)
            return VoteOutcome.Closed;
        if (former.Call != call)
        {
            if (store.Execute(ChangeSql, new { voter, toolId, call = word, day = vote.Day }) == 0)
                return VoteOutcome.Closed;
            if (former.Counted)
                store.AddToTally(toolId, call == Call.Ship ? new Tally(1, -1) : new Tally(-1, 1));
        }

        return former.Counted ? VoteOutcome.Counted : VoteOutcome.Kept;
    }

    private static VoteOutcome TakeBack(DbConnection store, Vote vote)
    {
        var (voter, toolId) = (vote.Voter, vote.ToolId);
        if (store.Find(voter, toolId) is not { } former)
            return VoteOutcome.None;
        store.Execute(RemoveSql, new { voter, toolId });
        if (former.Counted)
            store.AddToTally(toolId, One(former.Call, -1));
        if (former.Counted && former.Day == vote.Day)
            store.RemoveVoterOf(vote);
        return VoteOutcome.None;
    }

    private static VoteRow? Find(this DbConnection store, Voter voter, long toolId) =>
        store.QueryFirstOrDefault<VoteRow>(FindSql, new { voter, toolId });

    private static Tally One(Call call, long votes = 1) => call == Call.Ship ? new Tally(votes, 0) : new Tally(0, votes);

    private sealed record VoteRow
    {
        public Slug Slug { get; init; }
        public long ToolId { get; init; }
        public Call Call { get; init; }
        public DateOnly Day { get; init; }
        public bool Counted { get; init; }
    }
}
