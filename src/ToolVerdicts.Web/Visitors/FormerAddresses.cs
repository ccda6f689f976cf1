using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace ToolVerdicts.Web.Visitors;

/// <summary>
/// Answers in place of 404 where a tool or a captured page was: with 301 when the tool has another address, and with 410 and the reason
/// when it, or the page, was removed. Comparisons of moved tools are redirected by <see cref="ComparisonRoute"/>.
/// </summary>
internal sealed class FormerAddresses(RequestDelegate next, Database database)
{
    private const string ToolRoute = "/tools/{slug}";
    private const string CaptureRoute = "/captures/{n}";

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        // An answer with a body says by itself what is absent.
        if (context.Response is not { StatusCode: StatusCodes.Status404NotFound, HasStarted: false, ContentType: null })
            return;
        var slugs = SlugsOf(context);
        var page = PageOf(context);
        var toolRoute = RouteOf(context) is { } route && route.StartsWith(ToolRoute, StringComparison.Ordinal) ? route : null;
        if (slugs.Count == 0 && page is null && toolRoute is null)
            return;
        await using var store = await database.OpenConnectionAsync();
        if (await (page is { } captured ? store.FindRemovalOfPageAsync(captured) : store.FindRemovedAsync(slugs)) is { } removal)
            await RefuseAsync(context, removal);
        else if (toolRoute is not null && await FindTodayAsync(store, context) is { } today)
            context.MoveTo(toolRoute.Replace("{slug}", $"{today}", StringComparison.Ordinal) + context.Request.QueryString);
    }

    // The address of today for a former one, and for another spelling of an address or of a name that one tool has.
    // Forms are posted to addresses that pages have.
    private static async Task<Slug?> FindTodayAsync(DbConnection store, HttpContext context)
    {
        var asked = context.GetRouteValue("slug") as string ?? "";
        if (Slug.TryParse(asked, out var slug) && await store.FindTodayAsync(slug) is var today && today != slug)
            return today;
        if (HttpMethods.IsPost(context.Request.Method))
            return null;
        return await store.ListSpelledAsync(asked, limit: 2) is [var only] && $"{only.Slug}" != asked ? only.Slug : null;
    }

    /// <summary>The reason why nothing stands at an address any longer.</summary>
    public static string Sentence(Removal removal) =>
        $"{(removal.Slug is { } slug ? $"“{slug}”" : "This page")} was removed from this site on "
        + $"{SeenDays.Words(removal.RemovedOn)}. The reason: {removal.Because}";

    // The pages of errors show the reason; other forms are for programs.
    private static Task RefuseAsync(HttpContext context, Removal removal)
    {
        context.Response.StatusCode = StatusCodes.Status410Gone;
        context.Features.Set(removal);
        if (context.GetEndpoint()!.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            return Task.CompletedTask;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"{Sentence(removal)}\n", context.RequestAborted);
    }

    // The tools that the path names, or that a posted form does.
    private static IReadOnlyList<Slug> SlugsOf(HttpContext context)
    {
        var route = RouteOf(context);
        return route?.StartsWith(ToolRoute, StringComparison.Ordinal) == true ? One(context.GetRouteValue("slug") as string)
            : route?.StartsWith("/compare/{address}", StringComparison.Ordinal) == true
                ? ComparisonAddress.TryParse(context.GetRouteValue("address") as string, out var slugs) ? slugs : []
            : route is not null ? One(context.Features.Get<IFormFeature>()?.Form?["tool"])
            : [];

        static IReadOnlyList<Slug> One(string? text) => Slug.TryParse(text, out var slug) ? [slug] : [];
    }

    // The captured page that the path names; null when it names none.
    private static long? PageOf(HttpContext context) =>
        RouteOf(context)?.StartsWith(CaptureRoute, StringComparison.Ordinal) == true
            && CaptureAddress.TryParse(context.GetRouteValue("n") as string, out var captureId) ? captureId : null;

    private static string? RouteOf(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint endpoint ? $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}" : null;
}
