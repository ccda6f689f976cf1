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

    /// <summary>Keeps the tallies of a day (UTC) that has just ended. Runs in the writer's transaction.</summary>
    /// <returns>How many tallies were kept.</returns>
    public static int KeepTallies(this DbConnection store, DateOnly day)
    {
        store.Execute(AddDaySql, new { day });
        return store.Execute(KeepSql, new { day });
    }
}
