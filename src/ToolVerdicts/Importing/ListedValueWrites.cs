namespace ToolVerdicts.Importing;

/// <summary>Writes what lists need of the values of criteria, in the transaction that writes the values.</summary>
/// <param name="store">A writable connection.</param>
public sealed class ListedValueWrites(DbConnection store)
{
    // Part of every definition: rows that were written by other rules are written again.
    private const string Rules = "1";

    internal const string StoredSql =
        "SELECT criterion, state, word, number FROM listed_values WHERE tool_id = @toolId ORDER BY criterion, word";

    internal const string ExemptSql =
        """
        SELECT fact FROM file_facts
        WHERE tool_id = @toolId AND value IS NULL AND because IS NOT NULL AND until IS NULL ORDER BY fact
        """;

    internal const string DropSql = "DELETE FROM listed_values WHERE tool_id = @toolId";

    internal const string AddSql =
        """
        INSERT INTO listed_values (tool_id, criterion, state, word, number) VALUES (@toolId, @Criterion, @State, @Word, @Number)
        """;

    internal const string DefinitionsSql = "SELECT criterion, definition FROM listed_criteria ORDER BY criterion";

    internal const string DropCriterionSql = "DELETE FROM listed_values WHERE criterion = @criterion";

    internal const string DropDefinitionSql = "DELETE FROM listed_criteria WHERE criterion = @criterion";

    internal const string AddDefinitionSql = "INSERT INTO listed_criteria (criterion, definition) VALUES (@criterion, @definition)";

    internal const string ValuesOfSql =
        """
        SELECT tool_id, value FROM criterion_values WHERE criterion = @criterion
        UNION ALL SELECT tool_id, NULL FROM contested_criteria WHERE criterion = @criterion ORDER BY tool_id
        """;

    internal const string ExemptOfSql =
        """
        SELECT tool_id FROM file_facts f
        WHERE fact = @criterion AND value IS NULL AND because IS NOT NULL AND until IS NULL
            AND NOT EXISTS (SELECT 1 FROM criterion_values v WHERE v.tool_id = f.tool_id AND v.criterion = f.fact)
            AND NOT EXISTS (SELECT 1 FROM contested_criteria c WHERE c.tool_id = f.tool_id AND c.criterion = f.fact)
        ORDER BY tool_id
        """;

    private readonly Lazy<Dictionary<string, Criterion>> _criteria =
        new(() => store.ListEffectiveCriteria().ToDictionary(criterion => criterion.Key, StringComparer.Ordinal));

    /// <summary>Writes the rows of one tool.</summary>
    /// <param name="settled">The standing values.</param>
    public void Save(SettledTool settled)
    {
        var toolId = settled.Tool.Id;
        var values = settled.Criteria.Select(value => (value.Criterion, Value: (string?)value.Value))
            .Concat(settled.ContestedCriteria.Select(criterion => (Criterion: criterion, Value: (string?)null))).ToList();
        var stored = store.Query<ListedValue>(StoredSql, new { toolId }).AsList();
        var exempt = store.Query<string>(ExemptSql, new { toolId }).Where(fact => values.All(value => value.Criterion != fact)).ToList();
        if (stored.Count == 0 && exempt.Count == 0 && values.Count == 0)
            return;
        var rows = values.Where(value => _criteria.Value.ContainsKey(value.Criterion))
            .SelectMany(value => ListedValue.ListOf(_criteria.Value[value.Criterion], value.Value))
            .Concat(exempt.Where(_criteria.Value.ContainsKey).Select(ListedValue.Exempt))
            .OrderBy(row => row.Criterion, StringComparer.Ordinal).ThenBy(row => row.Word, StringComparer.Ordinal).ToList();
        if (rows.SequenceEqual(stored))
            return;
        store.Execute(DropSql, new { toolId });
        foreach (var row in rows)
            Add(toolId, row);
    }

    /// <summary>Writes the rows of each criterion anew of which the definition changed, and drops those of criteria that are gone. Done
    /// after an apply, and at the start, because a new version can bring other criteria.</summary>
    /// <returns>How many criteria were written.</returns>
    public int Complete()
    {
        var (gone, changed) = FindOthers();
        foreach (var criterion in gone.Concat(changed.Select(definition => definition.Key)))
        {
            store.Execute(DropCriterionSql, new { criterion });
            store.Execute(DropDefinitionSql, new { criterion });
        }

        foreach (var (criterion, definition) in changed)
        {
            foreach (var (toolId, value) in store.Query<(long, string?)>(ValuesOfSql, new { criterion }).AsList())
            {
                foreach (var row in ListedValue.ListOf(_criteria.Value[criterion], value))
                    Add(toolId, row);
            }

            foreach (var toolId in store.Query<long>(ExemptOfSql, new { criterion }).AsList())
                Add(toolId, ListedValue.Exempt(criterion));
            store.Execute(AddDefinitionSql, new { criterion, definition });
        }

        return gone.Count + changed.Count;
    }

    /// <summary>Completes a store that another version wrote, in a transaction of its own.</summary>
    public static int CompleteAll(DbConnection store) => new ListedValueWrites(store).FindOthers() is ([], [])
        ? 0
        : store.InTransaction(() => new ListedValueWrites(store).Complete());

    private (List<string> Gone, List<KeyValuePair<string, string>> Changed) FindOthers()
    {
        var known = store.Query<(string Criterion, string Definition)>(DefinitionsSql)
            .ToDictionary(row => row.Criterion, row => row.Definition, StringComparer.Ordinal);
        var wanted = _criteria.Value.Values.ToDictionary(criterion => criterion.Key, DefinitionOf, StringComparer.Ordinal);
        return (known.Keys.Where(key => !wanted.ContainsKey(key)).ToList(),
            wanted.Where(definition => known.GetValueOrDefault(definition.Key) != definition.Value).ToList());
    }

    private void Add(long toolId, ListedValue row) =>
        store.Execute(AddSql, new { toolId, row.Criterion, row.State, row.Word, row.Number });

    private static string DefinitionOf(Criterion criterion) =>
        string.Join('|', [Rules, $"{criterion.Kind}", criterion.Unit, criterion.Was, .. criterion.Words]);
}
