using System.Net;
using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Text;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Votes;

namespace ToolVerdicts.Tests.Votes;

public sealed class ClosedVoteTests
{
    private static readonly Slug Tool = Slug.Parse("smollm3");

    private readonly Random _chance = new(20261129);

    [Fact]
    public void While_votes_are_closed_none_is_added_or_changed_and_one_can_be_taken_back()
    {
        using var store = TempStore.With(Seeds.Paths);
        var (tool, early) = (store.Writer.QuerySingle<long>("SELECT id FROM tools WHERE slug = 'smollm3'"), RandomVotes.NewVoter(_chance));
        store.Cast(early, tool, Call.Ship).ShouldBe(VoteOutcome.Counted);
        store.Writer.CloseVotes(Tool, until: null).ShouldBeTrue();
        store.Cast(RandomVotes.NewVoter(_chance), tool, Call.Skip).ShouldBe(VoteOutcome.Closed);
        store.Cast(early, tool, Call.Skip).ShouldBe(VoteOutcome.Closed);
        store.Cast(early, tool, Call.Ship).ShouldBe(VoteOutcome.Counted, "what stands already is no change");
        Tally(store).ShouldBe((1, 0));
        store.Cast(early, tool, call: null).ShouldBe(VoteOutcome.None);
        Tally(store).ShouldBe((0, 0));
        store.Writer.OpenVotes(Tool).ShouldBeTrue();
        store.Writer.OpenVotes(Tool).ShouldBeFalse();
        store.Cast(early, tool, Call.Skip).ShouldBe(VoteOutcome.Counted);
    }

    [Fact]
    public void Votes_that_are_closed_until_a_day_are_taken_on_the_next()
    {
        using var store = TempStore.With(Seeds.Paths);
        var tool = store.Writer.QuerySingle<long>("SELECT id FROM tools WHERE slug = 'smollm3'");
        store.Writer.CloseVotes(Tool, RandomVotes.Today);
        store.Cast(RandomVotes.NewVoter(_chance), tool, Call.Ship).ShouldBe(VoteOutcome.Closed);
        store.Writer.CloseVotes(Tool, RandomVotes.Today.AddDays(-1));
        store.Cast(RandomVotes.NewVoter(_chance), tool, Call.Ship).ShouldBe(VoteOutcome.Counted);
        store.Writer.CloseVotes(Slug.Parse("nothing"), until: null).ShouldBeFalse();
    }

    [Fact]
    public async Task A_visitor_is_told_that_votes_are_closed()
    {
        var store = TempStore.With(Seeds.Paths);
        store.Writer.CloseVotes(Tool, until: null);
        await using var site = await SiteHost.OverAsync(store);
        using var browser = new Browser(site, "203.0.113.77");
        var answer = await browser.PostAsync("/tools/smollm3/vote", "/tools/smollm3", ("vote", "ship"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("are closed. Nothing was changed");
    }

    [Fact]
    public void Counted_votes_of_one_day_and_call_are_dropped_with_their_tally()
    {
        using var store = TempStore.With(Seeds.Paths);
        var tool = store.Writer.QuerySingle<long>("SELECT id FROM tools WHERE slug = 'smollm3'");
        for (var i = 0; i < 5; i++)
            store.Cast(RandomVotes.NewVoter(_chance), tool, i < 3 ? Call.Skip : Call.Ship);
        store.Writer.DropCountedVotes(Tool, RandomVotes.Today.AddDays(1), call: null).ShouldBe(new Tally(0, 0));
        store.Writer.DropCountedVotes(Tool, RandomVotes.Today, Call.Skip).ShouldBe(new Tally(0, 3));
        Tally(store).ShouldBe((2, 0));
        store.Writer.DropCountedVotes(Slug.Parse("nothing"), RandomVotes.Today, call: null).ShouldBeNull();
        StoreCheck.Run(store.Database).ShouldBeEmpty();
        store.Writer.ListVotes(Tool, day: null).ShouldHaveSingleItem().Ship.ShouldBe(2);
    }

    private static (long Ship, long Skip) Tally(TempStore store) =>
        store.Writer.QuerySingle<(long, long)>("SELECT votes_ship, votes_skip FROM tools WHERE slug = 'smollm3'");
}
