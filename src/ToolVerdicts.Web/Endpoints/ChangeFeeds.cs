namespace ToolVerdicts.Web.Endpoints;

/// <summary>The Atom feeds of what changed: of all tools, and of one.</summary>
internal static class ChangeFeeds
{
    private const string All = "/changes.xml";
    private const int MaxEntries = 50;

    // One revision can make several facts known, which are one entry.
    private const int MaxChanges = 4 * MaxEntries;

    public static void MapChangeFeeds(this IEndpointRouteBuilder site)
    {
        site.MapMethods(All, Reading.Methods, WriteAllAsync).AsDocument(Topic.Catalogue);
        site.MapMethods("/tools/{slug}/changes.xml", Reading.Methods, WriteOfToolAsync);
    }

    private static async Task WriteAllAsync(HttpContext context, Database database, LiveSite site, FeedIds ids)
    {
        await using var store = await database.OpenConnectionAsync(context.RequestAborted);
        var changes = ListedChange.WithLabels(await store.ListChangesAsync(MaxChanges), site.Library.Criteria);
        await WriteAsync(context, All, $"{site.Name}: what changed", changes, "/changes", site, ids);
    }

    private static async Task WriteOfToolAsync(string slug, HttpContext context, Database database, LiveSite site, FeedIds ids)
    {
        await using var store = await database.OpenConnectionAsync(context.RequestAborted);
        if (!Slug.TryParse(slug, out var asked) || await store.FindToolsAsync([asked]) is not [var tool])
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var path = $"/tools/{asked}";
        var changes = ListedChange.WithLabels(await store.ListChangesOfAsync(tool.Id, MaxChanges), site.Library.Criteria);
        await WriteAsync(context, $"{path}/changes.xml", $"{site.Name}: changes of {tool.Name}", changes, $"{path}/history", site, ids);
    }

    private static Task WriteAsync(
        HttpContext context, string path, string title, IReadOnlyList<ListedChange> changes, string page, LiveSite site,
        FeedIds ids)
    {
        // Of the last revision of a full list, changes may be missing; its entry would change later.
        var last = changes.Count == MaxChanges && changes[0].RevisionId != changes[^1].RevisionId ? changes[^1].RevisionId : 0;
        var entries = ChangeEntries.Of(changes.Where(change => change.RevisionId != last)).Take(MaxEntries).ToList();
        context.Response.ContentType = "application/atom+xml; charset=utf-8";
        return AtomXml.WriteAsync(context.Response.Body, path, title, entries, site, ids, page);
    }
}
