using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Text;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Visitors;
using ToolVerdicts.Votes;

namespace ToolVerdicts.Tests.Votes;

public class VoteTests
{
    private static readonly Network Office = new("c0000201/32", "c00002/24");

    private readonly Random _chance = new(20261121);

    [Fact]
    public void A_later_vote_replaces_the_earlier_one_and_saying_it_again_changes_nothing()
    {
        using var store = TempStore.With(Seeds.Paths);
        var (tool, voter) = (store.IdOf("ml-intern"), RandomVotes.NewVoter(_chance));
        store.Cast(voter, tool, Call.Ship).ShouldBe(VoteOutcome.Counted);
        store.Cast(voter, tool, Call.Ship).ShouldBe(VoteOutcome.Counted);
        store.TallyOf(tool).ShouldBe(new Tally(1, 0));
        store.Cast(voter, tool, Call.Skip).ShouldBe(VoteOutcome.Counted);
        store.TallyOf(tool).ShouldBe(new Tally(0, 1));
        store.Cast(voter, tool, call: null).ShouldBe(VoteOutcome.None);
        store.Cast(voter, tool, call: null).ShouldBe(VoteOutcome.None);
        store.TallyOf(tool).ShouldBe(new Tally(0, 0));
        store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM votes").ShouldBe(0);
    }

    [Fact]
    public void After_any_votes_in_any_order_every_tally_is_a_recount()
    {
        using var store = TempStore.With(Seeds.Paths);
        var tools = store.Writer.Query<long>("SELECT id FROM tools").AsList();
        var voters = Enumerable.Range(0, 40).Select(_ => RandomVotes.NewVoter(_chance)).ToList();
        for (var i = 0; i < 3_000; i++)
        {
            var call = _chance.Next(4) switch { 0 => (Call?)null, 1 => Call.Skip, _ => Call.Ship };
            store.Cast(voters[_chance.Next(voters.Count)], tools[_chance.Next(tools.Count)], call, Office,
                RandomVotes.Today.AddDays(i / 1_000));
        }

        store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM votes WHERE counted = 0").ShouldBeGreaterThan(0);
        store.Writer.FindTallyFaults().ShouldBeEmpty();
        StoreCheck.Run(store.Database).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("votes_ship = votes_ship + 1", "its tally is")]
    [InlineData("community_rank = community_rank + 1", "at rank")]
    [InlineData("community_verdict = 'skip'", "its community verdict is skip")]
    public void Check_names_the_tool_whose_tally_is_not_what_its_votes_come_to(string damage, string finding)
    {
        using var store = TempStore.With(Seeds.Paths);
        store.Cast(RandomVotes.NewVoter(_chance), store.IdOf("ml-intern"), Call.Ship);
        store.Writer.Execute($"UPDATE tools SET {damage} WHERE slug = 'ml-intern'");
        var fault = StoreCheck.Run(store.Database).ShouldHaveSingleItem();
        fault.ShouldStartWith("tool ml-intern: ");
        fault.ShouldContain(finding);
    }

    [Fact]
    public void New_voters_of_one_network_count_up_to_the_cap_and_are_kept_beyond_it()
    {
        using var store = TempStore.With(Seeds.Paths);
        var (tool, other) = (store.IdOf("ml-intern"), store.IdOf("smollm3"));
        var outcomes = Enumerable.Range(0, 60).Select(_ => store.Cast(RandomVotes.NewVoter(_chance), tool, Call.Ship, Office)).ToList();
        var counted = outcomes.Count(outcome => outcome == VoteOutcome.Counted);
        ((long)counted).ShouldBeInRange(NetworkCap.Near - NetworkCap.Near / NetworkCap.JitterPart, NetworkCap.Near);
        outcomes.Skip(counted).ShouldAllBe(outcome => outcome == VoteOutcome.Kept);
        store.TallyOf(tool).ShouldBe(new Tally(counted, 0));
        store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM votes").ShouldBe(60);

        store.Cast(RandomVotes.NewVoter(_chance), other, Call.Ship, Office).ShouldBe(VoteOutcome.Counted, "another tool has its own cap");
        store.Cast(RandomVotes.NewVoter(_chance), tool, Call.Ship, Office, RandomVotes.Today.AddDays(1))
            .ShouldBe(VoteOutcome.Counted, "another day has its own cap");
    }

    [Fact]
    public void A_neighbourhood_of_addresses_has_a_cap_too()
    {
        using var store = TempStore.With(Seeds.Paths);
        var tool = store.IdOf("ml-intern");
        for (var i = 0; i < 100; i++)
            store.Cast(RandomVotes.NewVoter(_chance), tool, Call.Skip, new Network($"{i}", "c00002/24"));
        store.TallyOf(tool).Skip.ShouldBeInRange(NetworkCap.Wide - NetworkCap.Wide / NetworkCap.JitterPart, NetworkCap.Wide);
    }

