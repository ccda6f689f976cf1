namespace ToolVerdicts.Checking;

/// <summary>SQLite's own checks: the pages of the file, the indexes against their tables, the constraints, and the foreign keys.</summary>
public static class StructureCheck
{
    // Without a number the check stops after a hundred faults.
    internal const string IntegritySql = "PRAGMA integrity_check(1000000)";

    internal const string ForeignKeySql =
        """
        SELECT "table" AS Child, parent AS Parent, COUNT(*) AS Rows, MIN(rowid) AS First FROM pragma_foreign_key_check
        GROUP BY "table", parent ORDER BY "table", parent
        """;

    /// <summary>The first words of a sentence about the file itself.</summary>
    internal const string File = "file: ";

    /// <summary>Looks at the whole file.</summary>
    /// <returns>One sentence for each fault; none when all is well.</returns>
    /// <exception cref="DbException">The damage keeps SQLite from looking further.</exception>
    public static IEnumerable<string> StructureFaults(this DbConnection store) => store.Query<string>(IntegritySql, buffered: false)
        .Where(line => line != "ok").Select(line => $"{File}{line.ReplaceLineEndings(" ")}")
        .Concat(store.Query<Orphans>(ForeignKeySql).Select(rows => $"reference: {rows}"));

    private sealed record Orphans
    {
        public string Child { get; init; } = "";

        public string Parent { get; init; } = "";

        public long Rows { get; init; }

        // Null where the rows have no numbers.
        public long? First { get; init; }

        public override string ToString() => $"{Rows} {(Rows == 1 ? "row" : "rows")} of {Child}"
            + $"{(First is { } row ? $", the first of them row {row}," : "")} point to rows of {Parent} that do not exist";
    }
}
