namespace ToolVerdicts.Facts;

/// <summary>Queries of the rows of captured decision tables, and of the criteria that they state.</summary>
internal static class RowQueries
{
    internal const string RowsSql =
        """
        SELECT r.capture_id, r.side, r.label, r.value
        FROM capture_tools s JOIN capture_rows r ON r.capture_id = s.capture_id AND r.side = s.side
        WHERE s.tool_id IN (@a, @b, @c, @d) AND s.capture_id <= @capture ORDER BY r.capture_id, r.side, r.row
        """;

    /// <summary>Statements with the rows of their pages.</summary>
    public static async Task<IReadOnlyList<ToolStatement>> WithRowsAsync(
        this DbConnection store, IReadOnlyList<ToolStatement> statements, IReadOnlyList<long> toolIds, Moment moment)
    {
        if (statements.Count == 0)
            return statements;
        var stored = (await store.QueryAsync<StoredRow>(RowsSql, new
        {
            a = toolIds.At(0), b = toolIds.At(1), c = toolIds.At(2), d = toolIds.At(3), capture = moment.Capture,
        })).AsList();
        if (stored.Count == 0)
            return statements;
        var rows = stored.ToLookup(row => (row.CaptureId, row.Side), row => new RowStatement(row.Label, row.Value));
        return statements.Select(statement => rows.Contains((statement.Source, statement.Side))
            ? statement with { Rows = [.. rows[(statement.Source, statement.Side)]] }
            : statement).ToList();
    }

    /// <summary>The criteria of a moment; empty where no source states one, so that most tools need none.</summary>
    public static async Task<IReadOnlyList<Criterion>> FindCriteriaOfAsync(
        this DbConnection store, IEnumerable<ToolStatement> captures, IEnumerable<FileStatement> files, Moment moment) =>
        captures.Any(statement => statement.Rows.Count > 0) || files.Any(file => FileFact.IsCriterion(file.Fact))
            ? await store.ListCriteriaAsync(moment)
            : [];

    [method: ExplicitConstructor]
    private sealed record StoredRow(long CaptureId, long Side, string Label, string Value);
}
