using System.Net;
using AngleSharp.Html.Parser;
using ToolVerdicts.Content;

namespace ToolVerdicts.Tests.Pages;

public class ProseTests(SiteHost site) : IClassFixture<SiteHost>
{
    private static readonly HtmlParser Html = new();

    [Fact]
    public async Task The_issues_and_every_page_of_prose_are_linked_from_the_foot_of_every_page()
    {
        var links = Html.ParseDocument(await site.HtmlAsync("/tools")).QuerySelectorAll(".colophon nav a").ToList();
        links.Select(link => link.GetAttribute("href")).ShouldBe(Library.PageNames.Select(name => $"/{name}").Prepend("/subscribe")
            .Prepend("/digests").Prepend("/open-questions").Prepend("/changes"));
        foreach (var link in links)
        {
            var page = Html.ParseDocument(await site.HtmlAsync(link.GetAttribute("href")!));
            page.QuerySelector("h1")!.TextContent.ShouldBe(link.TextContent);
            page.QuerySelector("meta[name=description]")!.GetAttribute("content").ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task Prose_shows_the_figures_of_the_constants() =>
        (await site.HtmlAsync("/methodology")).ShouldContain("A usual panel has 4 reviewers: Builder, Skeptic, Futurist and Founder.");

    [Fact]
    public async Task Another_case_shows_the_same_page_under_the_one_address() =>
        Html.ParseDocument(await site.HtmlAsync("/About")).QuerySelector("link[rel=canonical]")!.GetAttribute("href")
            .ShouldBe("http://localhost:5000/about");

    [Theory]
    [InlineData("/imprint")]
    [InlineData("/about/more")]
    [InlineData("/prose")]
    [InlineData("/reviewers.md")]
    public async Task What_is_no_page_of_prose_is_not_found(string path)
    {
        using var response = await site.Client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_link_in_prose_to_this_site_leads_to_a_page_and_to_a_part_of_it()
    {
        foreach (var path in Library.PageNames.Select(name => $"/{name}").Concat(["/reviewers", "/reviewers/builder"]))
        {
            foreach (var href in Html.ParseDocument(await site.HtmlAsync(path)).QuerySelectorAll("main a[href^='/']").Select(link =>
                link.GetAttribute("href")!))
            {
                using var response = await site.Client.GetAsync(href);
                response.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path} links to {href}");
                if (href.Split('#') is [_, var part])
                    Html.ParseDocument(await response.Content.ReadAsStringAsync()).GetElementById(part)
                        .ShouldNotBeNull($"{path} links to {href}");
            }
        }
    }
}
