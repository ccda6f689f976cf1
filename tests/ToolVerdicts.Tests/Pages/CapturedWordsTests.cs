using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dapper;
using ToolVerdicts.Captures.Reading;

namespace ToolVerdicts.Tests.Pages;

public class CapturedWordsTests
{
    private const string Script = "<script>alert('x')</script><img src=x onerror=alert(1)> [a](javascript:alert(2)) https://evil.example/";

    [Fact]
    public async Task Every_line_of_a_page_has_an_address_and_its_words()
    {
        await using var host = await SiteHost.OverAsync(TempStore.With(Seeds.Paths));
        for (var number = 1; number <= 5; number++)
        {
            var said = Parse(await host.HtmlAsync($"/captures/{number}")).QuerySelectorAll("ol.words li");
            said.Select(line => line.QuerySelector("bdi")!.TextContent).ShouldBe(
                Seeds.Text(number - 1).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            said.Select(line => line.Id).ShouldBe(Enumerable.Range(1, said.Length).Select(line => $"L{line}"));
        }
    }

    [Fact]
    public async Task Hostile_words_are_text_and_nothing_else()
    {
        var store = new TempStore();
        store.ImportText($"{Seeds.Text(2)}\n{Script}\n\u202Egnp.exe\u202C and \u2066hidden\u2069\n`` ``` ` |\n", "hostile<b>.txt")
            .Refusal.ShouldBeNull();
        await using var host = await SiteHost.OverAsync(store);
        var page = Parse(await host.HtmlAsync("/captures/1"));
        page.QuerySelectorAll("main script, main img, ol.words b").ShouldBeEmpty();
        page.QuerySelectorAll("ol.words a").ShouldAllBe(link => link.GetAttribute("href")!.StartsWith('#'));
        var said = page.QuerySelectorAll("ol.words bdi").Select(line => line.TextContent).ToList();
        said.ShouldContain(Script);
        said.ShouldContain("\\u202Egnp.exe\\u202C and \\u2066hidden\\u2069");
        page.QuerySelector("details code")!.TextContent.ShouldBe("hostile<b>.txt");
        var twin = (await host.HtmlAsync("/captures/1.md")).Split('\n');
        var start = Array.IndexOf(twin, "## What it said");
        var lines = twin[(start + 4)..Array.IndexOf(twin, "## File")];
        lines.SkipLast(1).ShouldAllBe(line => line.StartsWith("    "), "nothing in an indented block is markup");
        lines.Length.ShouldBe(said.Count + 1);
        string.Concat(twin).ShouldNotContain("\u202E");
    }

    [Fact]
    public async Task A_page_of_200_kilobytes_is_shown_whole_and_of_a_longer_one_the_first_lines()
    {
        var store = new TempStore();
        var tail = Enumerable.Range(1, 2_000).Select(line => $"{line} {new string('x', 100)}").ToList();
        store.ImportText($"{Seeds.Text(2)}\n{string.Join('\n', tail)}", "long.txt").Refusal.ShouldBeNull();
        store.ImportText($"{Seeds.Text(3)}\n{string.Join('\n', Enumerable.Range(1, 6_000))}", "lines.txt").Refusal.ShouldBeNull();
        store.ImportText($"{Seeds.Text(4)}\n{new string('<', 600_000)}", "line.txt").Refusal.ShouldBeNull();
        await using var host = await SiteHost.OverAsync(store);
        var whole = Said(await host.HtmlAsync("/captures/1"));
        whole.TakeLast(2_000).ShouldBe(tail);
        var first = await host.HtmlAsync("/captures/2");
        Said(first).Count.ShouldBe(PageWords.MostLines);
        first.ShouldContain("of which the first are shown: as many as the limit allows.");
        first.ShouldContain("At most 5,000 lines and 400,000 characters are shown.");
        var cut = Said(await host.HtmlAsync("/captures/3"));
        cut.Sum(line => line.Length).ShouldBe(PageWords.MostCharacters);
        cut[^1].ShouldEndWith("<…");
    }

    [Theory]
    [InlineData("DELETE FROM capture_pages", "This site keeps no copy of the page, so its words cannot be shown.")]
    [InlineData("UPDATE capture_pages SET content = x'00ff00'", "is damaged, so its words cannot be shown.")]
    [InlineData("UPDATE capture_pages SET content = 'no page'", "is damaged, so its words cannot be shown.")]
    [InlineData("UPDATE capture_pages SET content = 7", "is damaged, so its words cannot be shown.")]
    [InlineData("UPDATE capture_pages SET content = (SELECT content FROM capture_pages WHERE capture_id = 2)",
        "is damaged, so its words cannot be shown.")]
    public async Task A_page_that_is_missing_or_damaged_says_so_and_keeps_its_facts(string damage, string sentence)
    {
        var store = TempStore.With(Seeds.Paths);
        store.Writer.Execute($"{damage} WHERE capture_id = 1");
        await using var host = await SiteHost.OverAsync(store);
        foreach (var path in (string[])["/captures/1", "/captures/1.md"])
        {
            using var answer = await host.Client.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldContain(sentence);
            text.ShouldContain("Stands.");
        }

        Said(await host.HtmlAsync("/captures/1")).ShouldBeEmpty();
        Parse(await host.HtmlAsync("/captures/1")).QuerySelectorAll("a[href^='#L']").ShouldBeEmpty();
    }

    [Fact]
    public void Bytes_that_decompress_beyond_every_page_are_damage()
    {
        var page = new byte[CaptureLimits.MaxBytes + 1];
        Array.Fill(page, (byte)'x');
        using var bomb = new MemoryStream();
        using (var brotli = new BrotliStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
            brotli.Write(page);
        PageWords.Read(bomb.ToArray(), new CaptureFile("", page).Sha256).State.ShouldBe(PageWordsState.Damaged);
    }

    [Theory]
    [InlineData("<!-- saved from url=(0030)https://site.example/compare/a -->", "https://site.example/compare/a")]
    [InlineData("<link rel=\"canonical\" href=\"https://site.example/c\">", "https://site.example/c")]
    [InlineData("<meta property=\"og:url\" content=\"http://site.example/o\">", "http://site.example/o")]
    [InlineData("<link rel=\"canonical\" href=\"javascript:alert(1)\">", null)]
    [InlineData("<link rel=\"canonical\" href=\"/compare/a\">", null)]
    [InlineData("<link rel=\"canonical\" href=\"https://user:secret@site.example/\">", null)]
    public async Task The_address_that_a_page_gives_itself_is_shown_and_is_no_link(string head, string? address)
    {
        var store = new TempStore();
        var lines = Seeds.Text(2).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>");
        store.ImportText($"{head}<!doctype html><html><body>{string.Concat(lines)}</body></html>", "saved.html").Refusal.ShouldBeNull();
        await using var host = await SiteHost.OverAsync(store);
        var page = Parse(await host.HtmlAsync("/captures/1"));
        page.QuerySelector("dl.facts dd")!.TextContent.Trim().ShouldBe(address is null ? "not known" : $"{address}, as the page says");
        page.QuerySelectorAll("a[href*='site.example']").ShouldBeEmpty();
        page.QuerySelectorAll("dl.facts dd")[2].TextContent.ShouldEndWith("saved as HTML");
    }

    [Fact]
    public async Task A_page_has_a_twin_in_Markdown_at_its_address_and_behind_it()
    {
        await using var host = await SiteHost.OverAsync(TempStore.With(Seeds.Paths));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/captures/3");
        request.Headers.Accept.ParseAdd("text/markdown");
        using var asked = await host.Client.SendAsync(request);
        using var twin = await host.Client.GetAsync("/captures/3.md");
        foreach (var answer in (HttpResponseMessage[])[asked, twin])
        {
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/markdown");
            answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldContain("\n- Seen: the day is not known\n- Form: rich: ");
            text.ShouldContain("\n| Price | Paid | Stands. | 24 |\n");
            text.ShouldContain("\n    3: Mistral 3 Small (22B) vs Modal GPU Serverless Inference\n");
            text.ShouldContain($"SHA-256 `{Seeds.File(2).Sha256}`");
        }
    }

    private static List<string> Said(string html) =>
        Parse(html).QuerySelectorAll("ol.words bdi").Select(line => line.TextContent).ToList();

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
