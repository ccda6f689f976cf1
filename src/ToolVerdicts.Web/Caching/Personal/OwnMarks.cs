using System.Data.Common;
using ToolVerdicts.Bookmarks;
using ToolVerdicts.Visitors;
using ToolVerdicts.Votes;

namespace ToolVerdicts.Web.Caching.Personal;

/// <summary>What one visitor has voted and saved.</summary>
/// <param name="Votes">The votes, by the tool's slug.</param>
/// <param name="Saved">The slugs of saved tools.</param>
public sealed record OwnMarks(IReadOnlyDictionary<string, OwnVote> Votes, IReadOnlySet<string> Saved)
{
    /// <summary>Of somebody who never acted.</summary>
    public static OwnMarks None { get; } = new(new Dictionary<string, OwnVote>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));

    /// <summary>Reads a visitor's.</summary>
    public static async Task<OwnMarks> LoadAsync(DbConnection store, VisitorId visitor, VisitorKeys keys) =>
        new(await store.FindVotesAsync(keys.VoterOf(visitor)), await store.FindSavedAsync(keys.OwnerOf(visitor)));

    /// <summary>What a part of a page depends on, in a word; two visitors with the same word see the same part.</summary>
    public string Of(PagePart part) => part.Shows switch
    {
        OwnMark.Vote => Votes.TryGetValue(part.Slug, out var vote) ? vote.ToString() : "",
        _ => Saved.Contains(part.Slug) ? "saved" : "",
    };
}

/// <summary>What a visitor can leave on a tool.</summary>
public enum OwnMark
{
    /// <summary>A vote.</summary>
    Vote,

    /// <summary>A bookmark.</summary>
    Bookmark,
}

/// <summary>A part of a page that differs from visitor to visitor.</summary>
/// <param name="Shows">What it shows of a visitor's.</param>
/// <param name="Slug">The tool it is about.</param>
public readonly record struct PagePart(OwnMark Shows, string Slug);
