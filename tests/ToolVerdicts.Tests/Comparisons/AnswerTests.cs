using ToolVerdicts.Comparisons;
using ToolVerdicts.Reviews;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Comparisons;

public class AnswerTests
{
    private static readonly string[] Reviewers = ["builder", "skeptic", "futurist", "founder"];

    [Theory]
    [InlineData(1, 3, new long[] { 50, 40 }, 4, 0, new long[] { 60, 80 }, "Free", "Paid",
        "The panel skips Alpha (1–3) and ships Beta (4–0). Both reviewers score Beta higher, by 10 to 40 points.")]
    [InlineData(4, 0, new long[] { 85, 78, 82, 72 }, 4, 0, new long[] { 88, 82, 85, 78 }, "Free", "Free",
        "All four reviewers score Beta higher, by 3 to 6 points; the panel ships both.")]
    [InlineData(4, 0, new long[] { 90, 70, 80, 80 }, 4, 0, new long[] { 80, 90, 80, 92 }, "Free", "Free",
        "The Builder prefers Alpha, the Skeptic and the Founder Beta, the Futurist scores them alike.")]
    [InlineData(3, 1, new long[] { 72, 70 }, 4, 0, new long[] { 70, 72 }, "Free", "Paid",
        "The Builder prefers Alpha, the Skeptic Beta. Level on score.")]
    [InlineData(4, 0, new long[] { 80 }, 4, 0, new long[] { 79 }, "Free", "Paid",
        "The Builder scores Alpha higher, by 1 point; the panel ships both. Alpha is free, Beta is paid.")]
    [InlineData(4, 0, new long[0], 4, 0, new long[0], "Free", "Contact sales", "Price: Free for Alpha, Contact sales for Beta.")]
    [InlineData(4, 0, new long[0], 3, 1, new long[0], "Free", "Free", "The panel ships both: Alpha 4–0 and Beta 3–1.")]
    [InlineData(3, 1, new long[0], 3, 1, new long[0], "Free", "Free",
        "Nothing on file tells them apart: both Ship, 3 to 1, both free. Choose by what each is for.")]
    [InlineData(4, 0, new long[0], 4, 0, new long[] { 90 }, null, "Paid",
        "Nothing on file tells them apart: both Ship, 4 to 0. Choose by what each is for.")]
    [InlineData(2, 2, new long[] { 70, 70 }, 2, 2, new long[] { 70, 70 }, "Free", "Free", "Level on score.")]
    public void The_first_two_sentences_that_apply_are_the_answer(
        long ship, long skip, long[] scores, long otherShip, long otherSkip, long[] otherScores, string? price,
        string? otherPrice, string answer)
    {
        var pair = Pair(Tool("Alpha", ship, skip, price), scores, Tool("Beta", otherShip, otherSkip, otherPrice), otherScores);
        AnswerTo(pair).Text.ShouldBe(answer);
        AnswerTo([pair[1], pair[0]]).Text.ShouldBe(answer);
    }

    [Fact]
    public void Only_the_tool_that_is_ahead_is_named_apart()
    {
        AnswerTo(Pair(Tool("Alpha", 1, 3, "Free"), [], Tool("Beta", 4, 0, "Free"), [])).Ahead.ShouldBe("Beta");
        AnswerTo(Pair(Tool("Alpha", 4, 0, "Free"), [80], Tool("Beta", 4, 0, "Free"), [70])).Ahead.ShouldBe("Alpha");
        AnswerTo(Pair(Tool("Alpha", 4, 0, "Free"), [80, 70], Tool("Beta", 4, 0, "Free"), [70, 80])).Ahead.ShouldBe("");
    }

