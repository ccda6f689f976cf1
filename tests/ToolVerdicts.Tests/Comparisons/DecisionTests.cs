using ToolVerdicts.Comparisons;
using ToolVerdicts.Facts;
using ToolVerdicts.Reviews;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Comparisons;

public class DecisionTests
{
    private const int Rounds = 2_000;
    private const int Seed = 20261121;

    [Fact]
    public void Swapping_the_tools_changes_neither_the_order_of_rows_nor_what_differs()
    {
        var random = new RandomTools(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            var tools = random.Next();
            var swapped = Enumerable.Reverse(tools).ToList();
            var (rows, swappedRows) = (Rows(tools), Rows(swapped));
            swappedRows.Select(row => (row.Label, row.Outcome)).ShouldBe(rows.Select(row => (row.Label, row.Outcome)));
            AnswerTests.AnswerTo(swapped).Text.ShouldBe(AnswerTests.AnswerTo(tools).Text);
            swappedRows.Select(row => row.Cells.Reverse()).ShouldBe(rows.Select(row => row.Cells));
        }
    }

    [Fact]
    public void No_equal_row_stands_above_one_that_differs_and_no_unknown_decides()
    {
        var random = new RandomTools(Seed + 1);
        var outcomes = new HashSet<Outcome>();
        for (var round = 0; round < Rounds; round++)
        {
            var rows = Rows(random.Next());
            rows.Select(row => row.Outcome).ShouldBeInOrder();
            foreach (var row in rows)
            {
                outcomes.Add(row.Outcome);
                var known = row.Cells.Select(cell => cell.Key).OfType<string>().ToList();
                (row.Outcome == Outcome.Differs)
                    .ShouldBe(row.Cells.Where(cell => cell is { IsSilent: false, Key: not null }).Select(cell => cell.Key).Distinct()
                    .Count() > 1);
                (row.Outcome == Outcome.Same).ShouldBe(known.Count == row.Cells.Count && known.Distinct().Count() == 1);
            }
        }

        outcomes.Count.ShouldBe(3);
    }

