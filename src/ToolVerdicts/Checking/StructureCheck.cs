namespace ToolVerdicts.Checking;

/// <summary>SQLite's own checks: the pages of the file, the indexes against their tables, the constraints, and the foreign keys.</summary>
public static class StructureCheck
{
    // Without a number the check stops after a hundred faults.
    internal const string IntegritySql = "PRAGMA integrity_check(1000000)";

    internal const string ForeignKeySql =
        """
        SELECT "table", parent, COUNT(*), MIN(rowid) FROM pragma_foreign_key_check
        GROUP BY "table", parent ORDER BY "table", parent
        """;

    /// <summary>The first words of a sentence about the file itself.</summary>
    internal const string File = "file: ";

    /// <summary>Checks the whole file.</summary>
    /// <returns>One sentence for each fault; none when all is well.</returns>
    /// <exception cref="DbException">The damage keeps SQLite from checking further.</exception>
    public static IEnumerable<string> FindStructureFaults(this DbConnection store) => store.Query<string>(IntegritySql, buffered: false)
        .Where(line => line != "ok").Select(line => $"{File}{line.ReplaceLineEndings(" ")}")
        .Concat(store.Query<(string, string, long, long?)>(ForeignKeySql).Select(Orphans));

    // First is null for WITHOUT ROWID tables.
    private static string Orphans((string Child, string Parent, long Rows, long? First) found) =>
        $"reference: {found.Rows} {(found.Rows == 1 ? "row" : "rows")} of {found.Child}"
        + $"{(found.First is { } row ? $", the first of them row {row}," : "")} point to rows of {found.Parent} that do not exist";
}
