namespace ToolVerdicts.Web.Live;

/// <summary>
/// Sends visitors of the site's former host names to its address. It stands before the filter of hosts, which answers unknown ones with 400
/// and reads its list at the start alone.
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
        if (!site.Words.FormerHosts.Contains(host, StringComparer.OrdinalIgnoreCase)
            || host.Equals(site.BaseUrl.Host, StringComparison.OrdinalIgnoreCase))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = site.UrlOf($"{request.Path.ToUriComponent()}{request.QueryString.ToUriComponent()}");
        return Task.CompletedTask;
    }
}
