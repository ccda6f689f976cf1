namespace ToolVerdicts.Web.Endpoints;

/// <summary>The endpoint of a tool's badge, a picture with its verdict for other sites to show.</summary>
internal static class Badge
{
    public static void MapBadges(this IEndpointRouteBuilder site) =>
        site.MapMethods("/tools/{slug}/badge.svg", Reading.Methods, DrawAsync);

    private static async Task<IResult> DrawAsync(string slug, Database database, LiveSite options, HttpResponse response)
    {
        await using var store = await database.OpenConnectionAsync();
        if (!Slug.TryParse(slug, out var asked) || await store.FindToolsAsync([asked]) is not [var tool])
            return Results.NotFound();
        // Pages of other sites may embed badges, and nothing else of this site.
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Text(BadgeImage.Of(options.Name, tool), "image/svg+xml; charset=utf-8");
    }
}
