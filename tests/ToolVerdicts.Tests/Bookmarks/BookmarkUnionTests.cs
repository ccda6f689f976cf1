using ToolVerdicts.Bookmarks;
using ToolVerdicts.Tests.Reviews;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Bookmarks;

public class BookmarkUnionTests
{
    private const int Tools = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_export_imported_by_somebody_new_gives_the_same_bookmarks_in_any_order(int seed)
    {
        using var store = new TempStore();
        store.AddRandomPanels(seed, Tools);
        var chance = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            var (from, to) = (RandomBookmarks.NewOwner(chance), RandomBookmarks.NewOwner(chance));
            store.Unite(from, RandomBookmarks.Saved(chance, Some(chance)));
            var saved = store.SavedBy(from);

            var file = BookmarkJson.Write(Shuffled(chance, saved));
            BookmarkJson.TryRead(file, RandomBookmarks.Today, out var read, out var fault).ShouldBeTrue(fault);
            var union = store.Unite(to, Shuffled(chance, read));
            union.Added.Count.ShouldBe(saved.Count);
            store.SavedBy(to).ShouldBe(saved);
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void A_union_loses_nothing_overwrites_nothing_and_is_the_same_twice(int seed)
    {
        using var store = new TempStore();
        store.AddRandomPanels(seed, Tools);
        var chance = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            var owner = RandomBookmarks.NewOwner(chance);
            store.Unite(owner, RandomBookmarks.Saved(chance, Some(chance)));
            var before = store.SavedBy(owner);
            Slug[] nobodys = [Slug.Parse($"tool-{Tools + 1}"), Slug.Parse($"tool-{Tools + 2}")];
            // Some tools of the file are nobody's, and some stand in it twice.
            var file = RandomBookmarks.Saved(chance, [.. Some(chance), .. Some(chance), Tools + 1, Tools + 2]);

            var union = store.Unite(owner, file);
            var after = store.SavedBy(owner);
            foreach (var own in before)
                after.Single(tool => tool.Slug == own.Slug).ShouldSatisfyAllConditions(tool => tool.Day.ShouldBe(own.Day), tool =>
                    (own.Note is null || tool.Note == own.Note).ShouldBeTrue());
            after.Select(tool => tool.Slug)
                .ShouldBe(before.Concat(file).Select(tool => tool.Slug).Distinct().Except(nobodys),
                ignoreOrder: true);
            foreach (var tool in after.Where(tool => tool.Note is null))
                before.Concat(file).Where(other => other.Slug == tool.Slug).ShouldAllBe(other => other.Note == null);
            union.Unknown.ShouldBe(nobodys, ignoreOrder: true);
            (union.Added.Count + union.Noted.Count + union.Kept + union.Unknown.Count)
                .ShouldBe(file.Select(tool => tool.Slug).Distinct().Count());

            var again = store.Unite(owner, Shuffled(chance, file));
            (again.Added.Count, again.Noted.Count).ShouldBe((0, 0));
            store.SavedBy(owner).ShouldBe(after);
        }
    }

    [Fact]
    public void The_order_of_a_file_decides_nothing_even_when_it_contradicts_itself_or_does_not_fit()
    {
        var chance = new Random(6);
        var known = Enumerable.Range(1, 700).Select(tool => Slug.Parse($"tool-{tool}")).ToHashSet();
        for (var round = 0; round < 20; round++)
        {
            var saved = RandomBookmarks.Saved(chance, Enumerable.Range(1, 490));
            var file = RandomBookmarks.Saved(chance, chance.GetItems(Enumerable.Range(400, 330).ToArray(), 200));
            var (one, other) =
                (BookmarkUnion.Of(saved, file, known), BookmarkUnion.Of(Shuffled(chance, saved), Shuffled(chance, file), known));
            other.Added.ShouldBe(one.Added);
            other.Noted.ShouldBe(one.Noted);
            other.Unknown.ShouldBe(one.Unknown);
            other.NoRoom.ShouldBe(one.NoRoom);
        }
    }

    [Fact]
    public void What_does_not_fit_is_left_out_the_earliest_first_and_named()
    {
        var saved = Enumerable.Range(1, Bookmark.Most - 2).Select(tool =>
            new SavedTool(Slug.Parse($"tool-{tool}"), new DateOnly(2026, 1, 1), Note: null)).ToList();
        SavedTool[] file =
            [Saved("a", day: 1, null), Saved("b", day: 3, null), Saved("c", day: 2, null), Saved("tool-1", day: 1, "Mine."),
            Saved("nobody", day: 1, null)];
        var union = BookmarkUnion.Of(saved, file, Slug.FindIn(["a", "b", "c", "tool-1"]).ToHashSet());
        string.Join(' ', union.Added.Select(tool => tool.Slug)).ShouldBe("b c");
        union.NoRoom.ShouldHaveSingleItem().ToString().ShouldBe("a");
        union.Noted.ShouldHaveSingleItem().Slug.ToString().ShouldBe("tool-1");
        union.Unknown.ShouldHaveSingleItem().ToString().ShouldBe("nobody");
        union.Kept.ShouldBe(0);

        static SavedTool Saved(string slug, int day, string? note) => new(Slug.Parse(slug), new DateOnly(2026, 1, day), note);
    }

    private static IEnumerable<int> Some(Random chance) => Enumerable.Range(1, Tools).Where(_ => chance.Next(2) == 0).ToList();

    private static List<SavedTool> Shuffled(Random chance, IEnumerable<SavedTool> tools)
    {
        var shuffled = tools.ToArray();
        chance.Shuffle(shuffled);
        return [.. shuffled];
    }
}
