namespace ToolVerdicts.Web.Caching;

internal static class FreshnessExtensions
{
    /// <summary>What a page needs in order to tell old facts. A page that tells them changes with the day.</summary>
    public static Freshness Freshness(this HttpContext context, AsOf? asOf = null)
    {
        context.AddTopics(Topic.Today);
        var services = context.RequestServices;
        var today = asOf?.Day ?? services.GetRequiredService<TimeProvider>().Today();
        return new Freshness(services.GetRequiredService<Settings.SiteOptions>().Ages, today);
    }
}
