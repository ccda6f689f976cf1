namespace ToolVerdicts.Bookmarks;

/// <summary>
/// What comes of adding a file's bookmarks to a visitor's: what is saved stays, a note that exists is never overwritten, and the order of
/// the file plays no part. The only place that decides it.
/// </summary>
/// <param name="Added">Newly saved, with the days and notes of the file.</param>
/// <param name="Noted">Saved before without a note, which the file has.</param>
/// <param name="Kept">How many were saved before and stay as they were.</param>
/// <param name="Unknown">Slugs that no tool has.</param>
/// <param name="NoRoom">Slugs beyond <see cref="Bookmark.Most"/>.</param>
public sealed record BookmarkUnion(
    IReadOnlyList<SavedTool> Added, IReadOnlyList<SavedTool> Noted, int Kept, IReadOnlyList<string> Unknown, IReadOnlyList<string> NoRoom)
{
    /// <summary>Plans the union.</summary>
    /// <param name="saved">What the visitor has.</param>
    /// <param name="file">What the file holds.</param>
    /// <param name="known">Which of the file's tools exist.</param>
    public static BookmarkUnion Of(IReadOnlyList<SavedTool> saved, IReadOnlyList<SavedTool> file, IReadOnlySet<string> known)
    {
        var own = saved.ToDictionary(tool => tool.Slug, StringComparer.Ordinal);
        // When not all have room, the latest do.
        var wanted = file.GroupBy(tool => tool.Slug, StringComparer.Ordinal).Select(One)
            .OrderByDescending(tool => tool.Day).ThenBy(tool => tool.Slug, StringComparer.Ordinal).ToList();
        var strange = wanted.Where(tool => !own.ContainsKey(tool.Slug)).ToLookup(tool => known.Contains(tool.Slug));
        var familiar = wanted.Where(tool => own.ContainsKey(tool.Slug)).ToLookup(tool => tool.Note is not null && own[tool.Slug].Note is null);
        var room = Math.Max(0, Bookmark.Most - saved.Count);
        return new BookmarkUnion(
            strange[true].Take(room).ToList(),
            familiar[true].ToList(),
            familiar[false].Count(),
            strange[false].Select(tool => tool.Slug).ToList(),
            strange[true].Skip(room).Select(tool => tool.Slug).ToList());
    }

    // Of a tool that stands in the file more than once: with a note rather than without, then the one saved first.
    private static SavedTool One(IEnumerable<SavedTool> same) => same
        .OrderBy(tool => tool.Note is null).ThenBy(tool => tool.Day).ThenBy(tool => tool.Note, StringComparer.Ordinal).First();
}
