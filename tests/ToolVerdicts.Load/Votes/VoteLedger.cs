using System.Data.Common;
using Dapper;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Load.Votes;

/// <summary>A visitor as their own browser knows them.</summary>
internal sealed class LedgerVisitor
{
    /// <summary>What the visitor was given to hold; null until a vote was acknowledged.</summary>
    public string? Cookie { get; set; }

    /// <summary>The last acknowledged word by slug.</summary>
    public Dictionary<string, string> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// <summary>What was sent and not answered; null when nothing.</summary>
    public (string Slug, string Word)? Unanswered { get; set; }
}

/// <summary>How far a store and what its visitors were told lie apart.</summary>
/// <param name="Lost">Acknowledged votes that the store does not hold as acknowledged.</param>
/// <param name="Doubled">Votes in the store that nobody cast, or that stand there twice.</param>
/// <param name="Miscounted">Tools whose tally is not what a recount gives.</param>
public sealed record LedgerFaults(long Lost, long Doubled, long Miscounted)
{
    /// <summary>They agree.</summary>
    public static readonly LedgerFaults None = new(0, 0, 0);

    /// <summary>The faults of both.</summary>
    public static LedgerFaults operator +(LedgerFaults left, LedgerFaults right) =>
        new(left.Lost + right.Lost, left.Doubled + right.Doubled, left.Miscounted + right.Miscounted);

    /// <inheritdoc/>
    public override string ToString() => $"lost {Lost}, doubled {Doubled}, miscounted {Miscounted}";
}

/// <summary>What the visitors of all clients were told, to be held against what the store says.</summary>
internal sealed class VoteLedger(int clients)
{
    /// <summary>The word for no vote.</summary>
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
    private long _strangers;
    private long _uninvited;

    /// <summary>The visitors whose browser a client plays; the client adds new ones at the end.</summary>
    public List<LedgerVisitor> Of(int client) => _clients[client];

    /// <summary>How many tools have a tally that is not what a recount gives.</summary>
    public static long Miscounted(DbConnection store) => store.ExecuteScalar<long>(MiscountedSql);

    /// <summary>Holds the store against the ledger. From then on the ledger says what the store says, so that a lost vote is told once.</summary>
    public LedgerFaults Check(DbConnection store, VisitorKeys keys)
    {
        // Whoever was not answered to their first vote never learned who they are.
        _strangers += _clients.Sum(visitors => visitors.RemoveAll(visitor => visitor.Cookie is null));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var stored = store.Query<StoredVote>(VotesSql).ToLookup(vote => vote.Voter, StringComparer.Ordinal);
        long lost = 0, doubled = 0, known = 0;
        foreach (var visitor in _clients.SelectMany(visitors => visitors))
        {
            var votes = stored[keys.VoterOf(VisitorId.Read(visitor.Cookie, keys.Signing, today)!).Hex].ToList();
            var words = votes.DistinctBy(vote => vote.Slug, StringComparer.Ordinal).ToDictionary(vote => vote.Slug, vote => vote.Word, StringComparer.Ordinal);
            lost += visitor.Acknowledged.LongCount(vote => WordOn(words, vote.Key) != vote.Value && visitor.Unanswered != (vote.Key, WordOn(words, vote.Key)));
            doubled += votes.Count - words.Keys.LongCount(slug => visitor.Acknowledged.ContainsKey(slug) || visitor.Unanswered?.Slug == slug);
            known += votes.Count;
            Settle(visitor, words);
        }

        var uninvited = Math.Max(0, stored.Sum(votes => votes.LongCount()) - known - _strangers);
        doubled += uninvited - _uninvited;
        _uninvited = uninvited;
        return new LedgerFaults(lost, doubled, Miscounted(store));
    }

    private static void Settle(LedgerVisitor visitor, Dictionary<string, string> words)
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
