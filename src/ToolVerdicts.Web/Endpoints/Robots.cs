using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Web.Endpoints;

/// <summary>Everything may be crawled; what is not to be listed says so itself, which a crawler must be able to see.</summary>
internal static class Robots
{
    public static void MapRobots(this IEndpointRouteBuilder site) => site.MapMethods("/robots.txt", Reading.Methods, (SiteOptions options) => Results.Text(
        $"""
        User-agent: *
        Allow: /

        Sitemap: {options.UrlOf("/sitemap.xml")}

        """));
}