    [Fact]
    public void The_review_that_turns_a_verdict_is_the_one_that_counting_again_without_it_finds()
    {
        var random = new RandomTools(Seed + 2);
        var found = 0;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (tool, panel) in random.Next())
            {
                var deciding = LeaveOneOut.Of(tool.Panel, panel);
                if (tool.Panel is not { } counts || deciding is null)
                {
                    (tool.Panel is null && deciding is null).ShouldBeTrue();
                    continue;
                }

                var recounted = panel.Where(left => Recount(panel.Where(review => review != left)) != counts.Verdict).ToList();
                deciding.Select(review => review.Review).ShouldBe(recounted);
                deciding.ShouldAllBe(review => review.Without == Recount(panel.Where(other => other != review.Review)));
                found += recounted.Count;
            }
        }

        found.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Who_turns_a_verdict_is_not_known_where_a_call_is_not_stated()
    {
        Review[] panel = [Says("builder", Call.Ship), Says("skeptic", Call.Ship), Says("futurist", Call.Skip), Says("founder", call: null)];
        LeaveOneOut.Of(new Tally(2, 2), panel).ShouldBeNull();
        LeaveOneOut.Of(new Tally(4, 0), panel).ShouldBe([]);
    }

    [Fact]
    public void A_reviewer_splits_the_panel_when_the_stated_calls_differ()
    {
        var reviewers = Reviewer.KnownNames.Select(Reviewer.Named).ToDictionary(reviewer => reviewer.Key);
        var scorecard =
            Scorecard.For([[Says("builder", Call.Ship), Says("skeptic", Call.Ship)],
            [Says("builder", call: null), Says("skeptic", Call.Skip)]], reviewers);
        var split = PanelSplit.Of(scorecard).ShouldHaveSingleItem();
        split.Reviewer.Name.ShouldBe("Skeptic");
        split.Calls.ShouldBe([Call.Ship, Call.Skip]);
    }

    [Fact]
    public void Means_are_compared_over_the_reviewers_who_scored_every_tool()
    {
        Review[] alpha = [Scores("builder", 80), Scores("skeptic", 60)];
        Review[] beta = [Scores("builder", 80)];
        var cells = CommonScores.Of([alpha, beta, []]);
        cells.Select(cell => cell.Key).ShouldBe(["8000", "8000", null]);
        cells[0].Text.ShouldBe("70 of 100, from 60 to 80");
        cells[0].Note.ShouldBe("80 from the reviewers whose scores can be compared");
        cells[2].Text.ShouldBeNull();
    }

    private static Tool Panel(long ship, long skip) => new() { Name = "Alpha", Tagline = "First.", PanelShip = ship, PanelSkip = skip };

    [Fact]
    public void Each_review_that_turns_a_verdict_is_named_with_the_verdict_it_turns_to()
    {
        Review[] panel = [Says("builder", Call.Skip), Says("skeptic", Call.Ship), Says("futurist", Call.Ship), Says("founder", Call.Skip)];
        LeaveOneOut.Sentence("Alpha", Panel(2, 2), panel, key => key)
            .ShouldBe("On Alpha each of 4 reviews decides: without the builder or the founder it would be Ship, without the futurist or "
                + "the skeptic it would be Skip.");
        LeaveOneOut.Sentence("Alpha", Panel(1, 0), [Says("builder", Call.Ship)], key => key)
            .ShouldBe("On Alpha one review decides: without the builder it would be without a verdict.");
        LeaveOneOut.Sentence("Alpha", Panel(4, 0), [], key => key)
            .ShouldBe("No single review decides on Alpha: without any one of them it is still Ship.");
    }

    [Fact]
    public void That_nobody_voted_yet_differs_from_nothing()
    {
        var (alpha, beta) =
            (Tool("Alpha", 4, 0, "Free") with { CommunityVotes = 0 },
            Tool("Beta", 4, 0, "Free") with { CommunityShare = 67, CommunityVotes = 3 });
        Table([alpha, beta], [[], []]).Single(row => row.Label == "Community").Outcome.ShouldBe(Outcome.Unknown);
        Table([alpha, alpha], [[], []]).Single(row => row.Label == "Community").Outcome.ShouldBe(Outcome.Same);
    }

    [Fact]
    public void A_contested_score_takes_the_mean_from_the_panel_and_the_comparison()
    {
        var (alpha, beta) = (Tool("Alpha", 4, 0, "Free"), Tool("Beta", 4, 0, "Free"));
        Review[] panel = [Scores("builder", 80), Says("skeptic", Call.Ship) with { Contested = "score" }];
        var row = Table([alpha, beta], [panel, [Scores("builder", 70)]]).Single(row => row.Label == "Mean score");
        (row.Outcome, row.Cells[0].Key, row.Cells[0].Words).ShouldBe((Outcome.Unknown, null, "contested"));
        CommonScores.Of([panel, [Scores("builder", 70)], [Scores("skeptic", 60)]])
            .Select(cell => cell.Key).ShouldBe([null, null, null]);
        CommonScores.Of([panel, [Scores("skeptic", 70)], [Scores("skeptic", 60)]])
            .Select(cell => cell.Key).ShouldBe([null, "7000", "6000"]);
        PanelScores.Of(panel).ShouldBeNull();
    }

    [Fact]
    public void Votes_that_were_not_kept_decide_nothing_and_have_no_source()
    {
        var past = Tool("Alpha", 4, 0, "Free") with { AreVotesKept = false, CommunityVotes = 0 };
        var row = Table([past, past], [[], []]).Single(row => row.Label == "Community");
        row.Outcome.ShouldBe(Outcome.Unknown);
        row.Cells.ShouldAllBe(cell => cell.Fact == null && cell.Key == null && cell.Text == CommunityVerdict.NotKept);
    }

    private static IReadOnlyList<DecisionRow> Rows(List<(Tool Tool, IReadOnlyList<Review> Panel)> tools) =>
        Table(tools.ConvertAll(side => side.Tool), tools.ConvertAll(side => side.Panel));

    internal static IReadOnlyList<DecisionRow> Table(IReadOnlyList<Tool> tools, IReadOnlyList<IReadOnlyList<Review>> panels) =>
        DecisionTable.For(tools, panels, new Provenance(SourceStatements.None, []), TempStore.Fresh);

    private static Verdict? Recount(IEnumerable<Review> panel)
    {
        var calls = panel.Select(review => review.Call).OfType<Call>().ToList();
        var (ship, skip) = (calls.Count(call => call == Call.Ship), calls.Count(call => call == Call.Skip));
        return calls.Count == 0 ? null : ship > skip ? Verdict.Ship : ship < skip ? Verdict.Skip : Verdict.Mixed;
    }

    private static Tool Tool(string name, long ship, long skip, string? price) => new()
    {
        Name = name,
        Tagline = $"What {name} is for",
        Slug = Slug.Parse(name.ToLowerInvariant()),
        Category = "Developer Tools",
        PriceWord = price,
        PanelShip = ship,
        PanelSkip = skip,
        PanelBasis = Basis.Stated,
    };

    private static Review Says(string reviewer, Call? call) =>
        new() { Text = reviewer, Reviewer = reviewer, ReviewerBasis = Basis.Stated, Call = call };

    private static Review Scores(string reviewer, long score) =>
        new() { Text = reviewer, Reviewer = reviewer, ReviewerBasis = Basis.Stated, Score = score };
}
