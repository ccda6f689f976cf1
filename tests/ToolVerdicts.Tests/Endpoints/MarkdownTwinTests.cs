using System.Net;
using AngleSharp.Html.Parser;
using Dapper;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Sheets;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Endpoints;

public class MarkdownTwinTests(SiteHost site) : IClassFixture<SiteHost>
{
    private const string Pair = "/compare/mistral-3-small-22b-vs-ml-intern";

    [Theory]
    [InlineData("text/markdown", true)]
    [InlineData("text/markdown, text/html;q=0.9", true)]
    [InlineData("text/markdown, */*;q=0.8", true)]
    [InlineData("TEXT/Markdown;variant=GFM", true)]
    [InlineData("text/html;q=0.5, text/markdown;q=0.6", true)]
    [InlineData("text/*;q=0.5, text/html;q=0.4", true)]
    [InlineData("text/markdown, text/html", false)]
    [InlineData("text/html, text/markdown;q=0.9", false)]
    [InlineData("text/markdown;q=0.5, */*", false)]
    [InlineData("text/markdown;q=0", false)]
    [InlineData("text/*", false)]
    [InlineData("*/*", false)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", false)]
    [InlineData("application/json", false)]
    [InlineData(";;;,,,q=", false)]
    [InlineData(null, false)]
    public async Task The_page_is_Markdown_for_whoever_would_rather_have_it(string? accept, bool isMarkdown)
    {
        foreach (var path in (string[])["/tools/smollm3", Pair, "/tools/smollm3/", "/Tools/smollm3"])
        {
            using var response = await GetAsync(path, accept);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            response.Content.Headers.ContentType!.MediaType.ShouldBe(isMarkdown ? "text/markdown" : "text/html");
            response.Headers.Vary.ShouldBe(["Accept-Encoding", "Cookie", "Accept"]);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/tools")]
    [InlineData("/compare")]
    public async Task A_page_without_a_twin_is_HTML_whatever_is_asked(string path)
    {
        using var response = await GetAsync(path, "text/markdown");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        response.Headers.Vary.ShouldBe(["Accept-Encoding", "Cookie"]);
    }

    [Theory]
    [InlineData("/compare/ml-intern-vs-mistral-3-small-22b.md", null, $"{Pair}.md")]
    [InlineData("/compare/ml-intern-vs-mistral-3-small-22b", "text/markdown", $"{Pair}.md")]
    [InlineData("/compare/ml-intern-vs-mistral-3-small-22b", "text/html", Pair)]
    [InlineData("/compare/smollm3-vs-smollm3.md", null, "/tools/smollm3.md")]
    public async Task Another_order_and_a_tool_twice_answer_301_in_the_same_form(string path, string? accept, string location)
    {
        using var response = await GetAsync(path, accept);
        response.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        response.Headers.Location!.OriginalString.ShouldBe(location);
    }

    [Theory]
    [InlineData("/tools/nobody.md")]
    [InlineData("/tools/SmolLM9.md")]
    [InlineData("/tools/.md")]
    [InlineData("/tools/smollm3.md.md")]
    [InlineData("/compare/smollm3-vs-nobody.md")]
    [InlineData("/compare/nobody-vs-nobody.md")]
    [InlineData("/compare/smollm3.md")]
    public async Task A_twin_of_nothing_is_404(string path)
    {
        using var response = await GetAsync(path, "text/markdown");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_not_found_as_Markdown_gets_the_suggestions_of_the_page()
    {
        using var response = await GetAsync("/tools/smolml3", "text/markdown");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldContain("<a href=\"/tools/smollm3\">");
    }

    [Theory]
    [InlineData($"{Pair}.md", Pair)]
    [InlineData("/tools/smollm3.md", "/tools/smollm3")]
    [InlineData("/compare/ml-intern-vs-smollm3.md", null)]
    [InlineData("/compare/ml-intern-vs-smollm3-vs-smolvlm2.md", null)]
    public async Task A_twin_names_its_page_or_is_not_to_be_indexed_as_its_page_is(string path, string? page)
    {
        using var response = await GetAsync(path, accept: null);
        (response.Headers.TryGetValues("Link", out var link) ? link.Single() : null)
            .ShouldBe(page is null ? null : $"<{page}>; rel=\"canonical\"");
        (response.Headers.TryGetValues("X-Robots-Tag", out var robots) ? robots.Single() : null).ShouldBe(page is null ? "noindex" : null);
    }

    [Theory]
    [InlineData("/tools/mistral-3-small-22b", ".tool, .reasons, .about")]
    [InlineData("/tools/ml-intern", ".tool, .reasons, .about")]
    [InlineData(Pair, ".opening, .heads, .sheet, .reasons, .about")]
    [InlineData("/compare/mistral-3-small-22b-vs-smolvlm2", ".opening, .heads, .sheet, .reasons, .about")]
    [InlineData("/compare/ml-intern-vs-smollm3-vs-smolvlm2", ".opening, .heads, .sheet, .reasons, .about")]
    public async Task The_twin_states_every_text_that_the_page_states(string path, string parts)
    {
        var twin = Read(await site.HtmlAsync($"{path}.md"));
        var page = new HtmlParser().ParseDocument(await site.HtmlAsync(path));
        foreach (var left in page.QuerySelectorAll("sup, .seen, [data-live]:not(#answer), section > h2, section > .grid > h2").ToList())
            left.Remove();
        var texts = page.QuerySelectorAll(parts).SelectMany(part => part.QuerySelectorAll(
                "h1 span, h2, h3, .answer, .description p, [data-description] p, blockquote p, td > span:not(.n, .up), td .stated, "
                + "td .note, dd > span"))
            .Where(element => element.QuerySelector(".n") is null)
            .Select(element => Wording.Collapse(element.TextContent)).Where(text => text.Length > 0).Distinct().ToList();
        texts.Count.ShouldBeGreaterThan(10);
        foreach (var text in texts)
            twin.ShouldContain(text);
        twin.ShouldContain("not stated");
    }

    [Fact]
    public async Task The_twin_says_how_each_review_is_known_and_where_every_fact_came_from()
    {
        var twin = await site.HtmlAsync($"{Pair}.md");
        twin.ShouldContain("- Score: 85/100\n- Call: ship\n- Matched: the same text is stated on another page\n");
        twin.ShouldContain("- Score: not stated\n- Call: not stated\n- Reviewer: name inferred from the row it stands in\n");
        twin.ShouldContain("- Panel: 3 ship / 1 skip, deduced: 75% of 4 reviews[^1]");
        twin.ShouldContain("- Price text: not stated\n");
        foreach (var number in (int[])[1, 3, 4])
            twin.ShouldContain($": [what it said](http://localhost:5000/captures/{number})\n");
    }

    [Fact]
    public async Task A_contested_fact_has_every_value_with_its_source_in_the_twin_too()
    {
        var store = TempStore.With(Seeds.PathOf(2));
        store.ImportText(Seeds.Text(2).Replace("\nPaid\n", "\nFree\n", StringComparison.Ordinal)
            .Replace("Ship · 4 ship / 0 skip\nShip", "Ship · 3 ship / 1 skip\nShip", StringComparison.Ordinal), "other.txt");
        await using var host = await SiteHost.OverAsync(store);
        (await host.HtmlAsync("/tools/modal-gpu-serverless-inference.md"))
            .ShouldContain("- Price: contested: “Free”[^2], “Paid”[^1]");
        var panel = await host.HtmlAsync("/tools/mistral-3-small-22b.md");
        panel.ShouldContain("- Verdict: contested");
        panel.ShouldContain("- Panel: contested: “3 ship / 1 skip”[^2], “4 ship / 0 skip”[^1]");
    }

    [Fact]
    public async Task What_a_capture_says_cannot_break_the_structure()
    {
        const string Bad = "# X | [a](http://evil.example) <b>*x*</b> [^9]\n\n## Y\n\n- z";
        var store = TempStore.With(Seeds.PathOf(2));
        var plain = Structure(await Twin(store));
        store.Writer.Execute(
            "UPDATE tools SET name = @Bad, tagline = @Bad, price_text = @Bad, price_word = @Bad, description = @Bad; UPDATE reviews SET "
            + "text = @Bad || id; UPDATE captures SET file_name = @Bad; UPDATE reviewers SET name = @Bad",
            new { Bad });
        Structure(await Twin(store)).ShouldBe(plain);
        store.Dispose();

        static async Task<string> Twin(TempStore store)
        {
            var found = await store.Writer.FindComparisonAsync(
                "mistral-3-small-22b-vs-modal-gpu-serverless-inference", TempStore.Fresh);
            return ComparisonMarkdown.Of(found.Comparison!, path => $"http://localhost:5000{path}");
        }

        static string Structure(string markdown) =>
            string.Join(' ', Html(markdown).QuerySelectorAll("h1, h2, h3, h4, table, tr, td, th, ul, li, blockquote, a, b, em")
            .Select(element => element.LocalName).Where(name => name != "p"));
    }

    private static AngleSharp.Html.Dom.IHtmlDocument Html(string markdown) =>
        new HtmlParser()
            .ParseDocument(Markdig.Markdown.ToHtml(markdown,
            Markdig.MarkdownExtensions.UseFootnotes(Markdig.MarkdownExtensions.UsePipeTables(new Markdig.MarkdownPipelineBuilder()))
            .Build()));

    /// <summary>The text a reader of the Markdown sees, without the marks of footnotes.</summary>
    private static string Read(string markdown)
    {
        var document = Html(markdown);
        foreach (var reference in document.QuerySelectorAll("sup, a.footnote-ref"))
            reference.Remove();
        return Wording.Collapse(document.Body!.TextContent);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return await site.Client.SendAsync(request);
    }
}
