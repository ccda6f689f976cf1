using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using ToolVerdicts.Web.Visitors;

namespace ToolVerdicts.Web.Delivery;

/// <summary>
/// Keeps pages that are the same for everybody as the bytes that go over the wire. A page is made once for all who ask at the same time, and anew
/// when something it shows has changed. Whoever has acted gets a page of their own, which is never kept.
/// </summary>
internal sealed class PageCache(RequestDelegate next, PageVersions versions) : IDisposable
{
    /// <summary>The most memory that kept pages take, in bytes.</summary>
    public const long MaxBytes = 64 * 1024 * 1024;

    private static readonly string[] Shared = ["text/html", "text/plain", "application/xml", "application/atom+xml"];

    // What is worked out for each answer, and what the server sets by itself.
    private static readonly string[] NotKept = [HeaderNames.ContentType, HeaderNames.ContentLength, HeaderNames.ContentEncoding, HeaderNames.ETag, HeaderNames.Date];

    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = MaxBytes });
    private readonly ConcurrentDictionary<string, Task<CachedPage?>> _making = new(StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        if (!MayShare(context))
            return next(context);
        // What is asked for without a query is kept under its path, whatever keys it declares.
        if (!context.Request.QueryString.HasValue && Find(context.Request.Path.Value) is { } kept)
            return kept.SendAsync(context);
        if (PageKey.Of(context.Request, out var query) is not { } key)
            return next(context);
        return Find(key) is { } page ? page.SendAsync(context) : JoinAsync(context, key, query);
    }

    public void Dispose() => _pages.Dispose();

    /// <returns>Null when it is not kept, or no longer right.</returns>
    private CachedPage? Find(string? key) => key is not null && _pages.TryGetValue(key, out CachedPage? page) && page!.IsFresh(versions) ? page : null;

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

    private static bool MayShare(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && (context.Request.Headers.Cookie.Count == 0 || context.Visitor() is null)
        // A page's Markdown twin may be wanted at the page's own address.
        && !PreferredForm.PrefersMarkdown(context.Request);

    private async Task MakeAsync(HttpContext context, string key, QueryString query, TaskCompletionSource<CachedPage?>? making)
    {
        CachedPage? page = null;
        try
        {
            page = await RenderAsync(context, key, query);
            if (page is { IsLasting: true })
                _pages.Set(key, page, new MemoryCacheEntryOptions { Size = page.Size });
        }
        finally
        {
            if (making is not null)
            {
                _making.TryRemove(key, out _);
                making.SetResult(page);
            }
        }

        if (page is not null)
            await page.SendAsync(context);
    }

    /// <returns>Null when the answer is not to be kept; it has then been sent.</returns>
    private async Task<CachedPage?> RenderAsync(HttpContext context, string key, QueryString query)
    {
        var (request, response) = (context.Request, context.Response);
        var (wire, method, asked, accepted) = (response.Body, request.Method, request.QueryString, request.Headers.AcceptEncoding);
        var topics = new PageTopics();
        context.Features.Set(topics);
        foreach (var topic in PageKey.TopicsOf(key))
            topics.Add(topic);
        var madeAt = versions.Now;
        using var body = new MemoryStream();
        (response.Body, request.Method, request.QueryString) = (body, HttpMethods.Get, query);
        request.Headers.AcceptEncoding = StringValues.Empty;
        try
        {
            await next(context);
        }
        finally
        {
            (response.Body, request.Method, request.QueryString) = (wire, method, asked);
            request.Headers.AcceptEncoding = accepted;
        }

        if (IsShared(response))
        {
            response.Headers.CacheControl = Validators.SharedForAMinute;
            response.VaryAsShared();
            return new CachedPage(body.ToArray(), response.Headers.Where(header => !NotKept.Contains(header.Key, StringComparer.OrdinalIgnoreCase)), madeAt, topics.Counters)
            {
                ContentType = response.Headers.ContentType,
            };
        }

        if (!HttpMethods.IsHead(method))
        {
            body.Position = 0;
            await body.CopyToAsync(wire, context.RequestAborted);
        }

        return null;
    }

    private static bool IsShared(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK
        && Shared.Contains(response.ContentType?.Split(';')[0])
        && !response.Headers.ContainsKey(HeaderNames.SetCookie)
        && !response.Headers.ContainsKey(HeaderNames.CacheControl);
}
