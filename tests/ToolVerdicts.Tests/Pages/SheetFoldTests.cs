using AngleSharp.Html.Parser;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Pages;

/// <summary>Rows of a comparison that tell nothing apart.</summary>
public class SheetFoldTests(SiteHost site) : IClassFixture<SiteHost>
{
    [Theory]
    [InlineData("mistral-3-small-22b-vs-ml-intern")]
    [InlineData("mistral-8x22b-v2-vs-smollm3")]
    [InlineData("mistral-3-small-22b-vs-modal-gpu-serverless-inference")]
    [InlineData("mistral-3-small-22b-vs-smolvlm2")]
    [InlineData("mistral-medium-3-72b-instruct-vs-smolvlm-3b")]
    [InlineData("ml-intern-vs-smollm3-vs-smolvlm2")]
    [InlineData("mistral-3-small-22b-vs-ml-intern-vs-modal-gpu-serverless-inference-vs-smolvlm2")]
    public async Task Every_row_stands_once_and_the_fold_counts_what_it_holds(string address)
    {
        var page = new HtmlParser().ParseDocument(await site.HtmlAsync($"/compare/{address}"));
        var sheet = page.QuerySelector("[aria-labelledby=sheet]")!;
        var fold = sheet.QuerySelectorAll("details.fold").ShouldHaveSingleItem();
        var open = Labels("[aria-labelledby=sheet] > .sheet tbody th");
        var folded = Labels("details.fold tbody th");
        var unknown = fold.QuerySelectorAll(".folded").Where(words => words.TextContent.StartsWith("Not on file", StringComparison.Ordinal))
            .SelectMany(words => words.QuerySelectorAll("span")).Select(label => label.TextContent.TrimStart(',', ' ')).ToList();
        Wording.Collapse(fold.QuerySelector("summary")!.TextContent)
            .ShouldEndWith($": {folded.Count + unknown.Count} rows");
        var all = open.Concat(folded).Concat(unknown).ToList();
        all.ShouldBeUnique();
        foreach (var label in (string[])["Community", "Price", "Best for", "Category", "Licence"])
            all.ShouldContain(label);
        open.ShouldContain("Community", "votes are cast beside it");
        open.Any(label => label is "Builder" or "Skeptic").ShouldBe(!unknown.Contains("Scores"));
        foreach (var row in sheet.QuerySelectorAll("[aria-labelledby=sheet] > .sheet tbody tr"))
            row.QuerySelectorAll("td").Length.ShouldBe(page.QuerySelectorAll(".head").Length);

        List<string> Labels(string rows) => page.QuerySelectorAll(rows)
            .Select(label => Wording.Collapse(label.ChildNodes[0].TextContent)).ToList();
    }

    [Fact]
    public async Task Reviewers_who_are_only_inferred_are_marked_where_no_row_shows_their_scores()
    {
        var page = new HtmlParser().ParseDocument(await site.HtmlAsync("/compare/mistral-8x22b-v2-vs-smollm3"));
        page.QuerySelectorAll(".sheet .scores").ShouldBeEmpty("nobody stated a score");
        var inferred = page.QuerySelectorAll(".reasons [data-basis~=name]").ToList();
        inferred.Count.ShouldBe(8);
        inferred.ShouldAllBe(review => review.QuerySelector(".said")!.TextContent.Contains("reviewer inferred"));
    }
}
