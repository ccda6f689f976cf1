using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ToolVerdicts.Tests.Editing;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Pages;

public class SourceListTests
{
    private const string Pair = "/compare/mistral-3-small-22b-vs-modal-gpu-serverless-inference";

    [Theory]
    [InlineData(Pair)]
    [InlineData("/tools/mistral-3-small-22b")]
    public async Task Each_source_is_one_line_that_leads_to_its_words_and_back(string path)
    {
        await using var host = await SiteHost.OverAsync(DatedSite.Store());
        var page = Parse(await host.HtmlAsync(path));
        var sources = page.QuerySelectorAll(".sources li");
        sources.Length.ShouldBe(2);
        foreach (var (index, source) in sources.Index())
        {
            var day = index == 0 ? "1 November 2026" : "15 November 2026";
            source.QuerySelector("details")!.TextContent.ShouldContain(index == 0 ? "first.txt" : "skip.txt");
            source.QuerySelector("details .digest code")!.TextContent.ShouldMatch("^[0-9a-f]{64}$");
            source.QuerySelector("details")!.Remove();
            Wording.Collapse(source.TextContent).ShouldBe($"A public comparison page, seen {day} · what it said ↩");
            source.QuerySelector("a")!.GetAttribute("href").ShouldBe($"/captures/{index + 1}");
            var back = source.QuerySelector("a.back")!;
            back.GetAttribute("aria-label").ShouldBe($"Back to where source {index + 1} is named first");
            var mark = page.QuerySelector(back.GetAttribute("href")!)!;
            mark.ShouldBe(page.QuerySelector($".refs a[href='#{source.Id}']"), "the first reference");
            mark.GetAttribute("title").ShouldBe($"Source {index + 1}, seen {day}");
        }

        page.QuerySelectorAll("[id]").Select(element => element.Id).ShouldBeUnique();
        page.QuerySelectorAll(".sources a").Select(link => link.GetAttribute("href")).ShouldNotContain(path);
    }

    [Fact]
    public async Task The_words_of_a_reader_are_page_and_source()
    {
        await using var host = await SiteHost.OverAsync(DatedSite.Store());
        foreach (var path in (string[])[Pair, "/captures/1"])
        {
            var page = Parse(await host.HtmlAsync(path));
            foreach (var quoted in page.QuerySelectorAll("main bdi, main td"))
                quoted.Remove();
            var text = path == Pair ? page.QuerySelector(".sources")!.TextContent : page.QuerySelector("main")!.TextContent;
            foreach (var word in (string[])["capture", "imported", "fingerprint", "rich text"])
                text.ShouldNotContain(word, Case.Insensitive, path);
        }

        var twin = await host.HtmlAsync($"{Pair}.md");
        twin.ShouldContain("\n[^2]: a public comparison page, seen 15 November 2026: [what it said](http://localhost:5000/captures/2)");
        foreach (var word in (string[])["capture", "imported", "SHA-256"])
            twin.Split("## Where each fact came from")[1].Replace("/captures/", "", StringComparison.Ordinal)
                .ShouldNotContain(word, Case.Insensitive);
    }

    [Fact]
    public async Task The_proof_of_an_editor_is_its_address_or_leads_to_the_page_that_it_quotes()
    {
        var edited = new EditedStore();
        var name = Path.GetFileName(Seeds.PathOf(2));
        edited.Files["tools/modal-gpu-serverless-inference.md"] =
            $"---\nfacts:\n  price: {{ value: Paid, capture: {name}, quote: \"Serverless GPU inference\" }}\n"
            + "  price-text: { value: By the second, source: \"https://docs.example/x\", seen: 2026-11-20 }\n---\n";
        edited.Done();
        await using var host = await SiteHost.OverAsync(edited.Store);
        var sources = Parse(await host.HtmlAsync("/tools/modal-gpu-serverless-inference")).QuerySelectorAll(".sources li").TakeLast(2)
            .ToList();
        var quoting = sources.Single(source => source.TextContent.Contains("a page that says", StringComparison.Ordinal));
        quoting.QuerySelector("a")!.GetAttribute("href").ShouldBe("/captures/3");
        quoting.QuerySelector("details code")!.TextContent.ShouldBe(name);
        var addressed = sources.Single(source => source != quoting);
        addressed.QuerySelector("a")!.GetAttribute("href").ShouldBe("https://docs.example/x");
        Wording.Collapse(addressed.TextContent).ShouldBe("Assigned: https://docs.example/x, seen 20 November 2026 ↩");
    }

    [Fact]
    public async Task A_source_is_found_in_what_language_models_are_told() =>
        (await (await SiteHost.OverAsync(TempStore.With(Seeds.Paths))).HtmlAsync("/llms.txt")).ShouldContain("`/captures/…`");

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
