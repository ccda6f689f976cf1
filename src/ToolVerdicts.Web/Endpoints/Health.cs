namespace ToolVerdicts.Web.Endpoints;

/// <summary>The endpoints for monitoring: the process answers, and the store can be read.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder site)
    {
        var now = site.MapGroup("").AddEndpointFilter(async (request, next) =>
        {
            request.HttpContext.Response.Headers.CacheControl = "no-store";
            return await next(request);
        });
        now.MapMethods("/healthz", Reading.Methods, () => Results.Text("ok"));
        now.MapMethods("/readyz", Reading.Methods, async (Database database, Writer writer, StoreInspector inspector) =>
            inspector.IsDamaged ? Unavailable("damaged")
            : !writer.IsLost && await CanReadAsync(database) ? Results.Text("ready")
            : Unavailable("unready"));
    }

    private static IResult Unavailable(string word) => Results.Text(word, statusCode: StatusCodes.Status503ServiceUnavailable);

    private static async Task<bool> CanReadAsync(Database database)
    {
        try
        {
            await using var store = await database.OpenConnectionAsync();
            await store.CountToolsAsync();
            return true;
        }
        catch (Exception fault) when (fault is DbException or StoreUnavailableException)
        {
            return false;
        }
    }
}
