namespace ToolVerdicts.Facts;

/// <summary>Queries of what is open: contested facts, texts of which it is not told whose they are, and old facts.</summary>
public static class OpenQuestionQueries
{
    private static readonly (ChangedFact Changed, ReviewFact Fact)[] Fields =
    [
        (ChangedFact.Reviewer, ReviewFact.Reviewer), (ChangedFact.Score, ReviewFact.Score), (ChangedFact.Call, ReviewFact.Call),
    ];

    // An index holds the contested rows alone.
    internal const string ContestedToolsSql =
        """
        SELECT id, slug, name, tagline, contested FROM tools WHERE contested IS NOT NULL AND is_hidden = 0
        ORDER BY name_key, slug LIMIT @limit
        """;

    internal const string ContestedToolCountSql = "SELECT COUNT(*) FROM tools WHERE contested IS NOT NULL AND is_hidden = 0";

    private const string OfListed = "r.tool_id NOT IN (SELECT id FROM tools WHERE is_hidden = 1)";

    internal const string ContestedReviewsSql =
        ReviewQueries.Select + "WHERE r.contested IS NOT NULL AND " + OfListed + " ORDER BY r.tool_id, r.id LIMIT @limit";

    internal const string ToolsSql = "SELECT id, slug, name, tagline, contested FROM tools WHERE id IN (@a, @b, @c, @d)";

    internal const string ContestedReviewCountSql = "SELECT COUNT(*) FROM reviews r WHERE r.contested IS NOT NULL AND " + OfListed;

    internal const string UnassignedSql =
        """
        SELECT r.text, c.id AS capture_id, v.seen
        FROM (SELECT review_id, MAX(capture_id) AS capture_id FROM capture_reviews
              WHERE withdrawn_in IS NOT NULL AND restored_in IS NULL GROUP BY review_id) s
        JOIN reviews r ON r.id = s.review_id JOIN listed_captures c ON c.id = s.capture_id
        LEFT JOIN sightings v ON v.id = (SELECT MAX(id) FROM sightings WHERE capture_id = c.id)
        WHERE r.state = 'withdrawn' ORDER BY s.review_id LIMIT @limit
        """;

    internal const string UnassignedCountSql =
        """
        SELECT COUNT(DISTINCT s.review_id)
        FROM capture_reviews s JOIN reviews r ON r.id = s.review_id JOIN listed_captures c ON c.id = s.capture_id
        WHERE s.withdrawn_in IS NOT NULL AND s.restored_in IS NULL AND r.state = 'withdrawn'
        """;

    private const string OldPrices = "FROM tools WHERE is_hidden = 0 AND price_seen < @before";
    private const string OldPanels = "FROM tools WHERE is_hidden = 0 AND panel_seen < @before";

    internal const string OldPricesSql =
        "SELECT slug, name, tagline, price_seen AS seen " + OldPrices + " ORDER BY price_seen, slug LIMIT @limit";

    internal const string OldPriceCountSql = "SELECT COUNT(*) " + OldPrices;

    internal const string OldPanelsSql =
        "SELECT slug, name, tagline, panel_seen AS seen " + OldPanels + " ORDER BY panel_seen, slug LIMIT @limit";

    internal const string OldPanelCountSql = "SELECT COUNT(*) " + OldPanels;

    /// <summary>The open questions of a day.</summary>
    /// <param name="limit">The most of each kind.</param>
    /// <param name="criteria">The criteria of the site; null for none.</param>
    public static async Task<OpenQuestions> FindOpenQuestionsAsync(
        this DbConnection store, Freshness freshness, int limit, IReadOnlyList<Criterion>? criteria = null)
    {
        var tools = (await store.QueryAsync<ToolRow>(ContestedToolsSql, new { limit })).AsList();
        var reviews = (await store.QueryAsync<Review>(ContestedReviewsSql, new { limit })).AsList();
        var prices = new { before = freshness.Today.AddDays(-freshness.Ages.Price), limit };
        var panels = new { before = freshness.Today.AddDays(-freshness.Ages.Panel), limit };
        return new OpenQuestions(
            new(await store.ListFactsAsync(tools, freshness), await CountAsync(ContestedToolCountSql)),
            new(await store.ListFactsAsync(reviews), await CountAsync(ContestedReviewCountSql)),
            new((await store.QueryAsync<UnassignedText>(UnassignedSql, new { limit })).AsList(), await CountAsync(UnassignedCountSql)),
            new((await store.QueryAsync<OldFact>(OldPricesSql, prices)).AsList(), await CountAsync(OldPriceCountSql, prices)),
            new((await store.QueryAsync<OldFact>(OldPanelsSql, panels)).AsList(), await CountAsync(OldPanelCountSql, panels)),
            await store.ListContestedCriteriaAsync(criteria ?? [], freshness, limit),
            await store.ListOldCriteriaAsync(criteria ?? [], freshness, limit));

        Task<long> CountAsync(string sql, object? parameters = null) => store.ExecuteScalarAsync<long>(sql, parameters);
    }

