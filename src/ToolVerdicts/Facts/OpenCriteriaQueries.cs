namespace ToolVerdicts.Facts;

/// <summary>Queries of criteria that are open: contested ones, and old values.</summary>
internal static class OpenCriteriaQueries
{
    private const string OfListed = "tool_id NOT IN (SELECT id FROM tools WHERE is_hidden = 1)";

    internal const string ContestedSql =
        $"""
        SELECT t.id, t.slug, t.name, t.tagline, o.criterion
        FROM (SELECT tool_id, criterion FROM contested_criteria WHERE {OfListed} ORDER BY tool_id, criterion LIMIT @limit) o
        JOIN tools t ON t.id = o.tool_id ORDER BY t.name_key, t.slug, o.criterion
        """;

    internal const string ContestedCountSql = $"SELECT COUNT(*) FROM contested_criteria WHERE {OfListed}";

    private const string Old = $"FROM criterion_values WHERE criterion = @criterion AND seen < @before AND {OfListed}";

    internal const string OldSql =
        $"""
        SELECT t.slug, t.name, t.tagline, o.seen FROM (SELECT tool_id, seen {Old} ORDER BY seen, tool_id LIMIT @limit) o
        JOIN tools t ON t.id = o.tool_id ORDER BY o.seen, t.slug
        """;

    internal const string OldCountSql = $"SELECT COUNT(*) {Old}";

    /// <summary>The contested criteria of tools, with all their values.</summary>
    /// <param name="criteria">The criteria of the site, for their labels.</param>
    /// <param name="limit">The most of them.</param>
    public static async Task<SomeOf<OpenFact>> ListContestedCriteriaAsync(
        this DbConnection store, IReadOnlyList<Criterion> criteria, Freshness freshness, int limit)
    {
        var rows = (await store.QueryAsync<ContestedRow>(ContestedSql, new { limit })).AsList();
        var facts = new List<OpenFact>();
        foreach (var few in rows.GroupBy(row => row.Id).Chunk(UpToFour.Most))
        {
            var provenance = await store.FindProvenanceAsync([.. few.Select(tool => tool.Key)], [], Moment.Now, hasCriteria: true);
            foreach (var row in few.SelectMany(tool => tool))
            {
                var criterion = criteria.FirstOrDefault(criterion => criterion.Key == row.Criterion);
                var values = provenance.CriterionOf(row.Id, row.Criterion) is { } chosen ? provenance.ContestedOf(chosen) : [];
                facts.Add(new OpenFact(row.Slug, new ToolIdentity(row.Name, row.Tagline), criterion?.Label ?? row.Criterion,
                [
                    .. values.Select(value => criterion is null ? value : value with
                    {
                        Words = CriterionValue.Read(criterion, value.Words)?.Text ?? value.Words,
                        IsOld = criterion.IsOld(value.Seen, freshness.Today),
                    }),
                ]));
            }
        }

        return new SomeOf<OpenFact>(facts, await store.ExecuteScalarAsync<long>(ContestedCountSql));
    }

    /// <summary>Values that are older than their criteria allow, the oldest first.</summary>
    /// <param name="limit">The most of them.</param>
    public static async Task<SomeOf<OldCriterion>> ListOldCriteriaAsync(
        this DbConnection store, IReadOnlyList<Criterion> criteria, Freshness freshness, int limit)
    {
        var (found, total) = (new List<OldCriterion>(), 0L);
        foreach (var criterion in criteria.Where(criterion => criterion.MaxAge is not null))
        {
            var parameters = new { criterion = criterion.Key, before = freshness.Today.AddDays(-criterion.MaxAge!.Value), limit };
            var old = await store.QueryAsync<OldCriterion>(OldSql, parameters);
            found.AddRange(old.Select(value => value with { Label = criterion.Label }));
            total += await store.ExecuteScalarAsync<long>(OldCountSql, parameters);
        }

        var oldest = found.OrderBy(value => value.Seen).ThenBy(value => value.Slug).ThenBy(value => value.Label, StringComparer.Ordinal);
        return new SomeOf<OldCriterion>([.. oldest.Take(limit)], total);
    }

    private sealed record ContestedRow
    {
        public long Id { get; init; }
        public Slug Slug { get; init; }
        public string Name { get; init; } = "";
        public string Tagline { get; init; } = "";
        public string Criterion { get; init; } = "";
    }
}
