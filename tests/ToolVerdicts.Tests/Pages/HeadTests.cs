using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using ToolVerdicts.Web.Live;
using ToolVerdicts.Web.Pages.Shared;

namespace ToolVerdicts.Tests.Pages;

public class HeadTests(SiteHost site) : IClassFixture<SiteHost>
{
    private const string Base = "http://localhost:5000";
    private const string Tool = "/tools/mistral-3-small-22b";
    private const string Captured = "/compare/mistral-3-small-22b-vs-ml-intern";
    private const string Uncaptured = "/compare/smollm3-vs-smolvlm-3b-vs-smolvlm2";

    public static TheoryData<string> Pages { get; } =
        ["/", "/tools", "/compare", Tool, Captured, Uncaptured, "/categories/developer-tools", "/reviewers/builder", "/methodology",
        "/nowhere"];

    [Theory]
    [InlineData("/")]
    [InlineData("/tools")]
    [InlineData("/compare")]
    [InlineData(Tool)]
    [InlineData(Captured)]
    public async Task A_page_to_be_indexed_names_its_one_address(string path)
    {
        var page = await PageAsync(path);
        page.QuerySelectorAll("link[rel=canonical]").ShouldHaveSingleItem().GetAttribute("href").ShouldBe($"{Base}{path}");
        Meta(page, "og:url").ShouldBe($"{Base}{path}");
        page.QuerySelector("meta[name=robots]").ShouldBeNull();
    }

