namespace ToolVerdicts.Checking;

/// <summary>
/// Compares the definitions of tables, indexes, views and triggers with those of the replayed store. Further definitions are no fault: the
/// file is the operator's.
/// </summary>
internal static class DefinitionCheck
{
    // Reads the replayed store (FactTable), so it compiles only where that is attached. Tables come first.
    private const string Differing =
        """
        SELECT a.type, a.name, a.sql, m.name IS NOT NULL AS is_there
        FROM again.sqlite_master a LEFT JOIN main.sqlite_master m ON m.type = a.type AND m.name = a.name
        WHERE a.name NOT LIKE 'sqlite~_stat%' ESCAPE '~' AND (m.name IS NULL OR m.sql IS NOT a.sql)
        ORDER BY a.type <> 'table', a.type, a.name
        """;

    /// <returns>One sentence for each definition that is missing or differs.</returns>
    public static IEnumerable<string> FindDefinitionFaults(this DbConnection store) =>
        store.Query<Definition>(Differing).Select(definition => $"definition of {definition.Type} {definition.Name}: "
            + $"it is not {(definition.IsThere ? "the one of the migrations" : "there")}");

    /// <summary>Defines missing indexes, views and triggers, and replaces those that differ. Tables hold rows, so they are left.</summary>
    public static void MendDefinitions(this DbConnection store)
    {
        foreach (var definition in store.Query<Definition>(Differing).Where(found => found is { Type: not "table", Sql: not null }))
        {
            store.Execute($"DROP {definition.Type} IF EXISTS main.{definition.Name}");
            store.Execute(definition.Sql!);
        }
    }

    [method: ExplicitConstructor]
    private sealed record Definition(string Type, string Name, string? Sql, bool IsThere);
}
