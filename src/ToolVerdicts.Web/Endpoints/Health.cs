using ToolVerdicts.Store;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Endpoints;

/// <summary>One word each for whoever watches the site.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder site)
    {
        var now = site.MapGroup("").AddEndpointFilter(async (request, next) =>
        {
            // An answer from a minute ago says nothing of now.
            request.HttpContext.Response.Headers.CacheControl = "no-store";
            return await next(request);
        });
        now.MapMethods("/healthz", Reading.Methods, () => Results.Text("ok"));
        now.MapMethods("/readyz", Reading.Methods, async (Database database) => await CanReadAsync(database)
            ? Results.Text("ready")
            : Results.Text("unready", statusCode: StatusCodes.Status503ServiceUnavailable));
    }

    private static async Task<bool> CanReadAsync(Database database)
    {
        try
        {
            await using var store = await database.OpenConnectionAsync();
            await store.CountToolsAsync();
            return true;
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // Not ready is the answer, not a fault.
            return false;
        }
    }
}
