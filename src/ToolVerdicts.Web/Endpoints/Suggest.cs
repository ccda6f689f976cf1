namespace ToolVerdicts.Web.Endpoints;

/// <summary>Suggests names of tools while a visitor types into the picker, which works without.</summary>
internal static class Suggest
{
    private const int Most = 10;

    public static void MapSuggestions(this WebApplication app) => app.MapGet("/api/suggest", SuggestAsync);

    private static async Task<IResult> SuggestAsync(string? q, Database database, SearchLimit limit)
    {
        await using var store = await database.OpenConnectionAsync();
        IReadOnlyList<ToolName> tools = [];
        var isDone = await limit.TryRunAsync(store, async () => tools = await store.SuggestToolsAsync(q ?? "", Most));
        return Results.Json(tools, statusCode: isDone ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