    [Theory]
    [InlineData(Uncaptured)]
    [InlineData("/compare/ml-intern-vs-smollm3")]
    [InlineData("/nowhere")]
    [InlineData("/compare?tool=smollm3")]
    public async Task A_page_not_to_be_indexed_says_so_and_names_no_address(string path)
    {
        var page = await PageAsync(path);
        page.QuerySelectorAll("meta[name=robots]").ShouldHaveSingleItem().GetAttribute("content").ShouldBe("noindex");
        page.QuerySelector("link[rel=canonical]").ShouldBeNull();
        page.QuerySelector("meta[property='og:url']").ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_shared_page_has_a_card_with_a_picture_that_is_there(string path)
    {
        var page = await PageAsync(path);
        page.Title!.ShouldStartWith(Meta(page, "og:title"));
        Meta(page, "og:description").ShouldBe(page.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        Meta(page, "og:type").ShouldBe("website");
        Meta(page, "og:site_name").ShouldBe("Tool Verdicts");
        Meta(page, "og:image:alt").ShouldBe("Ship or skip? Below, a triangle that points up and one that points down.");
        page.QuerySelector("meta[name='twitter:card']")!.GetAttribute("content").ShouldBe("summary_large_image");

        var image = Meta(page, "og:image");
        image.ShouldStartWith($"{Base}/");
        var png = await site.Client.GetByteArrayAsync(image[Base.Length..]);
        png.Length.ShouldBeLessThan(60 * 1024);
        // A PNG says its width and height in the first chunk.
        (BigEndian(png, 16), BigEndian(png, 20))
            .ShouldBe((int.Parse(Meta(page, "og:image:width")), int.Parse(Meta(page, "og:image:height"))));
    }

    [Fact]
    public async Task Every_page_has_the_same_picture_which_bears_no_verdict()
    {
        var images = new List<string>();
        foreach (var path in Pages.Select(page => page.Data))
            images.Add(Meta(await PageAsync(path), "og:image"));
        images.Distinct().ShouldBe([$"{Base}/og.png"]);
    }

    [Theory]
    [InlineData("UPDATE tools SET price_text = NULL", "Ship 4–0", "Free")]
    [InlineData("UPDATE tools SET price_text = 'Free, of course!'", "Ship 4–0", "Free, of course!")]
    [InlineData("UPDATE tools SET panel_ship = NULL, panel_skip = NULL, panel_basis = NULL, price_word = NULL, price_text = NULL",
        "Verdict not stated", "Price not stated")]
    [InlineData("UPDATE tools SET panel_ship = NULL, panel_skip = NULL, panel_basis = NULL, contested = 'panel price'",
        "Contested", "Price contested")]
    public async Task A_tool_page_is_described_by_its_verdict_its_tagline_and_its_price(string sql, string verdict, string price)
    {
        var store = TempStore.With(Seeds.PathOf(0));
        store.Writer.Execute(sql);
        await using var host = await SiteHost.OverAsync(store);
        var page = new HtmlParser().ParseDocument(await host.HtmlAsync(Tool));
        Meta(page, "og:description")
            .ShouldBe($"{verdict}. Open-weight 22B model for edge and consumer hardware inference. {price}{(price[^1] == '!' ? "" : ".")}");
    }

    [Fact]
    public async Task A_comparison_is_described_by_its_answer()
    {
        var page = await PageAsync(Captured);
        Meta(page, "og:description").ShouldBe(page.QuerySelector(".answer")!.TextContent.Trim());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_breadcrumb_is_told_to_programs_just_as_it_is_shown(string path)
    {
        var page = await PageAsync(path);
        var shown = page.QuerySelectorAll("nav.breadcrumb li").Select(step => (step.TextContent.Trim(), Link(step))).ToList();
        var told = Things(page).Where(thing => Type(thing) == "BreadcrumbList").SelectMany(list =>
            list.GetProperty("itemListElement").EnumerateArray())
            .Select(item => (item.GetProperty("name").GetString()!, item.TryGetProperty("item", out var url) ? url.GetString() : null))
                .ToList();
        told.ShouldBe(shown);

        static string? Link(IElement step) => step.QuerySelector("a") is { } link ? $"{Base}{link.GetAttribute("href")}" : null;
    }

    [Fact]
    public async Task A_tool_page_tells_every_review_and_rates_only_where_a_score_is_stated()
    {
        var software = Things(await PageAsync(Tool)).Single(thing => Type(thing) == "SoftwareApplication");
        var reviews = software.GetProperty("review").EnumerateArray().ToList();
        reviews.Select(review => review.GetProperty("reviewRating").GetProperty("ratingValue").GetInt64()).ShouldBe([85, 78, 82, 72]);
        reviews.ShouldAllBe(review => review.GetProperty("reviewRating").GetProperty("bestRating").GetInt64() == 100
            && review.GetProperty("reviewRating").GetProperty("worstRating").GetInt64() == 0);
        reviews.ShouldAllBe(review => review.GetProperty("author").GetProperty("@type").GetString() == "Organization"
            && review.GetProperty("author").GetProperty("name").GetString() == "Tool Verdicts");
        reviews.Select(review => review.GetProperty("reviewAspect").GetString()).ShouldBe(["Builder", "Skeptic", "Futurist", "Founder"]);

        var unscored = Things(await PageAsync("/tools/ml-intern")).Single(thing => Type(thing) == "SoftwareApplication")
            .GetProperty("review").EnumerateArray().ToList();
        unscored.Count.ShouldBe(4);
        unscored.ShouldAllBe(review => !Has(review, "reviewRating") && !Has(review, "reviewAspect"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Reviews_are_data_on_a_tool_page_only_and_a_total_nowhere(string path)
    {
        var page = await PageAsync(path);
        var data = string.Concat(page.QuerySelectorAll("script").Select(script => script.TextContent));
        data.Contains("\"Review\"", StringComparison.Ordinal).ShouldBe(path == Tool);
        data.ShouldNotContain("aggregateRating", Case.Insensitive);
        data.ShouldNotContain("offers", Case.Insensitive);
    }

    [Fact]
    public async Task What_a_capture_says_cannot_end_the_data_block()
    {
        const string Bad = "</script><script>alert(1)</script><!--";
        var store = TempStore.With(Seeds.PathOf(2));
        store.Writer.Execute("UPDATE tools SET name = @Bad, tagline = @Bad, description = @Bad; UPDATE reviews SET text = @Bad || id;",
            new { Bad });
        await using var host = await SiteHost.OverAsync(store);
        var page = new HtmlParser().ParseDocument(await host.HtmlAsync("/tools/modal-gpu-serverless-inference"));
        page.QuerySelectorAll("script[type='application/ld+json']").ShouldHaveSingleItem().GetAttribute("type")
            .ShouldBe("application/ld+json");
        Things(page).Single(thing => Type(thing) == "SoftwareApplication").GetProperty("name").GetString().ShouldBe(Bad);
        foreach (var path in (string[])["/tools/modal-gpu-serverless-inference/history", "/categories/developer-tools",
            "/compare/mistral-3-small-22b-vs-modal-gpu-serverless-inference"])
        {
            new HtmlParser().ParseDocument(await host.HtmlAsync(path)).QuerySelectorAll("script:not([src])")
                .ShouldAllBe(script => script.GetAttribute("type") == "application/ld+json", path);
        }
    }

    [Fact]
    public async Task A_namesake_pair_is_told_apart_and_still_imports_back()
    {
        var original = new TempStore();
        original.ImportText(Seeds.Text(0).Replace("Mistral 3 Small (22B)", "ml-intern", StringComparison.Ordinal), "namesakes.txt").Refusal
            .ShouldBeNull();
        var address = original.Writer.ExecuteScalar<string>("SELECT address FROM captures")!;
        await using var host = await SiteHost.OverAsync(original);
        var html = await host.HtmlAsync($"/compare/{address}");
        var page = new HtmlParser().ParseDocument(html);
        page.Title.ShouldBe("ml-intern (HuggingFace's autonomous ML engineer…) vs ml-intern (Open-weight 22B model for edge and…)");
        page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe($"{Base}/compare/{address}");

        using var again = new TempStore();
        again.ImportText(html, "export.html").Refusal.ShouldBeNull();
        again.Writer.Query<string>("SELECT name FROM tools").ShouldBe(["ml-intern", "ml-intern"]);

        using var third = new TempStore();
        third.ImportText(await host.HtmlAsync($"/compare/{address}.md"), "export.md").Refusal.ShouldBeNull();
        third.Writer.Query<string>("SELECT name || ': ' || tagline FROM tools ORDER BY tagline")
            .ShouldBe(original.Writer.Query<string>("SELECT name || ': ' || tagline FROM tools ORDER BY tagline"));
    }

    [Fact]
    public async Task Pages_name_the_feed_and_pages_with_a_twin_name_it()
    {
        foreach (var path in Pages.Select(page => page.Data))
        {
            var page = await PageAsync(path);
            page.QuerySelector("link[rel=alternate][type='application/atom+xml']")!.GetAttribute("href").ShouldBe("/feed.xml");
            var hasTwin = path is Tool or Captured or Uncaptured;
            page.QuerySelector("link[rel=alternate][type='text/markdown']")?.GetAttribute("href").ShouldBe(hasTwin ? $"{path}.md" : null);
            (page.QuerySelector("link[type='text/markdown']") is not null).ShouldBe(hasTwin);
        }
    }

    [Fact]
    public void A_page_without_breadcrumb_and_tool_has_no_data() =>
        StructuredData.Of(
            new PageHead("Title", "Description", "/"), site.Services.GetRequiredService<LiveSite>()).ShouldBeNull();

    private static int BigEndian(byte[] bytes, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));

    private static string Meta(IHtmlDocument page, string property) =>
        page.QuerySelectorAll($"meta[property='{property}']").ShouldHaveSingleItem().GetAttribute("content")!;

    private static IEnumerable<JsonElement> Things(IHtmlDocument page) => page.QuerySelectorAll("script[type='application/ld+json']")
        .SelectMany(script => JsonDocument.Parse(script.TextContent).RootElement.GetProperty("@graph").EnumerateArray());

    private static string? Type(JsonElement thing) => thing.GetProperty("@type").GetString();

    private static bool Has(JsonElement thing, string member) => thing.TryGetProperty(member, out _);

    private async Task<IHtmlDocument> PageAsync(string path) => new HtmlParser().ParseDocument(await site.HtmlAsync(path));
}
