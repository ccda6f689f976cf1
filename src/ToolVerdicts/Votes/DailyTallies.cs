namespace ToolVerdicts.Votes;

/// <summary>Keeps the tallies of a day, which pages of that day show later.</summary>
public static class DailyTallies
{
    internal const string AddDaySql = "INSERT INTO tally_days (day) VALUES (@day) ON CONFLICT (day) DO NOTHING";

    // Only tallies that changed since they were last kept.
    internal const string KeepSql =
        """
        INSERT INTO daily_tallies (tool_id, day, ship, skip)
        SELECT t.id, @day, t.votes_ship, t.votes_skip FROM tools t
        WHERE NOT EXISTS (
            SELECT 1 FROM daily_tallies d
            WHERE d.tool_id = t.id AND d.day = (SELECT MAX(m.day) FROM daily_tallies m WHERE m.tool_id = t.id)
              AND d.ship = t.votes_ship AND d.skip = t.votes_skip)
          AND (t.votes_ship + t.votes_skip > 0 OR EXISTS (SELECT 1 FROM daily_tallies d WHERE d.tool_id = t.id))
        ON CONFLICT (tool_id, day) DO UPDATE SET ship = excluded.ship, skip = excluded.skip
        """;

    internal const string OfDaysSql =
        "SELECT ship + skip FROM daily_tallies WHERE tool_id = @toolId AND day >= @first AND day < @today ORDER BY day";

    // Four weeks, so that each weekday counts as often.
    private const int UsualDays = 28;

    /// <summary>Keeps the tallies of a day (UTC) that has just ended. Runs in the writer's transaction.</summary>
    /// <returns>How many tallies were kept.</returns>
    public static int KeepTallies(this DbConnection store, DateOnly day)
    {
        store.Execute(AddDaySql, new { day });
        return store.Execute(KeepSql, new { day });
    }

    /// <summary>
    /// How many votes a tool usually gets a day: the mean of the last 28 days before today. Votes before the first tally that was kept in
    /// these days do not count; zero without tallies.
    /// </summary>
    public static async Task<long> FindUsualVotesAsync(this DbConnection store, long toolId, DateOnly today)
    {
        var tallies = (await store.QueryAsync<long>(OfDaysSql, new { toolId, first = today.AddDays(-UsualDays - 1), today })).AsList();
        return tallies.Count == 0 ? 0 : (tallies[^1] - tallies[0]) / UsualDays;
    }
}
