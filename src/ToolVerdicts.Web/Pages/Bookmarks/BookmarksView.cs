using System.Data.Common;
using ToolVerdicts.Bookmarks;
using ToolVerdicts.Visitors;
using ToolVerdicts.Web.Pages.Shared;
using ToolVerdicts.Web.Visitors;

namespace ToolVerdicts.Web.Pages.Bookmarks;

/// <summary>A visitor's list, with what is to be said about what they just did.</summary>
/// <param name="Saved">What they saved.</param>
/// <param name="SharedSince">The day since which a secret address shows it; null when none does.</param>
public sealed record BookmarksView(IReadOnlyList<Bookmark> Saved, DateOnly? SharedSince)
{
    /// <summary>What every page that shows the list says of itself.</summary>
    public static PageHead Head { get; } = new("Bookmarks", "The tools you saved, with verdicts, prices and your notes: compare them, share them, take them with you.", Path: null);

    /// <summary>Why nothing was changed, in a sentence; null when nothing went wrong.</summary>
    public string? Refusal { get; init; }

    /// <summary>What was changed, in a sentence; null when nothing was.</summary>
    public string? Done { get; init; }

    /// <summary>What came of an imported file; null when none was.</summary>
    public BookmarkUnion? Imported { get; init; }

    /// <summary>A note that was not kept, given back to whoever typed it.</summary>
    public SavedTool? Returned { get; init; }

    /// <summary>The list of the visitor who asks; empty for whoever never acted.</summary>
    public static async Task<BookmarksView> OfAsync(DbConnection store, HttpContext context, VisitorKeys keys)
    {
        if (context.Visitor() is not { } visitor)
            return new BookmarksView([], SharedSince: null);
        var owner = keys.OwnerOf(visitor);
        return new BookmarksView(await store.ListBookmarksAsync(owner), await store.FindSharedSinceAsync(owner));
    }

    /// <summary>The note that the form of a tool shows.</summary>
    public string? NoteOn(Bookmark bookmark) => Returned?.Slug == bookmark.Slug ? Returned.Note : bookmark.Note;

    /// <summary>The first of many, and how many are left out.</summary>
    public static string Named(IReadOnlyList<string> slugs)
    {
        const int Most = 100;
        var named = string.Join(", ", slugs.Take(Most));
        return slugs.Count <= Most ? named : $"{named} and {slugs.Count - Most:N0} more";
    }
}
