using ToolVerdicts.Facts;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Newsletter.Issues;

public class DigestComposerTests
{
    private static readonly IssueWeek Week = IssueWeek.Parse("2026-W47");

    [Fact]
    public void Tools_and_comparisons_that_came_are_news_and_what_happens_to_a_new_tool_is_no_change()
    {
        var digest = Compose(
            [Tool(1, "old", first: 3), Tool(2, "new", first: 12)],
            comparisons: [new(12, "new-vs-old", 2), new(12, "new-vs-old", 1), new(13, "later", 1)],
            turns: [Turned(2, Verdict.Ship, Verdict.Skip), Priced(2, "Free", "Paid"), Scored(2, "Builder", "80", "20")]);
        digest.Tools.Select(tool => tool.Slug.ToString()).ShouldBe(["new"]);
        digest.Comparisons.Select(comparison => comparison.Address).ShouldBe(["later", "new-vs-old"]);
        digest.Comparisons[1].Title.ShouldBe("new vs old");
        digest.Verdicts.ShouldBeEmpty();
        digest.Prices.ShouldBeEmpty();
        digest.Facts.ShouldBeEmpty();
    }

    [Fact]
    public void Several_changes_of_one_tool_are_one_from_the_first_to_the_last_and_none_when_it_is_back()
    {
        var digest = Compose(
            [Tool(1, "turned") with { PriceWord = "Free", PriceText = "open weights" }, Tool(2, "back") with { PriceWord = "free" }],
            turns:
            [
                Turned(1, Verdict.Ship, Verdict.Mixed), Turned(2, Verdict.Ship, Verdict.Skip), Turned(1, Verdict.Mixed, Verdict.Skip),
                Turned(2, Verdict.Skip, Verdict.Ship), Priced(1, null, "Free"),
                new(1, ChangedFact.Pricing, null, null, null, null, "open weights", false, false, null, null), Priced(2, "Free", "Paid"),
                Priced(2, "Paid", "free"), Scored(1, "Builder", "80", "70"), Scored(2, "Builder", "80", "70"),
                Scored(1, "Builder", "70", "60"), Scored(2, "Builder", "70", "80"),
            ]);
        digest.Verdicts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            turn => turn.Tool.Slug.ToString().ShouldBe("turned"),
            turn => (turn.Before, turn.After).ShouldBe((Verdict.Ship, Verdict.Skip)));
        digest.Prices.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            turn => turn.Tool.Slug.ToString().ShouldBe("turned"),
            turn => (turn.Before.Words, turn.After.Words).ShouldBe((null, "Free: open weights")));
        digest.Facts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            turn => turn.Tool.Slug.ToString().ShouldBe("turned"),
            turn => (turn.Fact, turn.Before, turn.After).ShouldBe(("Score by Builder", "80", "60")));
    }

    [Fact]
    public void A_fact_that_becomes_contested_is_told_as_contested_and_a_fact_that_is_filled_is_told_of_prices_only()
    {
        var contested = Turned(1, Verdict.Ship, null) with { AfterContested = true };
        var digest = Compose(
            [Tool(1, "contested") with { Contested = "panel price", PriceWord = null }, Tool(2, "filled") with { PriceWord = "Free" }],
            turns:
            [
                contested, Priced(1, "Free", null) with { AfterContested = true }, Priced(2, null, "Free"), Turned(2, null, Verdict.Ship),
                Scored(2, "Builder", null, "80"),
            ]);
        digest.Verdicts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            turn => (turn.Before, turn.After).ShouldBe((Verdict.Ship, null)),
            turn => turn.Tool.IsContested.ShouldBeTrue());
        digest.Prices.Select(turn => (turn.Tool.Name, turn.Before.Words, turn.After.Words, turn.After.IsContested))
            .ShouldBe([("contested", "Free", null, true), ("filled", null, "Free", false)]);
        digest.Facts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, 0, 9, 0, false)]
    [InlineData(0, 0, 10, 0, true)]
    [InlineData(30, 10, 34, 15, false)]
    [InlineData(30, 10, 35, 15, true)]
    [InlineData(6, 5, 6, 6, true)]
    [InlineData(2, 1, 2, 2, false)]
    [InlineData(20, 0, 9, 0, false)]
    public void A_community_moves_by_ten_votes_or_when_ten_votes_turn_its_verdict(long shipBefore, long skipBefore, long ship, long skip,
        bool isMover)
    {
        var tool = Tool(1, "voted") with { FormerShip = shipBefore, FormerSkip = skipBefore, VotesShip = ship, VotesSkip = skip };
        var digest = DigestComposer.Compose(Week, new DigestChanges(10, [], [], [], [tool]));
        digest.Movers.Count.ShouldBe(isMover ? 1 : 0);
        digest.IsEmpty.ShouldBe(!isMover);
    }

    [Fact]
    public void The_most_disputed_of_what_is_told_come_first_and_are_no_news_by_themselves()
    {
        var digest =
            Compose([Tool(1, "unanimous") with { DisputeRank = 5 }, Tool(2, "split") with { DisputeRank = 25 * Rank.Split },
            Tool(3, "torn") with { DisputeRank = 50 * Rank.Split }, Tool(4, "unknown") with { DisputeRank = Rank.Unknown }]);
        digest.Disputed.Select(tool => tool.Slug.ToString()).ShouldBe(["torn", "split"]);
        digest.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_reader_gets_what_they_chose()
    {
        var digest = Compose(
            [Tool(1, "a", "models"), Tool(2, "b", "hosting"), Tool(3, "c", null), Tool(4, "d", "models", first: 12)],
            comparisons: [new(12, "b-vs-d", 2), new(12, "b-vs-d", 4), new(13, "b-vs-c", 2), new(13, "b-vs-c", 3)],
            turns: [Turned(1, Verdict.Ship, Verdict.Skip), Turned(3, Verdict.Ship, Verdict.Skip), Scored(3, "Builder", "80", "70")]);
        var models = digest.For(Reader(ChoiceKind.Categories, categories: ["models"]));
        models.Comparisons.Select(comparison => comparison.Address).ShouldBe(["b-vs-d"]);
        models.Tools.Select(tool => tool.Slug.ToString()).ShouldBe(["d"]);
        models.Verdicts.Select(turn => turn.Tool.Slug.ToString()).ShouldBe(["a"]);
        models.Facts.ShouldBeEmpty();
        var saved = digest.For(Reader(ChoiceKind.Bookmarks, bookmarks: ["c"]));
        saved.Comparisons.Select(comparison => comparison.Address).ShouldBe(["b-vs-c"]);
        saved.Verdicts.Select(turn => turn.Tool.Slug.ToString()).ShouldBe(["c"]);
        saved.Facts.Select(turn => turn.Tool.Slug.ToString()).ShouldBe(["c"]);
        saved.Tools.ShouldBeEmpty();
        digest.For(Reader(ChoiceKind.Bookmarks)).IsEmpty.ShouldBeTrue();
        digest.For(Reader(ChoiceKind.Categories, categories: ["none"])).IsEmpty.ShouldBeTrue();
        digest.For(Reader(ChoiceKind.Everything)).ToJson().ShouldBe(digest.ToJson());
    }

    [Fact]
    public void An_issue_reads_as_it_was_kept()
    {
        var digest = Compose(
            [Tool(1, "a", "models") with { PanelShip = 3, PanelSkip = 1, PriceWord = "Free", PriceText = "open \"weights\" <b>" }],
            comparisons: [new(12, "a", 1)],
            turns: [Turned(1, Verdict.Mixed, Verdict.Skip), Priced(1, null, "Free"), Scored(1, "Builder", "80", "70")]);
        var read = Digest.FromJson(digest.ToJson());
        read.ToJson().ShouldBe(digest.ToJson());
        read.Week.ShouldBe(Week);
        read.Comparisons[0].Tools[0].ShouldBe(digest.Comparisons[0].Tools[0]);
        read.Verdicts[0].ShouldBe(digest.Verdicts[0]);
        read.Prices[0].ShouldBe(digest.Prices[0]);
        read.Facts[0].ShouldBe(digest.Facts[0]);
    }

    private static Digest Compose(
        IReadOnlyList<ToolFacts> tools, IReadOnlyList<ComparisonCame>? comparisons = null, IReadOnlyList<TurnedFact>? turns = null) =>
        DigestComposer.Compose(Week, new DigestChanges(10, tools, comparisons ?? [], turns ?? [], []));

    private static ToolFacts Tool(long id, string slug, string? category = null, long first = 1) =>
        new() { Id = id, Slug = Slug.Parse(slug), Name = slug, Tagline = $"The {slug}", Category = category,
            CategorySlug = category is null ? null : Slug.Parse(category), FirstRevision = first };

    private static TurnedFact Turned(long toolId, Verdict? before, Verdict? after) =>
        new(toolId, ChangedFact.Panel, null, null, null, before?.ToString(), after?.ToString(), false, false, before, after);

    private static TurnedFact Priced(long toolId, string? before, string? after) =>
        new(toolId, ChangedFact.Price, null, null, null, before, after, false, false, null, null);

    private static TurnedFact Scored(long toolId, string reviewer, string? before, string? after) =>
        new(toolId, ChangedFact.Score, null, reviewer, toolId, before, after, false, false, null, null);

    private static Reader Reader(ChoiceKind kind, string[]? categories = null, string[]? bookmarks = null) =>
        new(kind, Slug.FindIn(categories ?? []).ToHashSet(), Slug.FindIn(bookmarks ?? []).ToHashSet());
}
