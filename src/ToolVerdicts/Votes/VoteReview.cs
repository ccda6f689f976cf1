namespace ToolVerdicts.Votes;

/// <summary>Lists votes by day, and counts or drops those over a network's cap, or drops counted ones, as an operator decides.</summary>
public static class VoteReview
{
    internal const string WaitingSql =
        """
        SELECT t.slug, v.day, COUNT(*) FILTER (WHERE v.call = 'ship') AS ship, COUNT(*) FILTER (WHERE v.call = 'skip') AS skip,
               t.votes_ship AS counted_ship, t.votes_skip AS counted_skip
        FROM votes v JOIN tools t ON t.id = v.tool_id
        WHERE v.counted = 0 AND (@slug IS NULL OR t.slug = @slug) AND (@day IS NULL OR v.day = @day)
        GROUP BY t.slug, v.day, t.votes_ship, t.votes_skip ORDER BY v.day, t.slug
        """;

    internal const string DaysSql =
        """
        SELECT t.slug, v.day, COUNT(*) FILTER (WHERE v.counted = 1 AND v.call = 'ship') AS ship,
               COUNT(*) FILTER (WHERE v.counted = 1 AND v.call = 'skip') AS skip, COUNT(*) FILTER (WHERE v.counted = 0) AS waiting
        FROM votes v JOIN tools t ON t.id = v.tool_id
        WHERE (@slug IS NULL OR t.slug = @slug) AND (@day IS NULL OR v.day = @day)
        GROUP BY t.slug, v.day ORDER BY v.day, t.slug
        """;

    internal const string CountedSql =
        """
        SELECT COUNT(*) FILTER (WHERE call = 'ship') AS ship, COUNT(*) FILTER (WHERE call = 'skip') AS skip FROM votes
        WHERE counted = 1 AND tool_id = @toolId AND day = @day AND (@call IS NULL OR call = @call)
        """;

    internal const string DropCountedSql =
        "DELETE FROM votes WHERE counted = 1 AND tool_id = @toolId AND day = @day AND (@call IS NULL OR call = @call)";

    private const string Chosen = "WHERE counted = 0 AND day = @day AND tool_id = (SELECT id FROM tools WHERE slug = @slug)";

    // Votes wait on hidden tools, too.
    internal const string ToolIdSql = "SELECT id FROM tools WHERE slug = @slug";

    internal const string CountSql = "UPDATE votes SET counted = 1 " + Chosen;
    internal const string DropSql = "DELETE FROM votes " + Chosen;

    /// <summary>The waiting votes, by day and tool.</summary>
    /// <param name="slug">Only of this tool; null for all.</param>
    /// <param name="day">Only of this day (UTC); null for all.</param>
    public static IReadOnlyList<WaitingVotes> ListWaitingVotes(this DbConnection store, Slug? slug = null, DateOnly? day = null) =>
        store.Query<WaitingVotes>(WaitingSql, new { slug, day }).AsList();

    /// <summary>Lets waiting votes count, and moves their tools' tallies.</summary>
    /// <returns>The votes that were counted.</returns>
    public static IReadOnlyList<WaitingVotes> CountWaitingVotes(this DbConnection store, Slug? slug, DateOnly? day) =>
        Settle(store, slug, day, waiting =>
        {
            store.Execute(CountSql, new { slug = waiting.Slug, day = waiting.Day });
            var toolId = store.QuerySingle<long>(ToolIdSql, new { slug = waiting.Slug });
            store.AddToTally(toolId, waiting.Votes);
            store.NoteVotesChange(toolId);
        });

    /// <summary>Deletes waiting votes.</summary>
    public static IReadOnlyList<WaitingVotes> DropWaitingVotes(this DbConnection store, Slug? slug, DateOnly? day) =>
        Settle(store, slug, day, waiting => store.Execute(DropSql, new { slug = waiting.Slug, day = waiting.Day }));

    /// <summary>All votes, by day and tool.</summary>
    /// <param name="slug">Only of this tool; null for all.</param>
    /// <param name="day">Only of this day (UTC); null for all.</param>
    public static IReadOnlyList<DayOfVotes> ListVotes(this DbConnection store, Slug? slug, DateOnly? day) =>
        store.Query<DayOfVotes>(DaysSql, new { slug, day }).AsList();

    /// <summary>Deletes votes that count, and moves the tool's tally.</summary>
    /// <param name="call">Only votes of this call; null for both.</param>
    /// <returns>The votes that were deleted; null when there is no such tool.</returns>
    public static Tally? DropCountedVotes(this DbConnection store, Slug slug, DateOnly day, Call? call) => store.InTransaction(() =>
    {
        if (store.QuerySingleOrDefault<long?>(ToolIdSql, new { slug }) is not { } toolId)
            return (Tally?)null;
        var chosen = new { toolId, day, call = call.ToStored() };
        var (ship, skip) = store.QuerySingle<(long, long)>(CountedSql, chosen);
        store.Execute(DropCountedSql, chosen);
        store.AddToTally(toolId, new Tally(-ship, -skip));
        store.NoteVotesChange(toolId);
        return new Tally(ship, skip);
    });

    private static IReadOnlyList<WaitingVotes> Settle(DbConnection store, Slug? slug, DateOnly? day, Action<WaitingVotes> settle) =>
        store.InTransaction(() =>
        {
            var waiting = store.ListWaitingVotes(slug, day);
            foreach (var votes in waiting)
                settle(votes);
            return waiting;
        });
}
