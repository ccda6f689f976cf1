using ToolVerdicts.Tools;
using ToolVerdicts.Web.Pages.Shared;

namespace ToolVerdicts.Tests.Pages;

public sealed class PageBeginningsTests
{
    private const string Builder = "/reviewers/builder";

    private static readonly ListVersion Now = new(new ChangeMark(1, 1));
    private static readonly ToolPlace Third = new(0, "c", "c-1");
    private static readonly ToolPlace Tenth = new(0, "k", "k-1");

    private readonly PageBeginnings _beginnings = new();

    [Fact]
    public void A_page_is_looked_for_from_the_nearest_known_beginning()
    {
        _beginnings.FindNearest(Now, Builder, 5).ShouldBe((1, ToolPlace.Beginning));
        _beginnings.Learn(Now, Builder, 10, Tenth);
        _beginnings.Learn(Now, Builder, 3, Third);
        foreach (var (page, nearest) in ((int, (int, ToolPlace))[])[(2, (1, ToolPlace.Beginning)), (3, (3, Third)), (9, (3, Third)),
            (10, (10, Tenth)), (5000, (10, Tenth))])
            _beginnings.FindNearest(Now, Builder, page).ShouldBe(nearest, $"page {page}");
        _beginnings.FindNearest(Now, "/reviewers/skeptic", 5).ShouldBe((1, ToolPlace.Beginning));
    }

    [Fact]
    public async Task A_page_is_read_from_there_and_the_beginning_of_the_next_is_learnt()
    {
        foreach (var (page, from, skip) in ((int, int, long)[])[(2, 0, 10), (3, 20, 0), (5, 30, 10), (6, 50, 0), (1, 0, 0), (2, 10, 0),
            (10, 60, 30)])
        {
            var shown = await _beginnings.ReadAsync(Now, Builder, page, size: 10, ReadAsync, PlaceOf);
            shown.ShouldBe(Enumerable.Range((page - 1) * 10 + 1, 10), $"page {page}");

            Task<IReadOnlyList<int>> ReadAsync(ToolPlace after, long left)
            {
                (after, left).ShouldBe((from == 0 ? ToolPlace.Beginning : PlaceOf(from), skip), $"page {page}");
                return Task.FromResult<IReadOnlyList<int>>(Enumerable.Range(from + (int)left + 1, 10).ToList());
            }
        }

        static ToolPlace PlaceOf(int tool) => new(0, $"{tool}", $"tool-{tool}");
    }

    [Fact]
    public void What_is_learnt_of_a_list_ends_with_its_version_and_leaves_other_lists_alone()
    {
        const string byVotes = "/tools?sort=community";
        var voted = Now with { Votes = 1 };
        _beginnings.Learn(Now, Builder, 3, Third);
        _beginnings.Learn(Now, byVotes, 3, Third);
        _beginnings.FindNearest(voted, byVotes, 5).ShouldBe((1, ToolPlace.Beginning));
        _beginnings.Learn(voted, byVotes, 4, Tenth);
        _beginnings.FindNearest(voted, byVotes, 5).ShouldBe((4, Tenth));
        _beginnings.FindNearest(voted, byVotes, 3).ShouldBe((1, ToolPlace.Beginning), "of the version before nothing is left");
        _beginnings.FindNearest(Now, Builder, 5).ShouldBe((3, Third));
        foreach (var later in (ChangeMark[])[new(2, 1), new(1, 2)])
            _beginnings.FindNearest(new ListVersion(later), Builder, 5).ShouldBe((1, ToolPlace.Beginning), $"{later}");
    }

    [Fact]
    public void What_is_learnt_is_bounded()
    {
        for (var page = 3; page < 50_000; page++)
            _beginnings.Learn(Now, Builder, page, Third);
        _beginnings.FindNearest(Now, Builder, 5).ShouldBe((1, ToolPlace.Beginning));
    }
}
