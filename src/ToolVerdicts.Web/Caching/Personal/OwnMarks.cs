using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Web.Caching.Personal;

/// <summary>The votes and bookmarks of one visitor.</summary>
/// <param name="Votes">Votes by the tool's slug.</param>
/// <param name="Saved">Slugs of saved tools.</param>
public sealed record OwnMarks(IReadOnlyDictionary<Slug, OwnVote> Votes, IReadOnlySet<Slug> Saved)
{
    /// <summary>The marks of a visitor who never acted.</summary>
    public static OwnMarks None { get; } = new(new Dictionary<Slug, OwnVote>(), new HashSet<Slug>());

    public static async Task<OwnMarks> LoadAsync(DbConnection store, VisitorId visitor, VisitorKeys keys) =>
        new(await store.FindVotesAsync(keys.VoterOf(visitor)), await store.FindSavedAsync(keys.OwnerOf(visitor)));

    /// <summary>
    /// The state of a part of a page, in a word that is empty without such a mark. Visitors with the same state see the same part.
    /// </summary>
    public string StateOf(PagePart part) => part.Shows switch
    {
        OwnMark.Vote when !Votes.ContainsKey(part.Slug) => "",
        OwnMark.Vote => (Votes[part.Slug].Call, Votes[part.Slug].Counts) switch
        {
            (Call.Ship, true) => "ship",
            (Call.Ship, false) => "ship-uncounted",
            (_, true) => "skip",
            _ => "skip-uncounted",
        },
        OwnMark.SavedCount => Saved.Count == 0 ? "" : $"{Saved.Count}",
        _ => Saved.Contains(part.Slug) ? "saved" : "",
    };
}
