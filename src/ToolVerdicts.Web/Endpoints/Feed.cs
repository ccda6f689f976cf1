namespace ToolVerdicts.Web.Endpoints;

/// <summary>The Atom feed of comparisons that captures show for the first time, and of changed verdicts.</summary>
internal static class Feed
{
    private const string Path = "/feed.xml";
    private const int MaxEntries = 50;

    public static void MapFeed(this IEndpointRouteBuilder site) =>
        site.MapMethods(Path, Reading.Methods, WriteAsync).AsDocument(Topic.Catalogue);

    private static async Task WriteAsync(HttpContext context, Database database, LiveSite site, FeedIds ids)
    {
        await using var store = await database.OpenConnectionAsync(context.RequestAborted);
        var comparisons = (await store.ListNewComparisonsAsync(MaxEntries))
            .Select(comparison => (At: comparison.ImportedAt, Capture: comparison.Id, Entry: Entry(comparison)));
        var changes = (await store.ListVerdictChangesAsync(MaxEntries))
            .Select(change => (At: change.RecordedAt, Capture: change.CaptureId ?? long.MaxValue, Entry: Entry(change)));
        // Captures that were imported together have one time; their numbers have the order of import.
        var entries = comparisons.Concat(changes)
            .OrderByDescending(news => news.At).ThenByDescending(news => news.Capture).ThenBy(news => news.Entry.Id, StringComparer.Ordinal)
            .Take(MaxEntries).Select(news => news.Entry).ToList();
        context.Response.ContentType = "application/atom+xml; charset=utf-8";
        await AtomXml.WriteAsync(context.Response.Body, Path, $"{site.Name}: new comparisons and changed verdicts", entries, site, ids);
    }

    private static AtomEntry Entry(CapturedComparison comparison) => new(
        $"/compare/{comparison.Address}",
        $"/compare/{comparison.Address}",
        comparison.Title,
        $"New comparison: {comparison.Title}.",
        comparison.ImportedAt);

    private static AtomEntry Entry(ListedChange change)
    {
        var (before, after, name) = (Verdict(change.BeforeVerdict), Verdict(change.AfterVerdict), Wording.Isolated(change.Name));
        // A capture that was imported again on another day can turn the verdict again.
        var again = change.IsFirstSighting || change.Sha256 is null ? "" : $"-{change.RevisionId}";
        return new AtomEntry(
            $"/tools/{change.Slug}#verdict-{change.Sha256 ?? $"{change.RevisionId}"}{again}",
            $"/tools/{change.Slug}",
            $"{name}: {after}, was {before}",
            (change.AfterContested
                ? $"Pages of equal standing disagree on the panel of {name}, so that its verdict {before} is contested."
                : $"{(change.Sha256 is null ? "An editor" : "A newly saved page")} changes the panel’s verdict on {name} "
                    + $"from {before} to {after}.") + $" Source: {change.Source}.",
            change.RecordedAt);
    }

    private static string Verdict(Verdict? verdict) => verdict?.ToString() ?? ChangeWords.Contested;
}
