using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace ToolVerdicts.BrowserTests.Hostile;

/// <summary>
/// Finds every page that can show a hostile string: pages of captured tools, and answers to requests with a string. An answer without any
/// part of the string is not opened in the browser.
/// </summary>
internal static class Visits
{
    private const int ToolsAtOnce = 4;

    // A short run, which sends each string to one address in eight and opens one comparison and one tool's page in eight.
    private const int LargestShortRun = 500;
    private const int ShortRunShare = 8;

    // Strings in one address: a page that shows one string of its address shows several.
    private const int StringsInAddress = 4;

    // Strings in one form field: the site accepts forms of at most four kilobytes.
    private const int StringsInField = 8;

    private const int ToolsOnPage = 50;
    private const int RequestsAtOnce = 4;

    private static readonly string[] Overviews =
        ["/", "/compare", "/categories", "/reviewers", "/feed.xml", "/llms.txt", "/digests", "/digests/feed.xml", "/bookmarks"];

    // Routes that take a path segment, to which the string is appended.
    private static readonly string[] Prefixes =
    [
        "/", "/tools/", "/compare/", "/compare/x-vs-", "/categories/", "/reviewers/", "/digests/", "/bookmarks/shared/", "/unsubscribe/",
        "/subscribe/confirm/", "/subscribe/preferences/", "/subscribe/erase/",
    ];

    // Routes that take the string in their query, in place of {0}.
    private static readonly string[] Queries =
    [
        "/tools?page={0}", "/reviewers/builder?category={0}", "/reviewers/builder?page={0}", "/bookmarks?saved={0}&noted={0}&revoked={0}",
        "/compare?before={0}&tool={0}", "/privacy?voted={0}", "/error?{0}", "/not-found?status={0}", "/tools/x/vote?vote={0}",
    ];

    /// <summary>Finds the pages.</summary>
    /// <param name="client">A client of the site that follows no redirect.</param>
    /// <param name="tools">The slugs of the tools whose captures hold the strings.</param>
    /// <param name="strings">The strings to send.</param>
    public static async Task<IReadOnlyList<Visit>> FindAsync(
        HttpClient client, IReadOnlyList<string> tools, IReadOnlyList<HostileString> strings)
    {
        var share = strings.Count > LargestShortRun ? 1 : ShortRunShare;
        return
        [
            .. CapturedPages(tools, share),
            .. SearchPages(strings, share),
            .. await FindAddressedPagesAsync(client, strings, share),
            .. await FindFormAnswersAsync(client, tools, strings, share),
        ];
    }

    private static IEnumerable<Visit> CapturedPages(IReadOnlyList<string> tools, int share)
    {
        var pages = Enumerable.Range(1, (tools.Count + ToolsOnPage - 1) / ToolsOnPage).ToList();
        var comparisons = tools.Chunk(ToolsAtOnce).Where((few, i) => few.Length > 1 && i % share == 0);
        // A comparison shows the content of four tools' own pages, so few of those are opened.
        var ownPages = tools.Where((_, i) => i % (ToolsAtOnce * ToolsAtOnce * share) == 0);
        IEnumerable<string> paths =
        [
            .. Overviews,
            .. pages.Select(page => $"/tools?page={page}"),
            .. pages.SelectMany(page => new[] { $"/reviewers/builder?page={page}", $"/reviewers/skeptic?page={page}" }),
            .. comparisons.Select(few => $"/compare/{string.Join("-vs-", few)}"),
            .. ownPages.SelectMany(slug => new[] { $"/tools/{slug}", $"/tools/{slug}/badge.svg" }),
        ];
        return paths.Select(path => new Visit(path));
    }

    private static IEnumerable<Visit> SearchPages(IReadOnlyList<HostileString> strings, int share)
    {
        string[] filters = ["q", "category", "price", "verdict", "sort"];
        var searches = strings.Where((_, i) => i % share == 0).Select(hostile => $"/tools?{Query(filters, hostile.Text)}");
        var comparisons = strings.Chunk(ToolsAtOnce)
            .Select(few => $"/compare?{string.Join('&', few.Select(hostile => $"tool={Uri.EscapeDataString(hostile.Text)}"))}");
        return searches.Concat(comparisons).Select(path => new Visit(path));
    }

