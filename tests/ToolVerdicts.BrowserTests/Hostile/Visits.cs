using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace ToolVerdicts.BrowserTests.Hostile;

/// <summary>
/// Every page that can show a hostile string: those of what was captured, and the answers to what was sent. An answer that holds nothing of the string
/// shows none of it, and need not be opened.
/// </summary>
internal static class Visits
{
    private const int ToolsAtOnce = 4;

    // Where few strings are tried, each is sent to one address in eight, and one page in eight is opened of those that show what a list shows too.
    private const int Few = 500;
    private const int Share = 8;

    // What is shown of one address is shown of one that holds some.
    private const int SentAtOnce = 4;

    // The site takes so many characters of a search; a form of an act holds four kilobytes.
    private const int FieldsAtOnce = 8;

    /// <summary>Finds them.</summary>
    /// <param name="client">Asks the site, follows no redirect.</param>
    /// <param name="tools">The slugs of the tools that say the strings.</param>
    /// <param name="strings">The strings.</param>
    public static async Task<IReadOnlyList<Visit>> OfAsync(HttpClient client, IReadOnlyList<string> tools, IReadOnlyList<HostileString> strings)
    {
        var share = strings.Count > Few ? 1 : Share;
        var visits = Captured(tools, share).ToList();
        visits.AddRange(strings.Where((_, i) => i % share == 0).Select(hostile => new Visit($"/tools?{Query(["q", "category", "price", "verdict", "sort"], hostile.Text)}")));
        visits.AddRange(strings.Chunk(ToolsAtOnce).Select(few => new Visit($"/compare?{string.Join('&', few.Select(hostile => $"tool={Uri.EscapeDataString(hostile.Text)}"))}")));
        var shown = new ConcurrentQueue<(int Kind, HostileString Hostile)>();
        await Parallel.ForEachAsync(strings, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (hostile, _) =>
        {
            foreach (var (visit, kind) in Sent(hostile.Text).Select((visit, kind) => (visit, kind)).Where(sent => (sent.kind + hostile.Number) % share == 0))
            {
                if (await ShowsAsync(client, visit, [hostile]))
                    shown.Enqueue((kind, hostile));
            }
        });
        foreach (var (kind, few) in shown.GroupBy(sent => sent.Kind).SelectMany(kind => kind.Select(sent => sent.Hostile).Chunk(SentAtOnce).Select(few => (kind.Key, few))))
        {
            var together = Sent(string.Join(' ', few.Select(hostile => hostile.Text))).ElementAt(kind);
            visits.AddRange(await ShowsAsync(client, together, few) ? [together] : few.Select(hostile => Sent(hostile.Text).ElementAt(kind)));
        }

        foreach (var few in strings.Chunk(FieldsAtOnce).Where((_, i) => i % share == 0))
        {
            foreach (var visit in Posted(string.Join(' ', few.Select(hostile => hostile.Text)), tools[0]).Concat(Imported(few, tools)))
            {
                if (await ShowsAsync(client, visit, [few[0]]))
                    visits.Add(visit);
            }
        }

        return visits;
    }

    private static IEnumerable<Visit> Captured(IReadOnlyList<string> tools, int share) =>
    [
        .. new[] { "/", "/compare", "/categories", "/reviewers", "/feed.xml", "/llms.txt", "/digests", "/digests/feed.xml", "/bookmarks" }.Select(path => new Visit(path)),
        .. Enumerable.Range(1, (tools.Count + 49) / 50).Select(page => new Visit($"/tools?page={page}")),
        .. Enumerable.Range(1, (tools.Count + 49) / 50).SelectMany(page => new[] { new Visit($"/reviewers/builder?page={page}"), new Visit($"/reviewers/skeptic?page={page}") }),
        .. tools.Chunk(ToolsAtOnce).Where((few, i) => few.Length > 1 && i % share == 0).Select(few => new Visit($"/compare/{string.Join("-vs-", few)}")),
        // A comparison shows all that a tool's own page does, and for four.
        .. tools.Where((_, i) => i % (ToolsAtOnce * ToolsAtOnce * share) == 0).SelectMany(slug => new[] { new Visit($"/tools/{slug}"), new Visit($"/tools/{slug}/badge.svg") }),
    ];

