using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ToolVerdicts.Captures;
using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Importing;
using ToolVerdicts.Sheets;

namespace ToolVerdicts.Tests.Pages;

public class PageTests(SiteHost site) : IClassFixture<SiteHost>
{
    private const string Matched = "/compare/mistral-3-small-22b-vs-ml-intern";

    public static TheoryData<string> Pages { get; } =
        ["/", "/tools", "/compare", "/reviewers", "/reviewers/builder", "/methodology", "/about", "/privacy", "/attribution",
            "/tools/smollm3", Matched, "/compare/smollm3-vs-smolvlm-3b-vs-smolvlm2",
            "/compare/mistral-3-small-22b-vs-ml-intern-vs-smollm3-vs-smolvlm2"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_answers_with_one_heading_landmarks_and_no_cookie(string path)
    {
        using var response = await site.Client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var page = Parse(await response.Content.ReadAsStringAsync());
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelectorAll("main").Length.ShouldBe(1);
        page.QuerySelectorAll("script").ShouldAllBe(script =>
            script.GetAttribute("type") == "application/ld+json" || script.TextContent == ""
            && script.GetAttribute("src")!.StartsWith("/site."));
        page.QuerySelectorAll("link[rel=stylesheet]").Length.ShouldBe(
            path.StartsWith("/compare/", StringComparison.Ordinal) ? 1 : 2);
        page.QuerySelectorAll("table").ShouldAllBe(table => table.QuerySelector("caption") != null);
        page.QuerySelectorAll("th").ShouldAllBe(header => header.HasAttribute("scope"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    [InlineData("/compare/ml-intern-vs-mistral-3-small-22b")]
    [InlineData("/nowhere")]
    [InlineData("/error")]
    public async Task Every_answer_carries_the_promised_headers(string path)
    {
        using var response = await site.Client.GetAsync(path);
        Header("Content-Security-Policy")
            .ShouldBe("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
                + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        Header("X-Content-Type-Options").ShouldBe("nosniff");
        Header("X-Frame-Options").ShouldBe("DENY");
        Header("Referrer-Policy").ShouldBe("strict-origin-when-cross-origin");
        Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Header("Cross-Origin-Embedder-Policy").ShouldBe("require-corp");
        Header("Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Header("Permissions-Policy").ShouldNotBeEmpty();
        response.Headers.Contains("Server").ShouldBeFalse();

        string Header(string name) => response.Headers.GetValues(name).Single();
    }

    [Theory]
    [InlineData("/compare/ml-intern-vs-mistral-3-small-22b", "/compare/mistral-3-small-22b-vs-ml-intern")]
    [InlineData("/compare/smolvlm2-vs-smollm3-vs-ml-intern", "/compare/ml-intern-vs-smollm3-vs-smolvlm2")]
    [InlineData("/compare/smollm3-vs-smollm3", "/tools/smollm3")]
    [InlineData("/compare/smollm3-vs-ml-intern-vs-smollm3", "/compare/ml-intern-vs-smollm3")]
    public async Task Another_order_and_a_tool_twice_answer_301(string path, string location)
    {
        using var response = await site.Client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        response.Headers.Location!.OriginalString.ShouldBe(location);
    }

    [Theory]
    [InlineData("/compare/smolm3-vs-smolvlm2", "We do not have every tool", "/compare/smollm3-vs-smolvlm2")]
    [InlineData("/tools/smolml3", "We have no tool at this address", "/tools/smollm3")]
    [InlineData("/compare/smollm3", "at least two tools", "/tools/smollm3")]
    [InlineData("/compare/a-vs-b-vs-c-vs-d-vs-e", "at most 4 tools", "/tools")]
    [InlineData("/compare/smollm3-vs-", "at least two tools", "/tools/smollm3")]
    [InlineData("/compare/no-vs-no", "We do not have every tool", "/tools")]
    [InlineData("/tools/%C3%A4%20%3Cb%3E", "We have no tool at this address", "/tools")]
    [InlineData("/tools?page=2", "There is no page", "/tools")]
    [InlineData("/tools?page=x", "There is no page", "/tools")]
    [InlineData("/wp-login.php", "There is no page", "/tools")]
    [InlineData("/not-found", "There is no page", "/tools")]
    public async Task What_does_not_exist_is_404_with_suggestions(string path, string reason, string suggestion)
    {
        using var response = await site.Client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = Parse(await response.Content.ReadAsStringAsync());
        page.QuerySelector(".lede")!.TextContent.ShouldContain(reason);
        page.QuerySelectorAll($"main a[href='{suggestion}']").ShouldNotBeEmpty();
        page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
    }

    [Theory]
    [InlineData("tool=SmolLM3&tool=Mistral+3+Small+(22B)", HttpStatusCode.Redirect, "/compare/mistral-3-small-22b-vs-smollm3")]
    [InlineData("tool=smolvlm2&tool=smollm3&tool=ml-intern&tool=", HttpStatusCode.Redirect, "/compare/ml-intern-vs-smollm3-vs-smolvlm2")]
    [InlineData("tool=smollm3&tool=SmolLM3", HttpStatusCode.BadRequest, "Choose two different tools.")]
    [InlineData("tool=smollm3", HttpStatusCode.OK, "Now choose the other one.")]
    [InlineData("tool=a&tool=b&tool=c&tool=d&tool=e", HttpStatusCode.BadRequest, "Choose at most 4 tools.")]
    [InlineData("tool=smollm3&tool=%3Czeppelin%3E", HttpStatusCode.NotFound, "no tool called “<zeppelin>”")]
    [InlineData("before=x", HttpStatusCode.OK, "")]
    [InlineData("tool=smollm3&tool=a%EF%BF%BE", HttpStatusCode.NotFound, "no tool called")]
    public async Task The_picker_goes_to_the_comparison_or_says_what_is_wrong(string query, HttpStatusCode status, string answer)
    {
        using var response = await site.Client.GetAsync($"/compare?{query}");
        response.StatusCode.ShouldBe(status);
        if (status == HttpStatusCode.Redirect)
            response.Headers.Location!.OriginalString.ShouldBe(answer);
        else if (answer.Length > 0)
            Parse(await response.Content.ReadAsStringAsync()).QuerySelector(".opening")!.TextContent.ShouldContain(answer);
    }

    [Fact]
    public async Task A_name_that_two_tools_share_asks_which_one_is_meant()
    {
        var store = new TempStore();
        store.ImportText(Seeds.Text(0).Replace("Mistral 3 Small (22B)", "ml-intern", StringComparison.Ordinal), "namesakes.txt");
        store.ImportText(Seeds.Text(3), "others.txt", isNew: true);
        await using var host = await SiteHost.OverAsync(store);
        var page = Parse(await host.HtmlAsync("/compare?tool=ML-Intern&tool=smolvlm2"));
        page.QuerySelector(".message p")!.TextContent.ShouldBe("2 tools are called “ml-intern”. Choose one of them.");
        var offers = page.QuerySelectorAll(".message a");
        offers.Select(offer => offer.TextContent).ShouldBeUnique();
        foreach (var offer in offers)
            (await host.Client.GetAsync(offer.GetAttribute("href"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Tools_of_one_name_have_their_taglines_in_the_table_of_the_directory()
    {
        var store = new TempStore();
        store.ImportText(Seeds.Text(0).Replace("Mistral 3 Small (22B)", "ml-intern", StringComparison.Ordinal), "namesakes.txt");
        store.ImportText(Seeds.Text(3), "others.txt", isNew: true);
        await using var host = await SiteHost.OverAsync(store);
        var names = Parse(await host.HtmlAsync("/tools?view=table")).QuerySelectorAll(".tools th[scope=row]");
        names.Where(name => name.QuerySelector("a")!.TextContent == "ml-intern").Select(name => name.QuerySelector(".sub")!.TextContent)
            .ShouldBe(["HuggingFace's autonomous ML engineer: reads papers, trains, ships",
                "Open-weight 22B model for edge and consumer hardware inference"], ignoreOrder: true);
        names.Where(name => name.QuerySelector("a")!.TextContent != "ml-intern")
            .ShouldAllBe(name => name.QuerySelector(".sub") == null);
    }

    [Fact]
    public async Task Tools_of_one_name_are_told_apart_wherever_several_stand_in_a_list()
    {
        var store = new TempStore();
        store.Import([.. Enumerable.Range(1, 5).Select(number => store.Write(
            Seeds.Text(0).Replace("HuggingFace's autonomous ML engineer", $"Engineer {number}", StringComparison.Ordinal),
            $"{number}.txt"))]);
        await using var host = await SiteHost.OverAsync(store);
        var tool = Parse(await host.HtmlAsync("/tools/mistral-3-small-22b"));
        foreach (var (names, count) in new[]
        {
            (Parse(await host.HtmlAsync("/")).QuerySelectorAll("[aria-labelledby=latest] h3"), 5),
            (Parse(await host.HtmlAsync("/compare")).QuerySelectorAll("main ul.list a"), 5),
            (tool.QuerySelectorAll(".cards h3"), 3),
            (tool.QuerySelectorAll("[aria-labelledby=compared] > p:has(a + a) a"), 2),
            (Parse(await host.HtmlAsync("/tools/ml-interm-engineer")).QuerySelectorAll("[aria-labelledby=meant] a"), 5),
        })
        {
            names.Length.ShouldBe(count);
            names.Select(name => name.TextContent).Distinct().Count().ShouldBe(count);
            names.ShouldAllBe(name => name.TextContent.Contains("ml-intern (Engineer ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_picker_keeps_what_was_typed_when_a_tool_is_not_known() =>
        Parse(await site.HtmlAsync("/compare?tool=SmolLM3&tool=SmolVLM9")).QuerySelectorAll(".picker input").Select(field =>
            field.GetAttribute("value"))
            .ShouldBe(["SmolLM3", "SmolVLM9", null, null]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_comparison_shows_every_text_of_its_capture(int number)
    {
        var capture = CaptureParser.Parse(Seeds.File(number));
        using var store = TempStore.With(Seeds.Paths);
        var address = (await ComparisonQueries.ListComparisonsAsync(store.Writer, 10))
            .Single(comparison =>
                capture.Tools.All(tool => comparison.Title.Contains(tool.Identity.Name, StringComparison.Ordinal))).Address;
        var text = Wrapped(Parse(await site.HtmlAsync($"/compare/{address}")).Body!.TextContent);
        foreach (var said in capture.Reviews.Select(review => review.Text).Concat(capture.Tools.SelectMany(tool =>
            new[] { tool.Identity.Name, tool.Identity.Tagline, tool.Description, tool.PriceWord, tool.PriceText,
                tool.Category }.OfType<string>())))
        {
            text.ShouldContain(Wrapped(said.Replace("`", "", StringComparison.Ordinal)));
        }

        static string Wrapped(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Matched_and_inferred_facts_are_marked_and_what_is_unknown_is_not_stated()
    {
        var page = Parse(await site.HtmlAsync(Matched));
        var rows = page.QuerySelectorAll(".reasons [data-reviewer]").ToList();
        rows.Select(row => row.QuerySelector("h3")!.TextContent).ShouldBe(["Builder", "Skeptic", "Futurist", "Founder"]);
        Said(rows, 0).ShouldBe(["85 ship", "78 ship", "82 ship", "72 ship"]);
        Said(rows, 1).ShouldAllBe(said => said == "score and call not stated reviewer inferred");
        page.QuerySelectorAll(".sheet .scores:not(.total) td:last-child").Select(cell => Words(cell.TextContent))
            .ShouldAllBe(words => words == "not stated reviewer inferred");

        List<string> Said(List<IElement> rows, int side) => rows.ConvertAll(row =>
        {
            var said = (IElement)row.QuerySelectorAll("[data-side]")[side].QuerySelector(".said")!.Clone();
            foreach (var mark in said.QuerySelectorAll(".refs, .seen").ToList())
                mark.Remove();
            return Words(said.TextContent);
        });

        string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("mistral-3-small-22b-vs-smolvlm2", "+4")]
    [InlineData("mistral-3-small-22b-vs-modal-gpu-serverless-inference", null)]
    public async Task A_mean_that_is_ahead_says_by_how_much(string address, string? lead) =>
        Parse(await site.HtmlAsync($"/compare/{address}")).QuerySelectorAll(".total .up").Select(gap => gap.TextContent)
            .ShouldBe(lead is null ? [] : [lead]);

    [Fact]
    public async Task A_contested_fact_is_shown_with_each_value_and_a_contested_panel_has_no_verdict_but_the_stamp()
    {
        var store = TempStore.With(Seeds.PathOf(2));
        store.ImportText(Seeds.Text(2).Replace("\nPaid\n", "\nFree\n", StringComparison.Ordinal)
            .Replace("Ship · 4 ship / 0 skip\nShip", "Ship · 3 ship / 1 skip\nShip", StringComparison.Ordinal), "other.txt");
        await using var host = await SiteHost.OverAsync(store);
        var priced = Parse(await host.HtmlAsync("/tools/modal-gpu-serverless-inference"));
        priced.QuerySelectorAll(".contested .value").Select(value => value.TextContent.Trim()).ShouldBe(["“Free”2", "“Paid”1"]);
        priced.QuerySelector(".stamp")!.TextContent.Trim().ShouldBe("Panel: Ship 4–0");
        var judged = Parse(await host.HtmlAsync("/tools/mistral-3-small-22b"));
        judged.QuerySelector(".stamp")!.TextContent.Trim().ShouldBe("Panel: Contested");
        judged.QuerySelectorAll(".contested .value").Select(value => value.TextContent.Trim()).Distinct()
            .ShouldBe(["“3 ship / 1 skip”2", "“4 ship / 0 skip”1"]);
        judged.QuerySelectorAll(".sources li").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_comparison_is_shown_as_approved()
    {
        var page = Parse(await site.HtmlAsync(Matched));
        // An asset's fingerprint changes with every rule in it.
        page.QuerySelector("link[rel=stylesheet]")!.Remove();
        page.QuerySelector("script[src]")!.Remove();
        page.QuerySelector("link[rel=icon]")!.Remove();
        page.DocumentElement.OuterHtml.ShouldMatchApproved(options => options.SubFolder("Approved").WithFileExtension(".html"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_capture_of_our_own_page_imports_back_to_the_same_facts(int number)
    {
        var original = TempStore.With(Seeds.PathOf(number));
        await using var host = await SiteHost.OverAsync(original);
        var address = original.Dump().Split('\n').Single(line => line.StartsWith("capture:", StringComparison.Ordinal)).Split("address=")[1]
            .Split(' ')[0];
        using var again = new TempStore();
        var outcome = again.ImportText(await host.HtmlAsync($"/compare/{address}"), "export.html");
        outcome.Refusal.ShouldBeNull();
        outcome.Imported!.Capture.Media.ShouldBe(CaptureMedia.Html);
        outcome.Imported.Capture.Warnings.ShouldBeEmpty();
        Facts(again).ShouldBe(Facts(original));
    }

    [Fact]
    public async Task A_capture_of_our_own_page_with_matched_reviews_contradicts_nothing()
    {
        using var store = TempStore.With(Seeds.Paths);
        var before = Facts(store);
        foreach (var path in (string[])[Matched, "/compare/mistral-8x22b-v2-vs-smollm3", "/compare/ml-intern-vs-smollm3-vs-smolvlm2"])
        {
            var outcome = store.ImportText(await site.HtmlAsync(path), "export.html");
            outcome.Imported!.Count(FactOutcome.Contest).ShouldBe(0);
            outcome.Imported.Count(FactOutcome.Fill).ShouldBe(0);
            outcome.Imported.Count(FactOutcome.Add).ShouldBe(0);
        }

        Facts(store).ShouldBe(before);
    }

    [Fact]
    public async Task A_shared_page_is_validated_by_its_bytes()
    {
        using var first = await site.Client.GetAsync(Matched);
        first.Headers.CacheControl!.ToString().ShouldBe("public, max-age=60, stale-while-revalidate=600");
        first.Headers.Vary.ShouldBe(["Accept-Encoding", "Cookie", "Accept"]);
        var tag = first.Headers.ETag.ShouldNotBeNull();
        tag.IsWeak.ShouldBeFalse();

        using var again = await GetAsync(Matched, request => request.Headers.IfNoneMatch.Add(tag));
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();

        using var brotli = await GetAsync(Matched, request => request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br")));
        brotli.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        brotli.Headers.ETag.ShouldNotBe(tag);
    }

    [Fact]
    public async Task Of_three_tools_each_is_saved_beside_its_own_vote()
    {
        var page = new HtmlParser().ParseDocument(
            await site.Client.GetStringAsync("/compare/mistral-3-small-22b-vs-ml-intern-vs-smolvlm2"));
        page.QuerySelectorAll(".acts .grid > div").Select(cell => (
            cell.QuerySelector("form.pair")!.GetAttribute("action"), cell.QuerySelector("input[name=tool]")!.GetAttribute("value")))
            .ShouldBe(
            [
                ("/tools/mistral-3-small-22b/vote", "mistral-3-small-22b"), ("/tools/ml-intern/vote", "ml-intern"),
                ("/tools/smolvlm2/vote", "smolvlm2"),
            ]);
    }

    /// <summary>What a connection's first flight of ten packets carries.</summary>
    [Theory]
    [InlineData("mistral-3-small-22b-vs-ml-intern")]
    [InlineData("mistral-8x22b-v2-vs-smollm3")]
    [InlineData("mistral-3-small-22b-vs-modal-gpu-serverless-inference")]
    [InlineData("mistral-3-small-22b-vs-smolvlm2")]
    [InlineData("mistral-medium-3-72b-instruct-vs-smolvlm-3b")]
    [InlineData("mistral-3-small-22b-vs-ml-intern-vs-smolvlm2")]
    [InlineData("mistral-3-small-22b-vs-modal-gpu-serverless-inference-vs-smolvlm2")]
    [InlineData("mistral-3-small-22b-vs-ml-intern-vs-modal-gpu-serverless-inference-vs-smolvlm2")]
    public async Task A_comparison_and_its_stylesheet_arrive_in_14600_bytes(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/compare/{address}");
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var answer = await site.Client.SendAsync(request);
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        var page = (await answer.Content.ReadAsByteArrayAsync()).Length;
        // As it is published: compressed once, as well as it can be.
        using var stylesheet = new MemoryStream();
        await using (var brotli =
            new System.IO.Compression.BrotliStream(stylesheet, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true))
            await brotli
                .WriteAsync(await File.ReadAllBytesAsync(Path.Combine(Seeds.Root, "src", "ToolVerdicts.Web", "wwwroot", "site.css")));
        (page + stylesheet.Length).ShouldBeLessThanOrEqualTo(14_600, $"page {page}, stylesheet {stylesheet.Length}");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/tools")]
    [InlineData("/tools?q=x&category=y&price=z&verdict=ship&sort=panel")]
    [InlineData("/compare")]
    [InlineData("/categories")]
    [InlineData("/reviewers")]
    [InlineData("/reviewers/builder")]
    [InlineData("/methodology")]
    [InlineData("/feed.xml")]
    [InlineData("/sitemap.xml")]
    [InlineData("/sitemaps/pages-1.xml")]
    [InlineData("/llms.txt")]
    [InlineData("/robots.txt")]
    [InlineData("/api/suggest?q=x")]
    public async Task An_empty_store_is_shown_as_such(string path)
    {
        await using var empty = await SiteHost.OverAsync(new TempStore());
        (await empty.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/tools?category=nowhere", "Without the category “nowhere”")]
    [InlineData("/tools?q=mistral&price=golden&verdict=nothing", "Without the price “golden”")]
    [InlineData("/tools?verdict=not-stated", "Without the verdict “Not stated”")]
    public async Task A_choice_that_nothing_has_is_empty_and_says_how_to_widen(string path, string offer)
    {
        var page = Parse(await site.HtmlAsync(path));
        page.QuerySelector("h2#found")!.TextContent.ShouldBe("0 tools");
        page.QuerySelectorAll("main .list a").Select(link => link.TextContent).ShouldContain(offer);
    }

    [Theory]
    [InlineData("q")]
    [InlineData("category")]
    [InlineData("price")]
    [InlineData("verdict")]
    [InlineData("sort")]
    public async Task Any_text_in_a_parameter_is_answered(string parameter)
    {
        string[] texts =
            ["", " ", "\"", "'", "%", "*", "a*b", "NEAR(x y)", "AND", "OR NOT", "-x", "name:x", "(", "\0", "\u0001", "🤗", "ß",
            new string('x', 3_000), "1", "0", "-1", "null", "not-stated", "<b>", "../..", "\uFFFE"];
        foreach (var text in texts)
            (await site.Client.GetAsync($"/tools?{parameter}={Uri.EscapeDataString(text)}")).StatusCode.ShouldBe(HttpStatusCode.OK,
                $"{parameter}={text[..Math.Min(text.Length, 40)]}");
        (await site.Client.GetAsync($"/tools?{parameter}=a&{parameter}=b")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/tools?page=0")]
    [InlineData("/tools?page=2")]
    [InlineData("/tools?page=x")]
    [InlineData("/tools?page=99999999999999999999")]
    [InlineData("/categories/developer-tools?page=2")]
    [InlineData("/categories/nowhere")]
    [InlineData("/reviewers/builder?page=9")]
    [InlineData("/reviewers/nobody")]
    public async Task A_page_beyond_the_end_is_404(string path) =>
        (await site.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task HEAD_answers_like_GET_without_a_body()
    {
        using var response = await site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, Matched));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("POST", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/compare/mistral-3-small-22b-vs-smolvlm2", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/tools/smollm3", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "/tools/nobody-knows", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/nothing", HttpStatusCode.NotFound)]
    public async Task A_page_can_only_be_read(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent("vote=ship") };
        using var answer = await site.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<h1>");
        answer.Headers.ShouldContain(header => header.Key == "X-Frame-Options");
        if (status == HttpStatusCode.MethodNotAllowed)
            answer.Content.Headers.Allow.ShouldBe(["GET", "HEAD"]);
    }

    [Fact]
    public async Task A_host_name_that_is_not_ours_is_refused()
    {
        using var response = await GetAsync("/", request => request.Headers.Host = "evil.example");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Health_is_one_word()
    {
        (await site.HtmlAsync("/healthz")).ShouldBe("ok");
        (await site.HtmlAsync("/readyz")).ShouldBe("ready");
    }

    [Fact]
    public async Task The_stylesheet_is_fingerprinted_and_kept_for_a_year()
    {
        var href = Parse(await site.HtmlAsync("/")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var response = await site.Client.GetAsync(href);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.ToString().ShouldContain("max-age=31536000");
        response.Headers.CacheControl.Extensions.ShouldContain(extension => extension.Name == "immutable");
    }

    /// <summary>The facts of a store, without which capture said them and on what basis.</summary>
    private static List<string> Facts(TempStore store) => store.Dump().Split('\n')
        .Where(line => line.StartsWith("tool:", StringComparison.Ordinal) || line.StartsWith("review:", StringComparison.Ordinal)).ToList();

    private static AngleSharp.Html.Dom.IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private async Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestMessage> prepare)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        prepare(request);
        return await site.Client.SendAsync(request);
    }
}
