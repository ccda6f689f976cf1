namespace ToolVerdicts.Web.Live;

/// <summary>
/// Sends visitors of the site's former host names to its address. A startup filter, because it stands before
/// <c>HostNames</c>, which answers unknown names with 400.
/// </summary>
internal sealed class FormerHosts(LiveSite site) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(MoveAsync);
        next(app);
    };

    private Task MoveAsync(HttpContext context, RequestDelegate next)
    {
        var (host, request) = (context.Request.Host.Host, context.Request);
        if (!site.FormerHosts.Contains(host, StringComparer.OrdinalIgnoreCase)
            || host.Equals(site.BaseUrl.Host, StringComparison.OrdinalIgnoreCase))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        // A former host may have stood at its root, or have had the path of today.
        var path = request.Path.StartsWithSegments(site.BasePath, StringComparison.Ordinal, out var rest) ? rest : request.Path;
        context.Response.Headers.Location = site.UrlOf($"{path.ToUriComponent()}{request.QueryString.ToUriComponent()}");
        return Task.CompletedTask;
    }
}
