using ToolVerdicts.Bookmarks;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The visitor's own list, in whose rows are their notes.</summary>
/// <param name="Lines">The lines of the saved tools.</param>
/// <param name="Removed">The tool that the visitor just removed, whose row is for an undo; null without one.</param>
public sealed record OwnListView(IReadOnlyDictionary<Slug, SavedLineView> Lines, Bookmark? Removed)
{
    public bool CanCompare => Lines.Count >= ComparisonAddress.MinTools;
}
