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
        context.Response.Headers.Location = site.UrlOf($"{request.Path.ToUriComponent()}{request.QueryString.ToUriComponent()}");
        return Task.CompletedTask;
    }
}
