using ToolVerdicts.Bookmarks;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Votes;
using ToolVerdicts.Text;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Tests.Bookmarks;

/// <summary>Bookmarks at random, with notes that try every kind of character.</summary>
internal static class RandomBookmarks
{
    public static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly string[] Words =
        ["one", "\n", "\"", "\\", "🤗", "漢字", "=1+1", "</a>", "<b>", "&amp;", ",", ";", "\u2028", "\uE000", "'", "`", "é", "-"];

    public static Owner NewOwner(Random chance) => new(RandomVotes.NewVoter(chance).Hex);

    /// <summary>As many different tools, <c>tool-1</c> and on, as it is given, some with notes.</summary>
    public static List<SavedTool> Saved(Random chance, IEnumerable<int> tools) => tools
        .Select(tool => new SavedTool(Slug.Parse($"tool-{tool}"), Today.AddDays(-chance.Next(3)), Note(chance))).ToList();

    public static string? Note(Random chance) =>
        chance.Next(3) == 0 ? null : BookmarkNote.TryRead(string.Join(' ', chance.GetItems(Words, chance.Next(1, 12))), out var note)
            ? note : null;

    public static IReadOnlyList<SavedTool> SavedBy(this TempStore store, Owner owner) =>
        store.Writer.ListBookmarksAsync(owner).Result.Select(bookmark => bookmark.Saved).OrderBy(tool => tool.Slug).ToList();

    public static BookmarkUnion Unite(this TempStore store, Owner owner, IReadOnlyList<SavedTool> file)
    {
        var known = store.Writer.FindKnownAsync(file.Select(tool => tool.Slug)).Result;
        return store.Writer.InTransaction(() => store.Writer.Unite(owner, file, known));
    }

    public static List<SavedTool> InOrder(this IEnumerable<SavedTool> tools) =>
        tools.OrderBy(tool => tool.Slug).ToList();
}
