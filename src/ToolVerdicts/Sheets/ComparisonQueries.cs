namespace ToolVerdicts.Sheets;

/// <summary>Queries of comparisons, and of the lists of those that captures show.</summary>
public static class ComparisonQueries
{
    private const string Listing = "SELECT c.id, c.address, c.imported_at, t.slug, t.name, t.tagline FROM ";

    private const string Tools =
        """

        JOIN capture_tools s ON s.capture_id = c.id
        JOIN tools t ON t.id = s.tool_id
        ORDER BY c.id DESC, t.slug
        """;

    // The latest capture of each comparison, with its tools in canonical order.
    internal const string LatestSql = Listing +
        """
        (
            SELECT id, address, imported_at FROM listed_captures l
            WHERE id < @before AND NOT EXISTS (SELECT 1 FROM listed_captures n WHERE n.address = l.address AND n.id > l.id)
            ORDER BY id DESC LIMIT @limit
        ) c
        """ + Tools;

    // The rank of a comparison is that of its most disputed tool.
    internal const string DisputedSql =
        """
        SELECT MAX(c.id) AS id
        FROM (SELECT id, dispute_rank FROM tools WHERE is_hidden = 0 AND dispute_rank >= @split
              ORDER BY dispute_rank DESC, name_key, slug LIMIT @limit) t
        JOIN capture_tools s ON s.tool_id = t.id JOIN listed_captures c ON c.id = s.capture_id
        GROUP BY c.address ORDER BY MAX(t.dispute_rank) DESC, c.address LIMIT @limit
        """;

    internal const string NamesOfCaptureSql =
        Listing
        + "captures c JOIN capture_tools s ON s.capture_id = c.id JOIN tools t ON t.id = s.tool_id WHERE c.id = @id ORDER BY t.slug";

    // The first capture of each comparison.
    internal const string NewSql = Listing +
        """
        (
            SELECT id, address, imported_at FROM listed_captures l
            WHERE NOT EXISTS (SELECT 1 FROM listed_captures e WHERE e.address = l.address AND e.id < l.id)
            ORDER BY id DESC LIMIT @limit
        ) c
        """ + Tools;

    internal const string OfToolSql =
        """
        SELECT c.address, t.slug, t.name, t.tagline
        FROM capture_tools s
        JOIN listed_captures c ON c.id = s.capture_id
        JOIN capture_tools o ON o.capture_id = s.capture_id AND o.tool_id <> s.tool_id
        JOIN tools t ON t.id = o.tool_id
        WHERE s.tool_id = @toolId AND s.capture_id <= @last
        GROUP BY c.address, t.slug, t.name, t.tagline
        ORDER BY t.name_key, t.slug
        LIMIT @limit
        """;

    /// <summary>The comparison at an address, such as <c>a-vs-b</c>.</summary>
    /// <param name="asOf">The past state to show; null for the present one.</param>
    /// <param name="criteria">The criteria of the site; null for none.</param>
    /// <returns>Path: where the address leads; null for an unknown tool. Comparison: null when the path is a redirect, to the
    /// canonical order, from former slugs or to the only tool that is named, and when a tool was not listed yet.</returns>
    public static async Task<(string? Path, Comparison? Comparison)> FindComparisonAsync(
        this DbConnection store, string address, Freshness freshness, AsOf? asOf = null, IReadOnlyList<Criterion>? criteria = null)
    {
        if (!ComparisonAddress.TryParse(address, out var slugs))
            return (null, null);
        var known = await store.FindToolsAsync(slugs);
        var moved = await store.FindMovedAsync(slugs.Except(known.Select(tool => tool.Slug)).ToList());
        var route = ComparisonRoute.Of(slugs, known.Select(tool => tool.Slug), moved);
        if (route is not { Path: not null, Address: not null } || route.Address.ToString() != address)
            return (route.Path, null);
        var tools = asOf is null ? await store.WithReviewsAsync(known) : await store.FindSettledToolsAsync(slugs, asOf);
        return (route.Path, tools.Count < known.Count ? null
            : await store.LoadAsync(route.Address, tools, freshness, asOf, criteria ?? []));
    }

