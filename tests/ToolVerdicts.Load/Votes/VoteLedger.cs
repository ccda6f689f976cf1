using System.Data.Common;
using Dapper;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Load.Votes;

/// <summary>The acknowledgements that the visitors of all clients got, to be compared with the store.</summary>
internal sealed class VoteLedger(int clients)
{
    /// <summary>The word that takes a vote back.</summary>
    public const string NoVote = "none";

    private const string VotesSql =
        "SELECT lower(hex(v.voter)) AS Voter, t.slug AS Slug, v.call AS Word FROM votes v JOIN tools t ON t.id = v.tool_id";

    private const string MiscountedSql =
        """
        SELECT COUNT(*) FROM tools t
        WHERE t.votes_ship <> (SELECT COUNT(*) FROM votes v WHERE v.tool_id = t.id AND v.call = 'ship' AND v.counted = 1)
           OR t.votes_skip <> (SELECT COUNT(*) FROM votes v WHERE v.tool_id = t.id AND v.call = 'skip' AND v.counted = 1)
        """;

    private readonly List<LedgerVisitor>[] _clients = Enumerable.Range(0, clients).Select(_ => new List<LedgerVisitor>()).ToArray();
    private long _unknownVisitors;
    private long _excess;

    /// <summary>The visitors of one client. Only that client's thread may change the list.</summary>
    public List<LedgerVisitor> VisitorsOf(int client) => _clients[client];

    /// <summary>The number of tools whose tally differs from a recount of their votes.</summary>
    public static long CountMiscounted(DbConnection store) => store.ExecuteScalar<long>(MiscountedSql);

    /// <summary>Compares the store with the ledger, then sets the ledger to the store's votes, so that no fault counts twice.</summary>
    public LedgerFaults Check(DbConnection store, VisitorKeys keys)
    {
        // A visitor whose first vote was not answered has no cookie, so its vote cannot be told from others of unknown visitors.
        _unknownVisitors += _clients.Sum(visitors => visitors.RemoveAll(visitor => visitor.Cookie is null));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var stored = store.Query<StoredVote>(VotesSql).ToLookup(vote => vote.Voter, StringComparer.Ordinal);
        long lost = 0, doubled = 0, known = 0;
        foreach (var visitor in _clients.SelectMany(visitors => visitors))
        {
            var votes = stored[keys.VoterOf(VisitorId.Read(visitor.Cookie, keys.Signing, today)!).Hex].ToList();
            var words = votes.DistinctBy(vote => vote.Slug, StringComparer.Ordinal)
                .ToDictionary(vote => vote.Slug, vote => vote.Word, StringComparer.Ordinal);
            lost += visitor.Acknowledged.LongCount(vote =>
                WordOn(words, vote.Key) != vote.Value && visitor.Unanswered != (vote.Key, WordOn(words, vote.Key)));
            doubled += votes.Count
                - words.Keys.LongCount(slug => visitor.Acknowledged.ContainsKey(slug) || visitor.Unanswered?.Slug == slug);
            known += votes.Count;
            Synchronise(visitor, words);
        }

        var excess = Math.Max(0, stored.Sum(votes => votes.LongCount()) - known - _unknownVisitors);
        doubled += excess - _excess;
        _excess = excess;
        return new LedgerFaults(lost, doubled, CountMiscounted(store));
    }

    private static void Synchronise(LedgerVisitor visitor, Dictionary<string, string> words)
    {
        foreach (var slug in visitor.Acknowledged.Keys.Union(words.Keys, StringComparer.Ordinal).ToList())
            visitor.Acknowledged[slug] = WordOn(words, slug);
        visitor.Unanswered = null;
    }

    private static string WordOn(Dictionary<string, string> words, string slug) => words.GetValueOrDefault(slug, NoVote);

    private sealed record StoredVote
    {
        public string Voter { get; init; } = "";

        public string Slug { get; init; } = "";

        public string Word { get; init; } = "";
    }
}
