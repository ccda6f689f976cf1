namespace ToolVerdicts.Facts;

public static class AsOfQueries
{
    internal const string RevisionSql =
        "SELECT id FROM revisions WHERE recorded_at < @end ORDER BY recorded_at DESC, id DESC LIMIT 1";

    internal const string CaptureSql = "SELECT id FROM captures WHERE imported_at < @end ORDER BY imported_at DESC, id DESC LIMIT 1";

    internal const string FirstSql = "SELECT recorded_at FROM revisions ORDER BY recorded_at LIMIT 1";

    internal const string IsKeptSql = "SELECT COUNT(*) FROM tally_days WHERE day = @day";

    internal const string TallySql =
        "SELECT ship, skip FROM daily_tallies WHERE tool_id = @toolId AND day <= @day ORDER BY day DESC LIMIT 1";

    /// <summary>The state at the end of a day; null before the first revision.</summary>
    public static async Task<AsOf?> FindAsOfAsync(this DbConnection store, DateOnly day)
    {
        var end = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        if (await store.ExecuteScalarAsync<long?>(RevisionSql, new { end }) is not { } revision)
            return null;
        return new AsOf(day, new Moment(revision, await store.ExecuteScalarAsync<long>(CaptureSql, new { end })));
    }

    /// <summary>The day of the first revision; null when there is none.</summary>
    public static async Task<DateOnly?> FindFirstDayAsync(this DbConnection store) =>
        await store.ExecuteScalarAsync<DateTimeOffset?>(FirstSql) is { } first ? DateOnly.FromDateTime(first.UtcDateTime) : null;

    /// <summary>The votes on a tool at the end of a day; null when they were not kept on that day.</summary>
    public static async Task<Tally?> FindTallyAsync(this DbConnection store, long toolId, DateOnly day)
    {
        if (await store.ExecuteScalarAsync<long>(IsKeptSql, new { day }) == 0)
            return null;
        return await store.QuerySingleOrDefaultAsync<Tally>(TallySql, new { toolId, day });
    }
}
