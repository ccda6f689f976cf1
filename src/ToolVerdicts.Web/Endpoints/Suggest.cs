using ToolVerdicts.Search;
using ToolVerdicts.Store;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Endpoints;

/// <summary>Names for the picker to suggest while someone types. The picker works without.</summary>
internal static class Suggest
{
    private const int Most = 10;

    public static void MapSuggestions(this WebApplication app) => app.MapGet("/api/suggest", async (string? q, Database database) =>
    {
        await using var store = await database.OpenConnectionAsync();
        using (store.LimitTo(SearchWords.Patience))
            return Results.Json(await FindAsync(store, q ?? ""));
    });

    private static async Task<IReadOnlyList<ToolName>> FindAsync(System.Data.Common.DbConnection store, string typed)
    {
        try
        {
            return await store.SuggestToolsAsync(typed, Most);
        }
        catch (Microsoft.Data.Sqlite.SqliteException fault) when (QueryLimit.IsReached(fault))
        {
            // A suggestion that comes too late helps nobody.
            return [];
        }
    }
}
