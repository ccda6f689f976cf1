namespace ToolVerdicts.Web.Endpoints;

/// <summary>Allows crawlers everything: pages that are not to be indexed say so themselves, which a crawler must be able to read.</summary>
internal static class Robots
{
    public static void MapRobots(this IEndpointRouteBuilder site) =>
        site.MapMethods("/robots.txt", Reading.Methods, Write).AsDocument(Topic.Catalogue);

    private static IResult Write(LiveSite options) => Results.Text(
        $"""
        User-agent: *
        Allow: /

        Sitemap: {options.UrlOf("/sitemap.xml")}

        """);
}