    private static IEnumerable<Visit> Sent(string text)
    {
        var said = Uri.EscapeDataString(text);
        foreach (var path in (string[])["", "tools/", "compare/", "compare/x-vs-", "categories/", "reviewers/", "digests/", "bookmarks/shared/", "unsubscribe/", "subscribe/confirm/", "subscribe/preferences/"])
            yield return new Visit($"/{path}{said}");
        foreach (var path in (string[])[$"tools?page={said}", $"reviewers/builder?category={said}", $"reviewers/builder?page={said}", $"bookmarks?saved={said}&noted={said}&revoked={said}", $"compare?before={said}&tool={said}", $"privacy?voted={said}", $"error?{said}", $"not-found?status={said}", $"tools/x/vote?vote={said}"])
            yield return new Visit($"/{path}");
    }

    private static IEnumerable<Visit> Posted(string said, string tool)
    {
        yield return Post($"/tools/{tool}/vote", ("vote", said));
        yield return Post("/bookmarks", ("tool", tool), ("action", "add"));
        yield return Post("/bookmarks", ("tool", said), ("action", said));
        yield return Post("/bookmarks", ("tool", tool), ("action", said));
        yield return Post("/bookmarks/note", ("tool", said), ("note", said));
        yield return Post("/bookmarks/note", ("tool", tool), ("note", said));
        yield return Post("/bookmarks/share", ("share", said));
        yield return Post("/subscribe", ("email", said), ("choice", said), ("category", said));
        yield return Post("/privacy/forget", ("x", said));
        var list = $"/tools?{Query(["q", "category", "price", "sort", "x"], said)}";
        yield return Post($"/tools/{tool}/vote", ("vote", "ship")) with { From = list };
        yield return Post("/bookmarks", ("tool", tool), ("action", "add")) with { From = list };
    }

    // Files of bookmarks: strings as notes, as names of tools, as days, and as the file and its name.
    private static IEnumerable<Visit> Imported(HostileString[] few, IReadOnlyList<string> tools)
    {
        yield return Import(few.Select((hostile, i) => (tools[i], "2026-11-01", hostile.Text)));
        yield return Import(few.Select(hostile => (hostile.Text, "2026-11-01", hostile.Text)));
        yield return Import(few.Select((hostile, i) => (tools[i], hostile.Text, hostile.Text)));
        yield return Post("/bookmarks/import", (Visit.FileField, few[0].Text));
    }

    private static Visit Import(IEnumerable<(string Tool, string Saved, string Note)> bookmarks) => Post("/bookmarks/import", (Visit.FileField, JsonSerializer.Serialize(
        new { format = "tool-verdicts-bookmarks", version = 1, bookmarks = bookmarks.Select(bookmark => new { tool = bookmark.Tool, saved = bookmark.Saved, note = bookmark.Note }) })));

    private static Visit Post(string path, params (string Name, string Value)[] fields) => new(path) { Form = fields.ToDictionary(field => field.Name, field => field.Value) };

    private static async Task<bool> ShowsAsync(HttpClient client, Visit visit, IReadOnlyList<HostileString> strings)
    {
        using var request = visit.Request();
        request.Headers.Add("X-Forwarded-For", $"203.0.{Random.Shared.Next(256)}.{Random.Shared.Next(256)}");
        request.Headers.Referrer = new Uri(client.BaseAddress!, visit.Path);
        using var answer = await client.SendAsync(request);
        // Where an act leads elsewhere, only a browser finds what is shown there.
        if (answer.StatusCode == HttpStatusCode.SeeOther && visit.Form is not null)
            return true;
        var said = $"{answer.Headers.Location}{await answer.Content.ReadAsStringAsync()}";
        return strings.All(hostile => said.Contains(hostile.Token, StringComparison.OrdinalIgnoreCase));
    }

    private static string Query(string[] names, string value) => string.Join('&', names.Select(name => $"{name}={Uri.EscapeDataString(value)}"));
}
