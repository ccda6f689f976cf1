namespace ToolVerdicts.Bookmarks;

/// <summary>The result of adding a file's bookmarks to a visitor's: saved tools stay, existing notes are never overwritten, and the order
/// of the file has no influence. No other code decides it.</summary>
/// <param name="Added">Tools to save, with the days and notes of the file.</param>
/// <param name="Noted">Tools that were saved without a note and get that of the file.</param>
/// <param name="Kept">How many tools of the file were saved before and stay as they are.</param>
/// <param name="Unknown">Slugs that no tool has.</param>
/// <param name="NoRoom">Slugs beyond <see cref="Bookmark.Most"/>.</param>
public sealed record BookmarkUnion(
    IReadOnlyList<SavedTool> Added, IReadOnlyList<SavedTool> Noted, int Kept, IReadOnlyList<Slug> Unknown, IReadOnlyList<Slug> NoRoom)
{
    /// <param name="known">The slugs in the file that tools have.</param>
    public static BookmarkUnion Of(IReadOnlyList<SavedTool> saved, IReadOnlyList<SavedTool> file, IReadOnlySet<Slug> known)
    {
        var own = saved.ToDictionary(tool => tool.Slug);
        // The latest come first, because they are taken when not all have room.
        var wanted = file.GroupBy(tool => tool.Slug).Select(Choose)
            .OrderByDescending(tool => tool.Day).ThenBy(tool => tool.Slug).ToList();
        var others = wanted.Where(tool => !own.ContainsKey(tool.Slug)).ToLookup(tool => known.Contains(tool.Slug));
        var both = wanted.Where(tool => own.ContainsKey(tool.Slug)).ToLookup(tool => tool.Note is not null && own[tool.Slug].Note is null);
        var room = Math.Max(0, Bookmark.Most - saved.Count);
        return new BookmarkUnion(
            others[true].Take(room).ToList(),
            both[true].ToList(),
            both[false].Count(),
            others[false].Select(tool => tool.Slug).ToList(),
            others[true].Skip(room).Select(tool => tool.Slug).ToList());
    }

    // Several entries of the file for one tool: one with a note comes before one without, then the earliest is taken.
    private static SavedTool Choose(IEnumerable<SavedTool> same) => same
        .OrderBy(tool => tool.Note is null).ThenBy(tool => tool.Day).ThenBy(tool => tool.Note, StringComparer.Ordinal).First();
}
