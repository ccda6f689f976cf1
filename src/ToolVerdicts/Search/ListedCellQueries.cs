namespace ToolVerdicts.Search;

/// <summary>Finds the values of criteria that a table of tools shows.</summary>
public static class ListedCellQueries
{
    internal const string OfToolsSql =
        """
        SELECT v.tool_id, v.criterion, v.value, v.seen, NULL AS because
        FROM json_each(@ids) j JOIN criterion_values v ON v.tool_id = j.value
        UNION ALL
        SELECT f.tool_id, f.fact, NULL, NULL, f.because FROM json_each(@ids) j JOIN file_facts f ON f.tool_id = j.value
        WHERE f.value IS NULL AND f.because IS NOT NULL AND f.until IS NULL
        """;

    /// <summary>The values by tool and criterion.</summary>
    public static async Task<IReadOnlyDictionary<(long Tool, string Criterion), ListedCell>> ListCellsAsync(
        this DbConnection store, IEnumerable<long> tools)
    {
        var ids = System.Text.Json.JsonSerializer.Serialize(tools);
        var cells = new Dictionary<(long, string), ListedCell>();
        // Values come first, and stand before a reason.
        foreach (var cell in await store.QueryAsync<ListedCell>(OfToolsSql, new { ids }))
            cells.TryAdd((cell.ToolId, cell.Criterion), cell);
        return cells;
    }
}
