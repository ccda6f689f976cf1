using System.Collections.ObjectModel;

namespace ToolVerdicts.Web.Pages.Bookmarks;

/// <summary>A visitor's bookmarks, with the outcome of what they just did.</summary>
/// <param name="Saved">The latest day first, those of one day by name.</param>
/// <param name="SharedSince">The day on which a secret address was made for the list; null without one.</param>
public sealed record BookmarksView(IReadOnlyList<Bookmark> Saved, DateOnly? SharedSince)
{
    /// <summary>The head of every page that shows the list.</summary>
    public static PageHead Head { get; } = new(
        "Saved",
        "What you saved, with verdicts, prices and your notes: compare them, share them, take them with you.",
        Path: null);

    /// <summary>A sentence that says why nothing was changed; null when nothing went wrong.</summary>
    public string? Refusal { get; init; }
    /// <summary>A sentence that says what was changed of the list as a whole; null when nothing was.</summary>
    public string? Done { get; init; }
    /// <summary>The changes since each tool was saved; unchanged tools have no entry.</summary>
    public IReadOnlyDictionary<Slug, SinceSaved> Since { get; init; } = ReadOnlyDictionary<Slug, SinceSaved>.Empty;
    /// <summary>The tool whose note the visitor just wrote; null without one.</summary>
    public Slug? Noted { get; init; }
    /// <summary>The saved tool that the visitor just removed, as it was; null without one.</summary>
    public Bookmark? Removed { get; init; }
    /// <summary>How many saved tools stand before the removed one.</summary>
    public int RemovedFrom { get; init; }
    /// <summary>The page from which the visitor removed it; null for this one.</summary>
    public string? WayBack { get; init; }
    /// <summary>The outcome of an imported file; null without one.</summary>
    public BookmarkUnion? Imported { get; init; }
    /// <summary>A note that was refused, for the form of its tool to show again; the slug is null when the post named no tool.</summary>
    public (Slug? Slug, string Note)? Returned { get; init; }

    /// <summary>The saved tools, and what was just removed in its former place.</summary>
    public IReadOnlyList<Bookmark> Rows => Removed is null ? Saved : [.. Saved.Take(RemovedFrom), Removed, .. Saved.Skip(RemovedFrom)];

    /// <summary>Loads the bookmarks of the visitor who asks; none without a cookie.</summary>
    public static async Task<BookmarksView> LoadAsync(DbConnection store, HttpContext context, VisitorKeys keys)
    {
        if (context.Visitor() is not { } visitor)
            return new BookmarksView([], SharedSince: null);
        var owner = keys.OwnerOf(visitor);
        return new BookmarksView(await store.ListBookmarksAsync(owner), await store.FindSharedSinceAsync(owner))
        {
            Since = await store.FindChangesSinceSavedAsync(owner),
        };
    }

    /// <summary>Answers 400, or another status, with the bookmarks as they are and a sentence that says why nothing was changed.</summary>
    public static async Task<BookmarksView> RefuseAsync(
        DbConnection store, HttpContext context, VisitorKeys keys, string refusal, int status = StatusCodes.Status400BadRequest)
    {
        context.Response.StatusCode = status;
        return await LoadAsync(store, context, keys) with { Refusal = refusal };
    }

    /// <summary>The part of the list that only the visitor sees.</summary>
    public OwnListView Own => new(Saved.ToDictionary(bookmark => bookmark.Slug, LineOf), Removed);

    /// <summary>Names the first hundred, and counts the rest.</summary>
    public static string Enumerate(IReadOnlyList<Slug> slugs)
    {
        const int Most = 100;
        var named = string.Join(", ", slugs.Take(Most));
        return slugs.Count <= Most ? named : $"{named} and {slugs.Count - Most:N0} more";
    }

    private SavedLineView LineOf(Bookmark bookmark)
    {
        var refused = Returned is var (slug, note) && slug == bookmark.Slug ? note : null;
        return new SavedLineView(
            bookmark, Since.GetValueOrDefault(bookmark.Slug), refused ?? bookmark.Note, refused is not null, Noted == bookmark.Slug);
    }
}
