namespace ToolVerdicts.Votes;

/// <summary>Closes the votes on a tool, and opens them again. A vote can still be taken back while they are closed.</summary>
public static class ClosedVotes
{
    internal const string CloseSql =
        """
        INSERT INTO closed_votes (tool_id, until) SELECT id, @until FROM tools WHERE slug = @slug
        ON CONFLICT (tool_id) DO UPDATE SET until = excluded.until
        """;

    internal const string OpenSql = "DELETE FROM closed_votes WHERE tool_id = (SELECT id FROM tools WHERE slug = @slug)";

    internal const string ListSql =
        "SELECT t.slug, c.until FROM closed_votes c JOIN tools t ON t.id = c.tool_id ORDER BY t.slug";

    /// <param name="until">The last day (UTC) on which they are closed; null until they are opened.</param>
    /// <returns>False when there is no such tool.</returns>
    public static bool CloseVotes(this DbConnection store, Slug slug, DateOnly? until) => store.Execute(CloseSql, new { slug, until }) > 0;

    /// <returns>False when the votes on the tool were not closed, or there is no such tool.</returns>
    public static bool OpenVotes(this DbConnection store, Slug slug) => store.Execute(OpenSql, new { slug }) > 0;

    /// <summary>The tools whose votes are closed, also those whose day has passed.</summary>
    public static IReadOnlyList<(Slug Slug, DateOnly? Until)> ListClosedVotes(this DbConnection store) =>
        store.Query<Row>(ListSql).Select(row => (row.Slug, row.Until)).ToList();

    private sealed record Row
    {
        public Slug Slug { get; init; }
        public DateOnly? Until { get; init; }
    }
}