    // Sends each string alone to find the routes that show it, and then opens these routes with several strings at once where that works.
    private static async Task<IReadOnlyList<Visit>> FindAddressedPagesAsync(
        HttpClient client, IReadOnlyList<HostileString> strings, int share)
    {
        var shown = new ConcurrentQueue<(int Route, HostileString Hostile)>();
        await Parallel.ForEachAsync(strings, new ParallelOptions { MaxDegreeOfParallelism = RequestsAtOnce }, async (hostile, _) =>
        {
            foreach (var (route, visit) in AddressedPages(hostile.Text).Index().Where(visit => (visit.Index + hostile.Number) % share == 0))
            {
                if (await ShowsAsync(client, visit, [hostile]))
                    shown.Enqueue((route, hostile));
            }
        });
        var visits = new List<Visit>();
        foreach (var route in shown.GroupBy(entry => entry.Route, entry => entry.Hostile))
        {
            foreach (var few in route.Chunk(StringsInAddress))
            {
                var together = AddressedPages(string.Join(' ', few.Select(hostile => hostile.Text))).ElementAt(route.Key);
                if (await ShowsAsync(client, together, few))
                    visits.Add(together);
                else
                    visits.AddRange(few.Select(hostile => AddressedPages(hostile.Text).ElementAt(route.Key)));
            }
        }

        return visits;
    }

    private static IEnumerable<Visit> AddressedPages(string text)
    {
        var escaped = Uri.EscapeDataString(text);
        return Prefixes.Select(prefix => $"{prefix}{escaped}")
            .Concat(Queries.Select(query => query.Replace("{0}", escaped, StringComparison.Ordinal)))
            .Select(path => new Visit(path));
    }

    private static async Task<IReadOnlyList<Visit>> FindFormAnswersAsync(
        HttpClient client, IReadOnlyList<string> tools, IReadOnlyList<HostileString> strings, int share)
    {
        var visits = new List<Visit>();
        foreach (var few in strings.Chunk(StringsInField).Where((_, i) => i % share == 0))
        {
            foreach (var visit in Forms(string.Join(' ', few.Select(hostile => hostile.Text)), tools[0]).Concat(BookmarkFiles(few, tools)))
            {
                if (await ShowsAsync(client, visit, [few[0]]))
                    visits.Add(visit);
            }
        }

        return visits;
    }

    private static IEnumerable<Visit> Forms(string text, string tool)
    {
        yield return Post($"/tools/{tool}/vote", ("vote", text));
        yield return Post("/bookmarks", ("tool", tool), ("action", "add"));
        yield return Post("/bookmarks", ("tool", text), ("action", text));
        yield return Post("/bookmarks", ("tool", tool), ("action", text));
        yield return Post("/bookmarks/note", ("tool", text), ("note", text));
        yield return Post("/bookmarks/note", ("tool", tool), ("note", text));
        yield return Post("/bookmarks/share", ("share", text));
        yield return Post("/subscribe", ("email", text), ("choice", text), ("category", text));
        yield return Post("/privacy/forget", ("x", text));
        var list = $"/tools?{Query(["q", "category", "price", "sort", "x"], text)}";
        yield return Post($"/tools/{tool}/vote", ("vote", "ship")) with { From = list };
        yield return Post("/bookmarks", ("tool", tool), ("action", "add")) with { From = list };
    }

    // Bookmark files with the strings as notes, as names of tools, as days, and as the whole file and its name.
    private static IEnumerable<Visit> BookmarkFiles(HostileString[] few, IReadOnlyList<string> tools)
    {
        yield return Import(few.Select((hostile, i) => (tools[i], "2026-11-01", hostile.Text)));
        yield return Import(few.Select(hostile => (hostile.Text, "2026-11-01", hostile.Text)));
        yield return Import(few.Select((hostile, i) => (tools[i], hostile.Text, hostile.Text)));
        yield return Post("/bookmarks/import", (Visit.FileField, few[0].Text));
    }

    private static Visit Import(IEnumerable<(string Tool, string Saved, string Note)> entries)
    {
        var bookmarks = entries.Select(entry => new { tool = entry.Tool, saved = entry.Saved, note = entry.Note });
        var file = JsonSerializer.Serialize(new { format = "tool-verdicts-bookmarks", version = 1, bookmarks });
        return Post("/bookmarks/import", (Visit.FileField, file));
    }

    private static Visit Post(string path, params (string Name, string Value)[] fields) =>
        new(path) { Form = fields.ToDictionary(field => field.Name, field => field.Value) };

    // True when the answer holds every string's token.
    private static async Task<bool> ShowsAsync(HttpClient client, Visit visit, IReadOnlyList<HostileString> strings)
    {
        using var request = visit.ToRequest();
        request.Headers.Add("X-Forwarded-For", $"203.0.{Random.Shared.Next(256)}.{Random.Shared.Next(256)}");
        request.Headers.Referrer = new Uri(client.BaseAddress!, visit.Path);
        using var answer = await client.SendAsync(request);
        // A form that redirects must be opened: its result is shown on the page that follows, for the browser's own cookie.
        if (answer.StatusCode == HttpStatusCode.SeeOther && visit.Form is not null)
            return true;
        var shown = $"{answer.Headers.Location}{await answer.Content.ReadAsStringAsync()}";
        return strings.All(hostile => shown.Contains(hostile.Token, StringComparison.OrdinalIgnoreCase));
    }

    private static string Query(string[] names, string value) =>
        string.Join('&', names.Select(name => $"{name}={Uri.EscapeDataString(value)}"));
}
