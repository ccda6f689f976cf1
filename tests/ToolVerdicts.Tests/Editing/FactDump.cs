using System.Data.Common;
using Dapper;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Tests.Editing;

/// <summary>What a store states, without row numbers, revisions and times: two stores with one dump show the same pages. Votes are left
/// out.</summary>
internal static class FactDump
{
    private const string Tools =
        """
        SELECT t.slug, t.name, t.tagline, c.name AS category, t.description, t.price_word, t.price_text, t.panel_share, t.panel_ship,
               t.panel_skip, t.panel_basis, t.community_share, t.community_votes, t.contested, t.price_seen, t.panel_seen, t.verdict,
               t.panel_rank, t.dispute_rank, t.mean_score
        FROM tools t LEFT JOIN categories c ON c.id = t.category_id WHERE t.is_hidden = 0
        """;

    private const string Identities =
        "SELECT DISTINCT name, tagline FROM capture_tools UNION SELECT name, tagline FROM tools WHERE is_hidden = 0";

    private const string Identified =
        """
        SELECT slug FROM tools WHERE id = COALESCE(
            (SELECT tool_id FROM tool_identities WHERE identity = @identity), (SELECT id FROM tools WHERE identity = @identity))
        """;

    private const string FormerAddresses = "SELECT f.slug, t.slug AS today FROM former_addresses f JOIN tools t ON t.id = f.tool_id";

    private const string Reviews =
        """
        SELECT t.slug, r.text_digest, r.text, r.reviewer, r.reviewer_basis, r.score, r.score_basis, r.call, r.call_basis, r.state,
               r.contested
        FROM reviews r JOIN tools t ON t.id = r.tool_id WHERE r.state <> 'withdrawn' AND t.is_hidden = 0
        """;

    private const string Captures =
        "SELECT c.sha256, c.file_name, c.form, c.media, c.address, hex(p.content) AS page FROM captures c JOIN capture_pages p "
        + "ON p.capture_id = c.id";

    private const string Sightings =
        "SELECT c.sha256, v.seen FROM sightings v JOIN captures c ON c.id = v.capture_id WHERE v.withdrawn_in IS NULL";

    private const string CaptureTools =
        "SELECT c.sha256, s.side, t.slug, s.name, s.tagline, s.price_word, s.price_text FROM capture_tools s "
        + "JOIN captures c ON c.id = s.capture_id JOIN tools t ON t.id = s.tool_id";

    private const string CaptureReviews =
        """
        SELECT c.sha256, s.row, s.side, r.text_digest, s.reviewer, s.score, s.call, s.withdrawn_in IS NOT NULL AS is_withdrawn
        FROM capture_reviews s JOIN captures c ON c.id = s.capture_id JOIN reviews r ON r.id = s.review_id
        """;

    private const string FileFacts =
        """
        SELECT t.slug, f.fact, f.value, f.seen, f.source, c.sha256, f.quote, f.because
        FROM file_facts f JOIN tools t ON t.id = f.tool_id LEFT JOIN captures c ON c.id = f.capture_id WHERE f.until IS NULL
        """;

    private const string FileReviews =
        """
        SELECT t.slug, r.text_digest, f.reviewer, f.score, f.call, f.author, f.written, f.authorship, f.seen, f.source, f.because
        FROM file_reviews f JOIN reviews r ON r.id = f.review_id JOIN tools t ON t.id = r.tool_id WHERE f.until IS NULL
        """;

    private const string Criteria =
        "SELECT t.slug, v.criterion, v.value, v.seen FROM criterion_values v JOIN tools t ON t.id = v.tool_id WHERE t.is_hidden = 0";

    private const string Contested =
        "SELECT t.slug, c.criterion FROM contested_criteria c JOIN tools t ON t.id = c.tool_id WHERE t.is_hidden = 0";

    private const string CaptureRows =
        "SELECT c.sha256, r.side, r.row, r.label, r.value FROM capture_rows r JOIN captures c ON c.id = r.capture_id";

    private const string Listed =
        """
        SELECT t.slug, v.criterion, v.state, v.word, v.number FROM listed_values v JOIN tools t ON t.id = v.tool_id WHERE t.is_hidden = 0
        """;

    private const string Decisions =
        """
        SELECT d.question, t.slug, d.take, d.because, d.decided_on
        FROM decisions d JOIN tools t ON t.id = d.tool_id WHERE d.until IS NULL
        """;

    private const string Lenses = "SELECT key, name FROM reviewers";

    private static readonly (string Name, string Sql)[] Tables =
    [
        ("tool", Tools), ("former address", FormerAddresses), ("review", Reviews), ("capture", Captures),
        ("sighting", Sightings), ("statement on a tool", CaptureTools), ("statement on a review", CaptureReviews),
        ("assigned fact", FileFacts), ("assigned review", FileReviews), ("criterion", Criteria), ("criterion in lists", Listed),
        ("contested criterion", Contested), ("statement on a row", CaptureRows), ("decision", Decisions), ("lens", Lenses),
    ];

    public static IReadOnlyList<string> Of(DbConnection store) => Tables.SelectMany(table => store.Query(table.Sql)
        .Cast<IDictionary<string, object?>>()
        .Select(row => $"{table.Name}: {string.Join(" | ", row.Select(column => $"{column.Key}={column.Value ?? "NULL"}"))}"))
        .Concat(ListIdentities(store)).Order(StringComparer.Ordinal).ToList();

    // The tool to which a page with each known name and tagline would belong.
    private static IEnumerable<string> ListIdentities(DbConnection store) => store.Query<(string Name, string Tagline)>(Identities)
        .Select(row => new ToolIdentity(row.Name, row.Tagline)).DistinctBy(identity => identity.Key)
        .Select(identity => $"identity: {identity.Key} | "
            + store.ExecuteScalar<string>(Identified, new { identity = Wording.Digest(identity.Key) }));

    /// <summary>Asserts that two stores state the same, and tells the first differences.</summary>
    public static void ShouldStateTheSame(this DbConnection actual, DbConnection expected, string because)
    {
        var (known, found) = (Of(expected), Of(actual));
        string.Join('\n', [
            .. known.Except(found).Take(5).Select(line => $"missing  {line[..Math.Min(400, line.Length)]}"),
            .. found.Except(known).Take(5).Select(line => $"surplus  {line[..Math.Min(400, line.Length)]}"),
        ]).ShouldBeEmpty(because);
        found.Count.ShouldBe(known.Count, because);
    }
}
