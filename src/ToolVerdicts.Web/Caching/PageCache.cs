using System.Collections.Concurrent;
using ToolVerdicts.Web.Telemetry;

namespace ToolVerdicts.Web.Caching;

/// <summary>
/// Keeps pages that are the same for everybody as the bytes that go over the wire. A page is rendered once for all clients that ask at the
/// same time, and again when one of its topics has changed. Visitors with a cookie get documents here, and no pages.
/// </summary>
internal sealed class PageCache(RequestDelegate next, DeclaredPages declared, CachedPages pages, PageVersions versions, SiteMetrics metrics)
{
    private readonly ConcurrentDictionary<string, Task<CachedPage?>> _rendering = new(StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        if (!IsShared(context))
            return next(context);
        // The key of a request without a query is its path, whatever keys the page declares.
        if (!context.Request.QueryString.HasValue && Find(context.Request.Path.Value) is { } kept)
            return SendAsync(context, kept);
        if (PageKey.Of(context.Request, declared) is not { } key)
            return next(context);
        return Find(key.Text) is { } page ? SendAsync(context, page) : JoinAsync(context, key);
    }

    private Task SendAsync(HttpContext context, CachedPage kept)
    {
        metrics.CountHit();
        return kept.SendAsync(context);
    }

    // A client that prefers Markdown may get the page's Markdown twin at the page's own address.
    private bool IsShared(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && (context.Request.Headers.Cookie.Count == 0 || context.Visitor() is null || IsDocument(context.Request.Path))
        && !MarkdownNegotiation.IsTwinAsked(context.Request, declared);

    private bool IsDocument(PathString path) => declared.Find<CachedAttribute>(path.Value!) is { IsDocument: true };

    private CachedPage? Find(string? key) =>
        pages.Find(key) is { IsForEverybody: true } page && page.IsFresh(versions) ? page : null;

    /// <summary>Sends the page that another request is rendering, or renders it.</summary>
    private async Task JoinAsync(HttpContext context, PageKey key)
    {
        var rendering = new TaskCompletionSource<CachedPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_rendering.TryAdd(key.Text, rendering.Task))
            await RenderAsync(context, key, rendering);
        else if (_rendering.TryGetValue(key.Text, out var others) && await others is { } made)
            await made.SendAsync(context);
        else
            await RenderAsync(context, key, rendering: null);
    }

    private async Task RenderAsync(HttpContext context, PageKey key, TaskCompletionSource<CachedPage?>? rendering)
    {
        metrics.CountMiss();
        CachedPage? page = null;
        RenderedPage made;
        try
        {
            made = await RenderedPage.RenderAsync(context, next, key.Topics, key.Query, versions.Now);
            if (made.CanBeCached(context.Response))
                pages.Add(key.Text, page = made.ToCached(context.Response));
        }
        finally
        {
            if (rendering is not null)
            {
                _rendering.TryRemove(key.Text, out _);
                rendering.SetResult(page);
            }
        }

        await (page is null ? made.SendAsync(context) : page.SendAsync(context));
    }
}
