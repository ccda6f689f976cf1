namespace ToolVerdicts.Web.Caching;

internal static class PageTopicsExtensions
{
    /// <summary>Notes what a page depends on. To be called where that is loaded, so that no view can forget it.</summary>
    public static void AddTopics(this HttpContext context, params IEnumerable<string> topics)
    {
        if (context.Features.Get<PageTopics>() is not { } noted)
            return;
        foreach (var topic in topics)
            noted.Add(topic);
    }

    /// <summary>Keeps the answer to this request out of the cache, because hardly anybody will ask for it again.</summary>
    public static void SkipCache(this HttpContext context)
    {
        if (context.Features.Get<PageTopics>() is { } noted)
            noted.IsWorthKeeping = false;
    }
}