    [Fact]
    public void The_cap_in_effect_differs_from_tool_to_tool_by_a_secret()
    {
        var caps = new HashSet<long>();
        using var store = TempStore.With(Seeds.Paths);
        foreach (var tool in store.Writer.Query<long>("SELECT id FROM tools").AsList())
        {
            for (var i = 0; i < 25; i++)
                store.Cast(RandomVotes.NewVoter(_chance), tool, Call.Ship, Office);
            caps.Add(store.TallyOf(tool).Ship);
        }

        caps.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void A_vote_taken_back_the_same_day_makes_room_and_never_more_than_it_took()
    {
        using var store = TempStore.With(Seeds.Paths);
        var tool = store.IdOf("ml-intern");
        var voters = Enumerable.Range(0, 30).Select(_ => RandomVotes.NewVoter(_chance)).ToList();
        var full = voters.Count(voter => store.Cast(voter, tool, Call.Ship, Office) == VoteOutcome.Counted);
        store.Cast(voters[0], tool, call: null, Office);
        store.Cast(RandomVotes.NewVoter(_chance), tool, Call.Skip, Office).ShouldBe(VoteOutcome.Counted);
        store.Cast(RandomVotes.NewVoter(_chance), tool, Call.Skip, Office).ShouldBe(VoteOutcome.Kept);
        store.TallyOf(tool).ShouldBe(new Tally(full - 1, 1));
    }

    [Fact]
    public void A_vote_that_was_kept_stays_kept_when_its_voter_changes_it()
    {
        using var store = TempStore.With(Seeds.Paths);
        var tool = store.IdOf("ml-intern");
        for (var i = 0; i < 25; i++)
            store.Cast(RandomVotes.NewVoter(_chance), tool, Call.Ship, Office);
        var (late, before) = (RandomVotes.NewVoter(_chance), store.TallyOf(tool));
        store.Cast(late, tool, Call.Ship, Office).ShouldBe(VoteOutcome.Kept);
        store.Cast(late, tool, Call.Skip).ShouldBe(VoteOutcome.Kept);
        store.Cast(late, tool, call: null).ShouldBe(VoteOutcome.None);
        store.TallyOf(tool).ShouldBe(before);
    }

    [Fact]
    public void Waiting_votes_are_listed_and_count_or_go_as_an_operator_says()
    {
        using var store = TempStore.With(Seeds.Paths);
        var (intern, smol) = (store.IdOf("ml-intern"), store.IdOf("smollm3"));
        for (var i = 0; i < 30; i++)
        {
            store.Cast(RandomVotes.NewVoter(_chance), intern, Call.Ship, Office);
            store.Cast(RandomVotes.NewVoter(_chance), smol, Call.Skip, Office);
        }

        var waiting = store.Writer.ListWaitingVotes();
        waiting.Select(votes => ($"{votes.Slug}", votes.Day)).ShouldBe([("ml-intern", RandomVotes.Today), ("smollm3", RandomVotes.Today)]);
        waiting[0].Votes.Ship.ShouldBe(30 - store.TallyOf(intern).Ship);

        store.Writer.CountWaitingVotes(Slug.Parse("ml-intern"), day: null).ShouldHaveSingleItem().Votes.ShouldBe(waiting[0].Votes);
        store.TallyOf(intern).ShouldBe(new Tally(30, 0));
        store.Writer.DropWaitingVotes(slug: null, RandomVotes.Today).ShouldHaveSingleItem().Slug.ToString().ShouldBe("smollm3");
        store.Writer.ListWaitingVotes().ShouldBeEmpty();
        store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM votes").ShouldBe(30 + store.TallyOf(smol).Skip);
        store.Writer.FindTallyFaults().ShouldBeEmpty();
    }

    [Fact]
    public void Forgetting_a_visitor_removes_their_votes_and_what_they_counted()
    {
        using var store = TempStore.With(Seeds.Paths);
        var (voter, other) = (RandomVotes.NewVoter(_chance), RandomVotes.NewVoter(_chance));
        foreach (var tool in store.Writer.Query<long>("SELECT id FROM tools").AsList())
        {
            store.Cast(voter, tool, Call.Ship);
            store.Cast(other, tool, Call.Skip);
        }

        store.Writer.TakeBackAllVotes(voter);
        store.Writer.Query<Voter>("SELECT DISTINCT voter FROM votes").ShouldHaveSingleItem().ShouldBe(other);
        store.TallyOf(store.IdOf("ml-intern")).ShouldBe(new Tally(0, 1));
        store.Writer.FindTallyFaults().ShouldBeEmpty();
    }

    [Fact]
    public void The_counters_of_a_day_are_gone_with_their_key_when_the_next_one_begins()
    {
        using var store = TempStore.With(Seeds.Paths);
        store.Cast(RandomVotes.NewVoter(_chance), store.IdOf("ml-intern"), Call.Ship, Office);
        store.Writer.DeleteExpiredCounters(RandomVotes.Today).ShouldBe(0);
        store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM network_voters").ShouldBe(3);
        store.Writer.DeleteExpiredCounters(RandomVotes.Today.AddDays(1)).ShouldBe(1);
        store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM network_voters").ShouldBe(0);
    }
}
