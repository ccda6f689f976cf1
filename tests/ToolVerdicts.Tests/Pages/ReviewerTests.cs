using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ToolVerdicts.Reviews;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Tests.Pages;

public sealed class ReviewerTests(ReviewedSite reviewed) : IClassFixture<ReviewedSite>
{
    [Fact]
    public async Task Every_reviewer_is_listed_with_its_lens_and_its_record()
    {
        var reviewers = (await PageAsync("/reviewers")).QuerySelectorAll(".lenses > li").ToList();
        reviewers.Select(reviewer => reviewer.QuerySelector("h2 a")!.GetAttribute("href"))
            .ShouldBe(["/reviewers/builder", "/reviewers/skeptic", "/reviewers/futurist", "/reviewers/founder", "/reviewers/auditor"]);
        reviewers[0].QuerySelector("p")!.TextContent.ShouldStartWith("Looks at what it takes");
        reviewers[^1].QuerySelector("p")!.TextContent.ShouldBe("What this lens looks for is not written yet.");
        Texts(reviewers[^1], ".record dd")
            .ShouldBe(["0", "no calls stated", "no scores stated", "nothing to compare yet", "nothing to compare yet"]);
    }

    [Fact]
    public async Task A_reviewer_shows_its_lens_its_record_and_what_was_left_out()
    {
        var record = await reviewed.Store.Writer.FindReviewerRecordAsync("builder");
        var page = await PageAsync("/reviewers/builder");
        page.QuerySelector(".prose")!.TextContent.ShouldContain("The Builder asks");
        Texts(page.Body!, ".record dd").ShouldBe([
            $"{record.Reviews}",
            $"{record.Calls.Ship} of {record.Calls.Total}",
            $"{record.MeanScore:0.#} over {record.Scored} scores",
            $"{record.Panel.Agreed} of {record.Panel.Compared}",
            "nothing to compare yet",
            $"{record.Inferred}, name only inferred",
        ]);
        page.QuerySelector("main a[href^='/methodology#']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Its_tools_can_be_chosen_for_a_comparison()
    {
        var page = await PageAsync("/reviewers/builder");
        page.QuerySelector("form#chosen")!.GetAttribute("action").ShouldBe("/compare");
        foreach (var review in page.QuerySelectorAll(".review"))
        {
            var link = review.QuerySelector("h3 a")!;
            var box = review.QuerySelector("[type=checkbox][name=tool][form=chosen]")!;
            $"/tools/{box.GetAttribute("value")}".ShouldBe(link.GetAttribute("href"));
            review.QuerySelector(".pick")!.TextContent.Trim().ShouldStartWith($"Compare {link.TextContent}");
        }
    }

    [Fact]
    public async Task Its_reviews_are_shown_20_a_page_with_tool_score_call_and_code()
    {
        var all = await reviewed.Store.Writer.ListReviewsOfAsync("builder", category: null, page: 1, size: 1000);
        var shown = new List<string>();
        for (var path = "/reviewers/builder"; path is not null;)
        {
            var page = await PageAsync(path);
            page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe($"http://localhost:5000{path}");
            var reviews = page.QuerySelectorAll("article").ToList();
            reviews.Count.ShouldBeInRange(1, 20);
            reviews.ShouldAllBe(review => review.QuerySelector("blockquote code") != null
                && review.QuerySelector(".said :is(.n, .unstated)") != null);
            shown.AddRange(reviews.Select(review => review.QuerySelector("h3 a")!.GetAttribute("href")!));
            path = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        shown.ShouldBe(all.Select(review => $"/tools/{review.ToolSlug}"));
    }

    [Fact]
    public async Task Pages_hold_the_same_reviews_in_whatever_order_they_are_asked_for()
    {
        var all = await reviewed.Store.Writer.ListReviewsOfAsync("skeptic", category: null, page: 1, size: 1000);
        var last = (all.Count + 19) / 20;
        foreach (var number in Enumerable.Range(1, last).Concat(Enumerable.Range(1, last).Reverse()))
        {
            var page = await PageAsync(number == 1 ? "/reviewers/skeptic" : $"/reviewers/skeptic?page={number}");
            page.QuerySelectorAll("article h3 a").Select(link => link.GetAttribute("href"))
                .ShouldBe(all.Skip((number - 1) * 20).Take(20).Select(review => $"/tools/{review.ToolSlug}"));
        }
    }

    [Fact]
    public async Task A_category_filters_and_is_kept_from_page_to_page()
    {
        var category = (await reviewed.Store.Writer.ListReviewedCategoriesAsync("builder"))[1];
        var page = await PageAsync($"/reviewers/builder?category={category.Slug}");
        page.QuerySelector("option[selected]")!.TextContent.ShouldBe($"R&D / Labs ({category.Reviews})");
        Texts(page.Body!, "article .category").ShouldAllBe(name => name == "R&D / Labs");
        page.QuerySelector("a[rel=next]")!.GetAttribute("href").ShouldBe("/reviewers/builder?category=r-and-d&page=2");
        (await PageAsync("/reviewers/builder?category=r-and-d&page=2")).QuerySelector("a[rel=prev]")!.GetAttribute("href")
            .ShouldBe("/reviewers/builder?category=r-and-d");
        page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("unused")]
    [InlineData("%3Cb%3E%27;--")]
    public async Task A_category_without_reviews_is_empty_and_says_how_to_widen(string category)
    {
        var page = await PageAsync($"/reviewers/builder?category={category}");
        page.QuerySelectorAll("article").ShouldBeEmpty();
        page.QuerySelector("main p a[href='/reviewers/builder']")!.TextContent.ShouldBe("Show all its reviews");
    }

    [Fact]
    public async Task An_empty_category_is_every_category() =>
        (await PageAsync("/reviewers/builder?category=")).QuerySelectorAll("article").Length.ShouldBe(20);

    [Theory]
    [InlineData("/reviewers/nobody")]
    [InlineData("/reviewers/Builder")]
    [InlineData("/reviewers/builder?page=0")]
    [InlineData("/reviewers/builder?page=x")]
    [InlineData("/reviewers/builder?page=99")]
    [InlineData("/reviewers/builder?page=99999999999")]
    [InlineData("/reviewers/builder?page=2&category=nowhere")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        using var response = await reviewed.Site.Client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static List<string> Texts(AngleSharp.Dom.IElement part, string selector) =>
        part.QuerySelectorAll(selector).Select(element => element.TextContent.Trim()).ToList();

    private async Task<IHtmlDocument> PageAsync(string path)
    {
        using var response = await reviewed.Site.Client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }
}
