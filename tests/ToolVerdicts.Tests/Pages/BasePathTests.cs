using System.Net;
using AngleSharp.Html.Parser;
using ToolVerdicts.Tests.Hostile;
using ToolVerdicts.Tests.Newsletter;

namespace ToolVerdicts.Tests.Pages;

public sealed class BasePathTests(SiteBelowPath below) : IClassFixture<SiteBelowPath>
{
    private const string Base = SiteBelowPath.Base;
    private const string Address = SiteBelowPath.Address;
    private const string Comparison = $"{Base}/compare/mistral-3-small-22b-vs-ml-intern";

    private readonly SiteHost _site = below.Site;

    [Fact]
    public async Task Every_address_of_a_page_is_below_the_path_and_is_answered()
    {
        using var visitor = new Browser(_site);
        await visitor.PostAsync($"{Base}/bookmarks", Comparison, ("tool", "ml-intern"), ("action", "add"));
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in (string[])[$"{Base}/", Base, $"{Base}/tools", $"{Base}/tools/ml-intern", Comparison, $"{Base}/compare",
            $"{Base}/reviewers", $"{Base}/reviewers/builder", $"{Base}/about", $"{Base}/bookmarks",
            $"{Base}/digests", $"{Base}/articles", $"{Base}/subscribe", $"{Base}/captures/1", $"{Base}/nowhere"])
        {
            var html = await visitor.HtmlAsync(page);
            var addresses = new HtmlParser().ParseDocument(html).QuerySelectorAll("[href], [src], [action], [formaction]")
                .SelectMany(element => new[] { "href", "src", "action", "formaction" }.Select(element.GetAttribute)).OfType<string>()
                .Select(address => address.Replace(Address, Base, StringComparison.Ordinal)).Where(address => address.StartsWith('/'))
                .ToList();
            addresses.Count.ShouldBeGreaterThan(15, page);
            addresses.ShouldAllBe(address => address.StartsWith($"{Base}/"), page);
            asked.UnionWith(addresses.Select(address => address.Split('#')[0]));
        }

        asked.ShouldContain($"{Base}/tools/ml-intern", "the path of the site is not taken for that of a page");
        var kinds = asked.GroupBy(address => (address.Split('/', '?')[2], address.Count(letter => letter is '/' or '?'))).ToList();
        kinds.Count.ShouldBeGreaterThan(30);
        // Lists have many addresses of one kind.
        foreach (var address in kinds.Select(kind => kind.First()))
        {
            using var answer = await visitor.GetAsync(address);
            // Nothing is read at an address that only takes posts.
            if (answer.StatusCode != HttpStatusCode.MethodNotAllowed)
                ((int)answer.StatusCode).ShouldBeLessThan(400, address);
            if (answer.Headers.Location is { } location)
                location.OriginalString.ShouldStartWith($"{Base}/");
        }
    }

    [Fact]
    public async Task A_vote_returns_to_its_page_below_the_path_and_its_cookie_stays_there()
    {
        using var visitor = new Browser(_site);
        using var voted = await visitor.PostAsync($"{Base}/tools/ml-intern/vote", Comparison, ("vote", "ship"));
        voted.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        voted.Headers.Location!.OriginalString.ShouldBe($"{Comparison}?voted=ml-intern#votes-ml-intern");
        voted.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldContain($"path={Base};");
        (await visitor.HtmlAsync(Comparison)).ShouldContain("aria-pressed=\"true\"");
    }

    [Theory]
    [InlineData("/compare/")]
    [InlineData("/tools//evil.example")]
    [InlineData("/tools/\\evil.example")]
    [InlineData("/toolsmith")]
    public async Task A_referrer_that_is_no_page_below_the_path_is_not_returned_to(string from)
    {
        using var visitor = new Browser(_site);
        using var voted = await visitor.PostAsync($"{Base}/tools/ml-intern/vote", from, ("vote", "ship"));
        voted.Headers.Location!.OriginalString.ShouldBe($"{Base}/tools/ml-intern?voted=ml-intern#votes-ml-intern");
    }

    [Theory]
    [InlineData("/healthz", HttpStatusCode.OK)]
    [InlineData("/tools/healthz", HttpStatusCode.OK)]
    [InlineData("/", HttpStatusCode.NotFound)]
    [InlineData("/about", HttpStatusCode.NotFound)]
    [InlineData("/toolsmith", HttpStatusCode.NotFound)]
    public async Task Nothing_but_health_is_answered_outside_the_path(string path, HttpStatusCode status)
    {
        using var answer = await _site.Client.GetAsync(path);
        answer.StatusCode.ShouldBe(status);
        answer.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
    }

    [Theory]
    [InlineData("/about?x=1", "/about?x=1")]
    [InlineData("/tools/about?x=1", "/about?x=1")]
    public async Task A_former_host_leads_below_the_path(string asked, string path)
    {
        var moved = await RawRequest.SendAsync(_site, $"GET {asked} HTTP/1.1\r\nHost: old.example\r\nConnection: close\r\n\r\n");
        moved.ShouldStartWith("HTTP/1.1 301");
        RawRequest.Headers(moved, "Location").ShouldHaveSingleItem().ShouldBe(Address + path);
    }

    [Fact]
    public async Task Documents_for_programs_name_addresses_below_the_path_once()
    {
        foreach (var path in (string[])["/robots.txt", "/llms.txt", "/sitemap.xml", "/feed.xml", "/opensearch.xml", "/tools/ml-intern.md",
            "/articles/how-a-panel-reads.md"])
        {
            using var answer = await _site.Client.GetAsync(Base + path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldContain($"{Address}/");
            text.ShouldNotContain($"https://h.example/{path.Split('/')[1]}.");
            text.ShouldNotContain("](/open-questions)");
            if (path.EndsWith(".md", StringComparison.Ordinal))
                answer.Headers.GetValues("Link").ShouldHaveSingleItem().ShouldStartWith($"<{Base}/");
        }

        using var article = await _site.Client.GetAsync($"{Base}/articles/how-a-panel-reads.md");
        (await article.Content.ReadAsStringAsync()).ShouldContain($"]({Base}/open-questions)");
    }

    [Fact]
    public async Task A_text_that_a_visitor_typed_keeps_its_slash()
    {
        (await _site.HtmlAsync($"{Base}/tools?q=/about")).ShouldContain("value=\"/about\"");
    }

    [Fact]
    public async Task The_link_of_a_confirmation_leads_below_the_path_and_works()
    {
        using var visitor = new Browser(_site);
        using var asked = await visitor.PostAsync($"{Base}/subscribe", $"{Base}/", ("email", "ada@example.org"));
        await Wait.UntilAsync(() => Task.FromResult(Directory.Exists(below.Mail) && Directory.GetFiles(below.Mail, "*.eml").Length > 0),
            "the confirmation letter");
        var letter = SentLetter.Read(Directory.GetFiles(below.Mail, "*.eml").Single());
        letter.Content.ShouldContain($"{Address}/subscribe/confirm/{letter.ConfirmToken}");
        var page = await visitor.HtmlAsync($"{Base}/subscribe/confirm/{letter.ConfirmToken}");
        page.ShouldNotContain("action=\"/subscribe");
        using var confirmed = await visitor.PostAsync($"{Base}/subscribe/confirm/{letter.ConfirmToken}", from: null);
        ((int)confirmed.StatusCode).ShouldBeLessThan(400);
        // As mailbox providers post to List-Unsubscribe.
        using var ended = await visitor.PostAsync(
            $"{Base}/unsubscribe/{letter.UnsubscribeToken}", from: null, ("List-Unsubscribe", "One-Click"));
        ended.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
