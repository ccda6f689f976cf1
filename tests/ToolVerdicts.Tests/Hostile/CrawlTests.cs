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
                foreach (var link in SiteLinks.Of(
                    site.Site.Client.BaseAddress!, path, type, answer.Headers.Location, await answer.Content.ReadAsStringAsync()))
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
}