    [Theory]
    [InlineData(11, 4, 4, 4, "Voters lean the other way: 11 of 15 ship Alpha, 4 of 8 Beta.")]
    [InlineData(11, 4, 3, 1, null)]
    [InlineData(4, 4, 4, 4, null)]
    [InlineData(4, 4, 11, 4, null)]
    public void Voters_are_named_when_enough_of_them_put_another_tool_first(
        long ship, long skip, long otherShip, long otherSkip, string? said)
    {
        var alpha = Tool("Alpha", 4, 0, "Free") with { VotesShip = ship, VotesSkip = skip };
        var beta = Tool("Beta", 4, 0, "Free") with { VotesShip = otherShip, VotesSkip = otherSkip };
        var panel = "All four reviewers score Beta higher, by 3 to 6 points; the panel ships both.";
        AnswerTo(Pair(alpha, [85, 78, 82, 72], beta, [88, 82, 85, 78])).Text.ShouldBe(said is null ? panel : $"{panel} {said}");
    }

    [Fact]
    public void Voters_of_a_day_on_which_votes_were_not_kept_say_nothing()
    {
        var alpha = Tool("Alpha", 4, 0, "Free") with { VotesShip = 9, AreVotesKept = false };
        var beta = Tool("Beta", 4, 0, "Free") with { VotesShip = 4, VotesSkip = 4, AreVotesKept = false };
        AnswerTo(Pair(alpha, [80], beta, [90])).Text.ShouldNotContain("Voters");
    }

    [Fact]
    public void Four_tools_are_answered_like_two()
    {
        AnswerTo([
            With(Tool("Alpha", 3, 1, "Free"), [72, 75, 70, 70]), With(Tool("Bench", 1, 3, "Paid"), [55, 40, 50, 42]),
            With(Tool("Ledger", 2, 2, "Free"), [70, 45, 66, 60]), With(Tool("Twin", 4, 0, "Free"), [80, 76, 78, 78])]).Text.ShouldBe(
            "The panel skips Bench (1–3), is split on Ledger (2–2) and ships Alpha (3–1) and Twin (4–0). "
            + "All four reviewers score Twin highest, by 1 to 8 points.");
    }

    [Fact]
    public void Reviewers_who_scored_only_one_tool_and_inferred_ones_prefer_none()
    {
        var pair = Pair(Tool("Alpha", 4, 0, "Free"), [90, 90, 90], Tool("Beta", 4, 0, "Free"), [80, 80]);
        AnswerTo(pair).Text.ShouldBe("Both reviewers who scored both score Alpha higher, by 10 points; the panel ships both.");
        var inferred = pair.ConvertAll(side => (side.Tool, Panel: (IReadOnlyList<Review>)side.Panel
            .Select(review => review with { ReviewerBasis = Basis.Inferred }).ToList()));
        AnswerTo(inferred).Text.ShouldStartWith("Nothing on file tells them apart");
    }

    [Fact]
    public void An_answer_has_at_most_thirty_words_with_each_name_as_one()
    {
        var random = new RandomTools(20261129);
        for (var round = 0; round < 2_000; round++)
        {
            var tools = random.Next();
            var names = DistinctNames.Of(tools.ConvertAll(side => side.Tool.Identity));
            var answer = names.OrderByDescending(name => name.Length)
                .Aggregate(AnswerTo(tools).Text, (text, name) => text.Replace(name, "X", StringComparison.Ordinal));
            answer.Split(' ').Length.ShouldBeLessThanOrEqualTo(Answer.MostWords, answer);
            answer.ShouldMatch(@"^\S.*\.$");
        }
    }

    [Fact]
    public void A_verdict_beside_none_is_told_unless_one_of_them_is_contested_or_old()
    {
        var unknown = Tool("Beta", 0, 0, "Free") with { PanelShip = null, PanelSkip = null };
        var pair = Pair(Tool("Alpha", 6, 3, "Free"), [70], unknown, []);
        AnswerTo(pair).Text.ShouldBe("The panel ships Alpha (6–3); on Beta no verdict is on file.");
        AnswerTo(Pair(Tool("Alpha", 6, 3, "Free"), [70], unknown with { Contested = "panel" }, []))
            .Text.ShouldStartWith("Nothing on file tells them apart");
        Answer.Of(pair.ConvertAll(side => side.Tool), Old(Rows(pair), new DateOnly(2026, 3, 3)), Scorecards(pair))
            .Text.ShouldNotContain("no verdict");
    }

