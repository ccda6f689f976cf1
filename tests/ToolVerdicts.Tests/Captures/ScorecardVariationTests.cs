using ToolVerdicts.Captures;
using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Verdicts;
using static ToolVerdicts.Tests.Captures.CaptureDocument;

namespace ToolVerdicts.Tests.Captures;

/// <summary>Scorecards with other layouts than in the five captures.</summary>
public class ScorecardVariationTests
{
    private static readonly string Usual = FactsOf(Parse(Seeds.Text(3)));

    [Theory]
    [InlineData("Ease of use lens")]
    [InlineData("Looks at how easy it is to build with.")]
    [InlineData("What it is like to build with this tool on an ordinary weekday")]
    [InlineData("Sponsored")]
    public void A_line_between_a_reviewer_and_the_score_is_no_reviewer_and_no_review(string line)
    {
        var capture = Parse(Seeds.Text(3).Replace("Builder\n88", $"Builder\n{line}\n88"));
        FactsOf(capture).ShouldBe(Usual);
        capture.Warnings.ShouldHaveSingleItem().ShouldContain(line[..Math.Min(line.Length, 20)]);
    }

    [Fact]
    public void A_line_above_the_only_review_of_a_row_is_no_review()
    {
        var text = Seeds.Text(3)
            .Replace("Ship · 4 ship / 0 skip\nShip · 4 ship / 0 skip", "Ship · 3 ship / 0 skip\nShip · 4 ship / 0 skip");
        var start = text.IndexOf("88/100 · ship", StringComparison.Ordinal);
        text = text[..start] + "Looks at how easy it is to build with.\n"
            + text[text.IndexOf("85/100 · ship", StringComparison.Ordinal)..];
        var capture = Parse(text);
        capture.Reviews.Select(review => review.Text).ShouldNotContain("Looks at how easy it is to build with.");
        capture.Reviews.Count.ShouldBe(7);
    }

    [Fact]
    public void A_sentence_above_the_first_reviewer_is_no_review()
    {
        var capture = Parse(Seeds.Text(3)
            .Replace("Reviewer scorecard\n", "Reviewer scorecard\n\nFour lenses, one question: would they ship it?\n"));
        FactsOf(capture).ShouldBe(Usual);
        capture.Warnings.ShouldHaveSingleItem().ShouldContain("Four lenses");
    }

    [Theory]
    [InlineData("🔧 88/100 · ship")]
    [InlineData("🔧88/100 · ship")]
    [InlineData("88/100\nship")]
    [InlineData("88/100\n\nShip")]
    [InlineData("ship\n88/100")]
    [InlineData("★ 88/100 · ship")]
    public void A_score_with_an_icon_or_on_two_lines_is_a_score(string score) =>
        FactsOf(Parse(Seeds.Text(3).Replace("88/100 · ship", score))).ShouldBe(Usual);

    [Theory]
    [InlineData("🔧 Builder")]
    [InlineData("🔧Builder")]
    public void A_reviewer_with_an_icon_is_that_reviewer(string name) =>
        FactsOf(Parse(Seeds.Text(3).Replace("\nBuilder\n", $"\n{name}\n"))).ShouldBe(Usual);

    [Theory]
    [InlineData("188/100 · ship", null, Call.Ship)]
    [InlineData("8.8/10 · ship", null, Call.Ship)]
    [InlineData("-5/100 · ship", null, Call.Ship)]
    [InlineData("?/100 · ship", null, Call.Ship)]
    [InlineData("88.5/100", null, null)]
    [InlineData("88/100 · hold", 88, null)]
    public void An_invalid_score_or_call_is_not_stated_and_a_warning(string written, int? score, Call? call)
    {
        var usual = Parse(Seeds.Text(3));
        var capture = Parse(Seeds.Text(3).Replace("88/100 · ship", written));
        (capture.Reviews[0].Score, capture.Reviews[0].Call).ShouldBe((score, call));
        capture.Reviews.Select(review => review.Text).ShouldBe(usual.Reviews.Select(review => review.Text));
        capture.Warnings.ShouldHaveSingleItem().ShouldContain(written);
    }

    [Fact]
    public void A_share_with_a_fraction_is_kept_whole_and_a_warning_says_so() =>
        Parse(Seeds.Text(3).Replace("\n100%\n", "\n99.7%\n")).Warnings.ShouldContain(warning => warning.Contains("99.7%"));

