namespace ToolVerdicts.Importing;

/// <summary>Writes the rows of captured decision tables, whatever criteria there are.</summary>
internal static class RowWrites
{
    internal const string AddSql =
        "INSERT INTO capture_rows (capture_id, side, row, label, value) VALUES (@captureId, @Side, @Row, @Label, @Value)";

    internal const string ForgetSql = "DELETE FROM capture_rows WHERE capture_id = @captureId";

    internal const string KeptSql = "SELECT side, row, label, value FROM capture_rows WHERE capture_id = @captureId ORDER BY side, row";

    /// <summary>Adds what a capture states in rows beyond the fixed ones.</summary>
    public static void AddRows(this DbConnection store, long captureId, Capture capture) => store.AddRows(
        captureId,
        capture.Rows.SelectMany(row => row.Values.Index().Where(value => value.Item is not null)
            .Select(value => new KeptRow { Side = value.Index, Row = row.Number, Label = row.Label, Value = value.Item! })));

    /// <summary>Adds rows as they were stored.</summary>
    public static void AddRows(this DbConnection store, long captureId, IEnumerable<KeptRow> rows)
    {
        foreach (var row in rows)
            store.Execute(AddSql, new { captureId, row.Side, row.Row, row.Label, row.Value });
    }

    /// <summary>The stored rows of a capture.</summary>
    public static IReadOnlyList<KeptRow> ListRows(this DbConnection store, long captureId) =>
        store.Query<KeptRow>(KeptSql, new { captureId }).AsList();
}