    private static async Task<IReadOnlyList<OpenFact>> ListFactsAsync(
        this DbConnection store, IReadOnlyList<ToolRow> tools, Freshness freshness)
    {
        var facts = new List<OpenFact>();
        foreach (var few in tools.Chunk(UpToFour.Most))
        {
            var provenance = await store.FindProvenanceAsync([.. few.Select(tool => tool.Id)], [], Moment.Now);
            facts.AddRange(few.SelectMany(tool => Enum.GetValues<ToolFact>().Where(fact => WordList.Has(tool.Contested, fact))
                .Select(fact => new OpenFact(tool.Slug, tool.Identity, Label(fact), provenance.ContestedOf(tool.Id, fact, freshness)))));
        }

        return facts;
    }

    private static async Task<IReadOnlyList<OpenFact>> ListFactsAsync(this DbConnection store, IReadOnlyList<Review> reviews)
    {
        var (facts, names) = (new List<OpenFact>(), await store.ListReviewersAsync());
        foreach (var few in reviews.GroupBy(review => review.ToolId).Chunk(UpToFour.Most))
        {
            var ids = few.Select(tool => tool.Key).ToList();
            var tools = (await store.QueryAsync<ToolRow>(ToolsSql, UpToFour.Parameters(ids))).ToDictionary(tool => tool.Id);
            var provenance = await store.FindProvenanceAsync(ids, few.SelectMany(tool => tool), Moment.Now);
            facts.AddRange(few.SelectMany(tool => OfTool(tools[tool.Key], [.. tool], provenance)));
        }

        return facts;

        IEnumerable<OpenFact> OfTool(ToolRow tool, IReadOnlyList<Review> all, Provenance provenance)
        {
            var texts = all.Where(review => review.State == ReviewState.Contested).GroupBy(review => review.Reviewer).Select(rivals => Of(
                ChangedFact.Review,
                rivals.First(),
                rivals.Select(text => new ContestedValue(text.Text, provenance.SeenOf(text.Id), Sources(text))).ToList()));
            var fields = all.Where(review => review.State != ReviewState.Contested).SelectMany(review => Fields
                .Where(field => review.IsContested(field.Fact))
                .Select(field => Of(field.Changed, review, provenance.ContestedOf(review, field.Fact))));
            return texts.Concat(fields);

            OpenFact Of(ChangedFact fact, Review review, IReadOnlyList<ContestedValue> values) => new(
                tool.Slug,
                tool.Identity,
                ChangeWords.Label(fact, review.Reviewer is { } key ? names.GetValueOrDefault(key)?.Name : null),
                values);

            List<NumberedSource> Sources(Review text) => [.. provenance.Stating(text.Id), .. provenance.Showing(text.Id)];
        }
    }

    // A fact of a tool as the lists of changes call it.
    private static string Label(ToolFact fact) => ChangeWords.Label(
        Enum.TryParse<ChangedFact>(fact.ToString(), out var changed) ? changed : ChangedFact.Panel, reviewer: null);

    private sealed record ToolRow
    {
        public long Id { get; init; }
        public Slug Slug { get; init; }
        public string Name { get; init; } = "";
        public string Tagline { get; init; } = "";
        public ToolIdentity Identity => new(Name, Tagline);
        public string? Contested { get; init; }
    }
}