    [Theory]
    [InlineData("“Ship it” is what everybody says of this one. I agree with them.")]
    [InlineData("“Ship it” is what everybody says of this one. I say “wait”")]
    [InlineData("I say what everybody says: “ship it”")]
    public void A_quotation_at_an_end_of_an_unquoted_review_is_part_of_it(string text)
    {
        var old = Seed(3).Reviews[0].Text;
        var capture = Parse(Seeds.Text(3).Replace(old, text));
        capture.Reviews[0].Text.ShouldBe(text);
        capture.Warnings.ShouldBeEmpty();
        capture.Reviews.Count.ShouldBe(8);
    }

    [Fact]
    public void A_quoted_review_of_several_paragraphs_is_one_review()
    {
        var old = Seed(3).Reviews[0].Text;
        var capture = Parse(Seeds.Text(3).Replace(old, "“A first paragraph.\n\nA second, with a “word” in it.”"));
        capture.Reviews[0].Text.ShouldBe("A first paragraph.\n\nA second, with a “word” in it.");
    }

    [Fact]
    public void A_tool_name_above_each_review_says_whose_it_is()
    {
        var capture = Parse(Named(Parse(Seeds.Text(3)), byTool: false));
        FactsOf(capture).ShouldBe(Usual);
        capture.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_column_of_reviews_under_each_tool_says_whose_they_are()
    {
        var capture = Parse(Named(Parse(Seeds.Text(3)), byTool: true));
        capture.Reviews.ShouldBe(Parse(Seeds.Text(3)).Reviews, ignoreOrder: true);
        capture.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Tool_names_in_the_scorecards_head_are_no_reviewers()
    {
        var capture = Parse(Seeds.Text(3).Replace("Reviewer scorecard\n", "Reviewer scorecard\nSmolVLM2\nMistral 3 Small (22B)\n"));
        FactsOf(capture).ShouldBe(Usual);
        capture.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Weekly AI Tool Verdicts")]
    [InlineData(" Weekly AI Tool Verdicts")]
    [InlineData("Get the next comparison in your inbox")]
    public void A_footer_glued_to_the_last_review_is_no_part_of_it(string footer)
    {
        foreach (var number in new[] { 0, 3 })
        {
            var text = Seeds.Text(number);
            var end = text.IndexOf("Weekly AI Tool Verdicts", StringComparison.Ordinal);
            FactsOf(Parse(text[..end].TrimEnd() + footer)).ShouldBe(SeedFacts(number));
        }
    }

    [Theory]
    [InlineData("Decision")]
    [InlineData("Reviewer scorecard")]
    [InlineData("Bookmarks")]
    [InlineData("Entry")]
    [InlineData("Community")]
    [InlineData("Panel verdict")]
    [InlineData("Builder")]
    public void A_tool_may_be_named_like_a_label(string name)
    {
        foreach (var (number, other) in new[] { (3, "SmolVLM2"), (3, "Mistral 3 Small (22B)") })
        {
            var usual = Seed(number);
            var capture = Parse(string.Join('\n', Seeds.Text(number).Split('\n')
                .Select(line => line == other ? name : line.Replace($"{other} vs", $"{name} vs").Replace($"vs {other}", $"vs {name}"))));
            capture.Tools.Select(tool => tool.Identity.Name)
                .ShouldBe(usual.Tools.Select(tool => tool.Identity.Name == other ? name : tool.Identity.Name));
            capture.Reviews.ShouldBe(usual.Reviews);
            capture.Tools.Select(tool => tool.PanelTally).ShouldBe(usual.Tools.Select(tool => tool.PanelTally));
            capture.Warnings.ShouldBeEmpty();
        }
    }

    /// <summary>The capture with the tool's name above each review, or above each column of reviews.</summary>
    private static string Named(Capture capture, bool byTool)
    {
        var text = Seeds.Text(3);
        var start = text.IndexOf("Builder\n88", StringComparison.Ordinal);
        var end = text.IndexOf("Weekly AI Tool Verdicts", StringComparison.Ordinal);
        string Name(CapturedReview review) => capture.Tools[review.Side].Identity.Name;
        static string Body(CapturedReview review) => $"{review.Score}/100 · ship\n{review.Text}\n";
        var scorecard = byTool
            ? capture.Reviews.GroupBy(Name)
                .Select(column => column.Key + "\n" + string.Concat(column.Select(review => $"{review.Reviewer!.Name}\n{Body(review)}")))
            : capture.Reviews.GroupBy(review => review.Reviewer!.Name)
                .Select(row => row.Key + "\n" + string.Concat(row.Select(review => $"{Name(review)}\n{Body(review)}")));
        return text[..start] + string.Concat(scorecard) + text[end..];
    }
}
