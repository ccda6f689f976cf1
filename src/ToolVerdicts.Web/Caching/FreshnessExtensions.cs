namespace ToolVerdicts.Web.Caching;

internal static class FreshnessExtensions
{
    /// <summary>The age limits and the day of a page. The page then depends on the day, with which facts grow old.</summary>
    public static Freshness Freshness(this HttpContext context, AsOf? asOf = null)
    {
        context.AddTopics(Topic.Today);
        var services = context.RequestServices;
        var today = asOf?.Day ?? services.GetRequiredService<TimeProvider>().Today();
        return new Freshness(services.GetRequiredService<Settings.SiteOptions>().Ages, today);
    }
}
