using System.Collections.Concurrent;
using ToolVerdicts.Web.Hosting;
using ToolVerdicts.Web.Telemetry;
using ToolVerdicts.Web.Visitors;

namespace ToolVerdicts.Web.Caching;

/// <summary>
/// Keeps pages that are the same for everybody as the bytes that go over the wire. A page is made once for all who ask at the same time, and anew
/// when something it shows has changed. Whoever has acted is answered by <see cref="PersonalPages"/>.
/// </summary>
internal sealed class PageCache(RequestDelegate next, KeptPages pages, PageVersions versions, SiteMetrics metrics)
{
    private readonly ConcurrentDictionary<string, Task<CachedPage?>> _making = new(StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        if (!MayShare(context))
            return next(context);
        // What is asked for without a query is kept under its path, whatever keys it declares.
        if (!context.Request.QueryString.HasValue && Find(context.Request.Path.Value) is { } kept)
            return SendAsync(context, kept);
        if (PageKey.Of(context.Request, out var query) is not { } key)
            return next(context);
        return Find(key) is { } page ? SendAsync(context, page) : JoinAsync(context, key, query);
    }

    private Task SendAsync(HttpContext context, CachedPage kept)
    {
        metrics.NoteKept();
        return kept.SendAsync(context);
    }

    // A page's Markdown twin may be wanted at the page's own address.
    private static bool MayShare(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && (context.Request.Headers.Cookie.Count == 0 || context.Visitor() is null)
        && !PreferredForm.PrefersMarkdown(context.Request);

    private CachedPage? Find(string? key) => pages.Find(key) is { IsForEverybody: true } page && page.IsFresh(versions) ? page : null;

    /// <summary>Sends what somebody else is making, or makes it.</summary>
    private async Task JoinAsync(HttpContext context, string key, QueryString query)
    {
        var making = new TaskCompletionSource<CachedPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_making.TryAdd(key, making.Task))
            await MakeAsync(context, key, query, making);
        else if (_making.TryGetValue(key, out var others) && await others is { } made)
            await made.SendAsync(context);
        else
            await MakeAsync(context, key, query, making: null);
    }

    private async Task MakeAsync(HttpContext context, string key, QueryString query, TaskCompletionSource<CachedPage?>? making)
    {
        metrics.NoteMade();
        CachedPage? page = null;
        MadePage made;
        try
        {
            made = await MadePage.OfAsync(context, next, PageKey.TopicsOf(key), query, versions.Now);
            if (made.IsToBeKept(context.Response))
                pages.Keep(key, page = made.ToKeep(context.Response));
        }
        finally
        {
            if (making is not null)
            {
                _making.TryRemove(key, out _);
                making.SetResult(page);
            }
        }

        await (page is null ? made.SendAsync(context) : page.SendAsync(context));
    }
}