    /// <summary>The name of a tool of a comparison that was not listed yet at a past day.</summary>
    public static async Task<string> NameUnlistedAsync(this DbConnection store, string address, AsOf asOf)
    {
        var slugs = ComparisonAddress.TryParse(address, out var named) ? named : [];
        var listed = (await store.FindSettledToolsAsync(slugs, asOf)).Select(tool => tool.Tool.Slug).ToHashSet();
        return (await store.FindToolsAsync(slugs)).First(tool => !listed.Contains(tool.Slug)).Name;
    }

    /// <summary>Comparisons that captures show, the latest import first.</summary>
    /// <param name="before">The <see cref="CapturedComparison.Id"/> below which the list continues; null for its beginning.</param>
    public static async Task<IReadOnlyList<CapturedComparison>> ListComparisonsAsync(
        this DbConnection store, int limit, long? before = null) =>
        Collect(await store.QueryAsync<ListRow>(LatestSql, new { limit, before = before ?? long.MaxValue }));

    /// <summary>Comparisons with the first capture of each, the newest first.</summary>
    public static async Task<IReadOnlyList<CapturedComparison>> ListNewComparisonsAsync(this DbConnection store, int limit) =>
        Collect(await store.QueryAsync<ListRow>(NewSql, new { limit }));

    /// <summary>Captured comparisons, those of the most disputed tools first; without unanimous and unknown panels.</summary>
    public static async Task<IReadOnlyList<CapturedComparison>> ListDisputedComparisonsAsync(this DbConnection store, int limit)
    {
        var comparisons = new List<CapturedComparison>();
        foreach (var id in await store.QueryAsync<long>(DisputedSql, new { limit, split = Rank.Split }))
            comparisons.AddRange(Collect(await store.QueryAsync<ListRow>(NamesOfCaptureSql, new { id })));
        return comparisons;
    }

    /// <summary>The tools that captures show beside this one, by name.</summary>
    /// <param name="last">The last capture to look at.</param>
    public static async Task<IReadOnlyList<ComparedWith>> ListComparedWithAsync(
        this DbConnection store, long toolId, int limit, long last) =>
        (await store.QueryAsync<ComparedWith>(OfToolSql, new { toolId, limit, last })).AsList();

    private static async Task<Comparison> LoadAsync(
        this DbConnection store, ComparisonAddress address, IReadOnlyList<SettledTool> settled, Freshness freshness, AsOf? asOf,
        IReadOnlyList<Criterion> criteria)
    {
        var provenance = await store.FindProvenanceAsync(
            settled.Select(tool => tool.Tool.Id).ToList(), settled.SelectMany(tool => tool.Shown), asOf?.Moment ?? Moment.Now,
            address.ToString(), hasCriteria: criteria.Count > 0);
        return Build(address, settled, provenance, await store.ListReviewersAsync(), freshness, asOf, criteria);
    }

    /// <param name="settled">The tools in canonical order, which is that of their slugs.</param>
    /// <param name="provenance">The sources of these tools' facts, and perhaps of others.</param>
    internal static Comparison Build(
        ComparisonAddress address, IReadOnlyList<SettledTool> settled, Provenance provenance,
        IReadOnlyDictionary<string, Reviewer> reviewers, Freshness freshness, AsOf? asOf, IReadOnlyList<Criterion> criteria)
    {
        var tools = settled.Select(tool => tool.Tool).ToList();
        var panels = settled.Select(tool => tool.Shown).ToList();
        return new Comparison(
            address,
            tools,
            DecisionTable.For(tools, panels, provenance, freshness),
            panels,
            Scorecard.For(panels, reviewers),
            provenance,
            freshness,
            asOf)
        {
            SiteCriteria = criteria,
        };
    }

    private static List<CapturedComparison> Collect(IEnumerable<ListRow> found)
    {
        var rows = found.ToList();
        var names = DistinctNames.BySlug(rows.Select(row => (row.Slug, new ToolIdentity(row.Name, row.Tagline))));
        return rows.GroupBy(row => row.Id).Select(capture => new CapturedComparison(
            capture.Key,
            capture.First().Address,
            string.Join(" vs ", capture.Select(row => names[row.Slug])),
            capture.First().ImportedAt)).ToList();
    }

    private sealed record ListRow(long Id, string Address, DateTimeOffset ImportedAt, Slug Slug, string Name, string Tagline);
}
