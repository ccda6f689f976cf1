using System.Xml.Linq;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ToolVerdicts.Tests.Hostile;

public sealed class CrawlTests(FurnishedSite site) : IClassFixture<FurnishedSite>
{
    // Filters and orders of lists multiply: the crawl takes so many addresses of each kind of page.
    private const int MostOfAKind = 40;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Following_every_link_twice_changes_nothing(bool hasCookie)
    {
        var before = site.Dump();
        var seen = await CrawlAsync(hasCookie);
        seen.Count.ShouldBeGreaterThan(80);
        foreach (var path in (string[])["/compare/mistral-3-small-22b-vs-ml-intern.md", "/tools/ml-intern/badge.svg", "/feed.xml",
            "/digests/2026-W47", "/tools/ml-intern/vote", "/privacy/forget", site.Confirm, site.Unsubscribe, site.Preferences, site.Shared])
            seen.ShouldContain(path);
        // The rows that differ say more than both stores would.
        var after = site.Dump();
        after.Except(before).Concat(before.Except(after)).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_vote_changes_what_the_crawl_looks_at()
    {
        var before = site.Dump();
        using var voted = await site.SendAsync(HttpMethod.Post, "/tools/smolvlm2/vote", content: FurnishedSite.Form(("vote", "ship")));
        site.Dump().SequenceEqual(before).ShouldBeFalse();
    }

    private async Task<HashSet<string>> CrawlAsync(bool hasCookie)
    {
        var found =
            new Queue<string>(["/", "/sitemap.xml", "/robots.txt", "/llms.txt", "/feed.xml", "/digests.xml", "/healthz", "/readyz",
            "/error", "/api/suggest?q=m", site.Confirm, site.Unsubscribe, site.Preferences, site.Shared, "/bookmarks/export.json",
            "/bookmarks/export.csv", "/bookmarks/export.md", "/bookmarks/export.html"]);
        var seen = new HashSet<string>(found, StringComparer.Ordinal);
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        while (found.TryDequeue(out var path))
        {
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head, HttpMethod.Get, HttpMethod.Head])
            {
                using var answer = await site.SendAsync(method, path, hasCookie);
                answer.Headers.Contains("Set-Cookie").ShouldBeFalse(path);
                var type = method == HttpMethod.Get ? answer.Content.Headers.ContentType?.MediaType : null;
                foreach (var link in LinksOf(path, type, answer.Headers.Location, await answer.Content.ReadAsStringAsync()))
                {
                    if (!seen.Contains(link) && IsWanted(link) && seen.Add(link))
                        found.Enqueue(link);
                }
            }
        }

        return seen;

        bool IsWanted(string link)
        {
            var query = link.IndexOf('?', StringComparison.Ordinal);
            return query < 0 || (kinds[link[..query]] = kinds.GetValueOrDefault(link[..query]) + 1) <= MostOfAKind;
        }
    }

    // What a reader, a crawler or somebody who is curious would open.
    private IEnumerable<string> LinksOf(string from, string? type, Uri? location, string body)
    {
        var links = type switch
        {
            "text/html" => LinksOf((IHtmlDocument)new HtmlParser().ParseDocument(body)),
            "application/xml" or "application/atom+xml" =>
                XDocument.Parse(body).Descendants().SelectMany(element =>
                new[] { element.Attribute("href")?.Value, element.HasElements ? null : element.Value }).OfType<string>(),
            "text/markdown" or "text/plain" =>
                body.Split(['(', ')', '<', '>', ' ', '\n']).Where(word =>
                word.StartsWith('/') || word.StartsWith("http", StringComparison.Ordinal)),
            _ => [],
        };
        foreach (var link in links.Append(location?.OriginalString).OfType<string>())
        {
            if (Uri.TryCreate(new Uri(site.Site.Client.BaseAddress!, from), link, out var target) && target.Scheme == "http"
                && (target.Authority == site.Site.Client.BaseAddress!.Authority || target.Authority == "localhost:5000"))
                yield return target.PathAndQuery;
        }
    }

    private static IEnumerable<string> LinksOf(IHtmlDocument page) =>
        page.QuerySelectorAll("[href], [src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
        .Concat(page.Forms.Select(form => form.GetAttribute("action") ?? ""))
        .Concat(page.Forms.SelectMany(form =>
            form.QuerySelectorAll("input[name], select[name], button[name]").Select(field =>
            $"{form.GetAttribute("action")}?{field.GetAttribute("name")}={Uri.EscapeDataString(field.GetAttribute("value") ?? "ship")}")));
}