    [Fact]
    public void Values_that_differ_and_are_old_are_named_as_old()
    {
        var pair = Pair(Tool("Alpha", 4, 0, "Free"), [80], Tool("Beta", 1, 3, "Paid"), [70]);
        Text(pair, new DateOnly(2026, 3, 3))
            .ShouldBe("What tells them apart is old: verdict, score and price were last seen on 3 March 2026.");
        Text(Pair(Tool("Alpha", 4, 0, "Free"), [], Tool("Beta", 4, 0, "Paid"), []), new DateOnly(2026, 3, 3), new DateOnly(2026, 5, 1))
            .ShouldBe("What tells them apart is old: price was last seen between 3 March and 1 May 2026.");

        static string Text(List<(Tool Tool, IReadOnlyList<Review> Panel)> pair, params DateOnly[] days) =>
            Answer.Of(pair.ConvertAll(side => side.Tool), Old(Rows(pair), days), Scorecards(pair)).Text;
    }

    [Fact]
    public void An_old_value_among_three_keeps_the_others_in_the_answer()
    {
        List<(Tool Tool, IReadOnlyList<Review> Panel)> tools =
            [With(Tool("Alpha", 4, 0, "Free"), []), With(Tool("Beta", 4, 0, "Paid"), []), With(Tool("Gamma", 4, 0, "Freemium"), [])];
        var rows = Rows(tools).Select(row => row.Label != DecisionTable.Entry ? row : new DecisionRow(
            row.Label, [row.Cells[0], row.Cells[1], row.Cells[2] with { IsOld = true, Seen = new DateOnly(2026, 3, 3) }], row.IsCaptured));
        Answer.Of(tools.ConvertAll(side => side.Tool), rows.ToList(), Scorecards(tools)).Text.ShouldBe("Alpha is free, Beta is paid.");
    }

    internal static Answer AnswerTo(List<(Tool Tool, IReadOnlyList<Review> Panel)> tools) =>
        Answer.Of(tools.ConvertAll(side => side.Tool), Rows(tools), Scorecards(tools));

    private static IReadOnlyList<ScorecardRow> Scorecards(List<(Tool Tool, IReadOnlyList<Review> Panel)> tools) => Scorecard.For(
        tools.ConvertAll(side => side.Panel), Reviewer.KnownNames.Select(Reviewer.Named).ToDictionary(reviewer => reviewer.Key));

    private static IReadOnlyList<DecisionRow> Rows(List<(Tool Tool, IReadOnlyList<Review> Panel)> tools) =>
        DecisionTests.Table(tools.ConvertAll(side => side.Tool), tools.ConvertAll(side => side.Panel));

    private static IReadOnlyList<DecisionRow> Old(IReadOnlyList<DecisionRow> rows, params DateOnly[] days) => rows.Select(row =>
        row.Label is not (DecisionTable.PanelVerdict or DecisionTable.MeanScore or DecisionTable.Entry) ? row : new DecisionRow(
            row.Label,
            row.Cells.Select((cell, side) => cell with { IsOld = true, Seen = days[side % days.Length] }).ToList(),
            row.IsCaptured)).ToList();

    private static List<(Tool Tool, IReadOnlyList<Review> Panel)> Pair(Tool left, long[] scores, Tool right, long[] otherScores) =>
        [With(left, scores), With(right, otherScores)];

    private static (Tool Tool, IReadOnlyList<Review> Panel) With(Tool tool, long[] scores) =>
        (tool, scores.Select((score, index) => new Review
        {
            Id = index, Text = $"Text {index}.", Reviewer = Reviewers[index], ReviewerBasis = Basis.Stated, Score = score,
        }).ToList());

    private static Tool Tool(string name, long ship, long skip, string? price) => new()
    {
        Name = name, Tagline = "Does it.", Slug = Slug.Parse(name.ToLowerInvariant()), PanelShip = ship, PanelSkip = skip,
        PanelBasis = Basis.Stated, PriceWord = price,
    };
}
