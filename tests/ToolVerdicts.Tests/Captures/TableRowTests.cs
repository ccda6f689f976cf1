using ToolVerdicts.Captures;
using ToolVerdicts.Tests.Facts;
using static ToolVerdicts.Tests.Captures.CaptureDocument;

namespace ToolVerdicts.Tests.Captures;

public class TableRowTests
{
    private static readonly (string, string, string)[] Rows =
        [("License", "Apache 2.0", "—"), ("Context window", "128k tokens", "not stated"), ("Price per million tokens", "$0.10", "$0.20")];

    private static readonly string[] Words =
        ["License: Apache 2.0 | ~", "Context window: 128k tokens | ~", "Price per million tokens: $0.10 | $0.20"];

    [Fact]
    public void Rows_with_other_labels_are_read_beside_the_fixed_ones_and_each_is_one_warning()
    {
        var capture = Parse(RowCaptures.With(Rows));
        WordsOf(capture).ShouldBe(Words);
        capture.Rows.Select(row => row.Number).ShouldBe([1, 2, 3]);
        FactsOf(capture).ShouldBe(SeedFacts(2));
        capture.Warnings[0].ShouldBe("unknown row in the decision table: “License: Apache 2.0 | not stated”");
        (capture.Warnings.Count, capture.UnknownLines).ShouldBe((3, 3));
    }

    [Theory]
    [InlineData("Decision\nMistral 3 Small (22B)\nModal GPU Serverless Inference\n")]
    [InlineData("Category\nDeveloper Tools\nDeveloper Tools\n")]
    public void They_can_be_the_first_or_the_last_rows(string before)
    {
        var rows = string.Concat(Rows.Select(row => $"{row.Item1}\n{row.Item2}\n{row.Item3}\n"));
        var capture = Parse(Seeds.Text(2).Replace(before, before + rows, StringComparison.Ordinal));
        WordsOf(capture).ShouldBe(Words);
        FactsOf(capture).ShouldBe(SeedFacts(2));
    }

    [Theory]
    [InlineData("<td>", "</td>")]
    [InlineData("<td><span>", "</span></td>")]
    [InlineData("<td><div>", "</div><div></div></td>")]
    public void A_page_in_HTML_has_them_as_rows_of_its_table(string open, string close)
    {
        var rows = string.Concat(Rows.Select(row =>
            $"<tr><th>{row.Item1}</th>{open}{row.Item2}{close}{open}{row.Item3}{close}</tr>"));
        var html = HtmlCaptureTests.Page(Seed(2));
        html.ShouldContain("<tr><th>Pricing</th>");
        var capture = Parse(html.Replace("<tr><th>Pricing</th>", $"{rows}<tr><th>Pricing</th>", StringComparison.Ordinal));
        WordsOf(capture).ShouldBe(Words);
        FactsOf(capture).ShouldBe(SeedFacts(2));
    }

    [Fact]
    public void A_cell_of_several_blocks_is_one_value()
    {
        const string Row = "<tr><td>License</td><td><p>Apache</p><p>2.0</p></td><td>MIT</td></tr>";
        var html = HtmlCaptureTests.Page(Seed(2)).Replace("<tr><th>Pricing</th>", $"{Row}<tr><th>Pricing</th>", StringComparison.Ordinal);
        WordsOf(Parse(html)).ShouldBe(["License: Apache 2.0 | MIT"]);
    }

    [Fact]
    public void A_table_with_other_columns_than_cards_gives_each_tool_its_own_value()
    {
        const string Head = "Decision\nMistral 3 Small (22B)\nModal GPU Serverless Inference\n";
        var page = RowCaptures.With(("License", "of Modal", "of Mistral"));
        WordsOf(Parse(page.Replace(Head, "Decision\nModal GPU Serverless Inference\nMistral 3 Small (22B)\n", StringComparison.Ordinal)))
            .ShouldBe(["License: of Mistral | of Modal"]);
    }

    [Theory]
    [InlineData("License\nMIT\n")]
    [InlineData("License\nMIT\nApache-2.0\nContext window\n128k\n")]
    [InlineData("A line\n")]
    public void Lines_that_are_no_whole_rows_are_unknown_lines(string lines)
    {
        var capture = Parse(Seeds.Text(2).Replace("Best for\n", $"{lines}Best for\n", StringComparison.Ordinal));
        capture.Rows.ShouldBeEmpty();
        capture.Warnings.Count.ShouldBe(lines.Count(c => c == '\n'));
        capture.Warnings.ShouldAllBe(warning => warning.StartsWith("unknown line in the decision table: ", StringComparison.Ordinal));
        FactsOf(capture).ShouldBe(SeedFacts(2));
    }

    [Fact]
    public void A_value_can_be_the_label_of_a_fixed_row()
    {
        var capture = Parse(RowCaptures.With(("License", "MIT", "Community")));
        WordsOf(capture).ShouldBe(["License: MIT | Community"]);
        FactsOf(capture).ShouldBe(SeedFacts(2));
    }

    [Fact]
    public void A_table_has_no_more_than_two_hundred_of_them()
    {
        static string Page(int rows) => RowCaptures.With([.. Enumerable.Range(1, rows).Select(row => ($"Row {row}", "a", "b"))]);
        Parse(Page(200)).Rows.Count.ShouldBe(200);
        var larger = Parse(Page(201));
        (larger.Rows.Count, larger.UnknownLines).ShouldBe((0, 603));
    }

    private static IEnumerable<string> WordsOf(Capture capture) =>
        capture.Rows.Select(row => $"{row.Label}: {string.Join(" | ", row.Values.Select(value => value ?? "~"))}");
}
