using ToolVerdicts.Data;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Endpoints;

/// <summary>One word each for whoever watches the site.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder site)
    {
        site.MapGet("/healthz", () => Results.Text("ok"));
        site.MapGet("/readyz", async (Database database) => await CanReadAsync(database)
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
