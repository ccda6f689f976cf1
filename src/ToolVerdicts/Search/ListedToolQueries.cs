namespace ToolVerdicts.Search;

/// <summary>Reads what is counted of listed tools into memory, and after changes what changed.</summary>
public static class ListedToolQueries
{
    // Room for new tools, so that not every import makes larger sets.
    private const int Room = 4_096;

    // Steps from one criterion to the next, and reads nothing between them.
    internal const string CriteriaSql =
        """
        WITH RECURSIVE found (criterion) AS (
            SELECT MIN(criterion) FROM listed_values
            UNION ALL
            SELECT (SELECT MIN(v.criterion) FROM listed_values v WHERE v.criterion > found.criterion) FROM found
            WHERE found.criterion IS NOT NULL)
        SELECT criterion FROM found WHERE criterion IS NOT NULL
        """;

    internal const string DefinitionsSql = "SELECT criterion, definition FROM listed_criteria";

    internal const string HasOtherRowsSql =
        "SELECT EXISTS (SELECT 1 FROM changes WHERE id > @mark AND tool_id IS NULL AND fact <> 'content')";

    internal const string WordsSql = "SELECT DISTINCT state, word FROM listed_values WHERE criterion = @criterion ORDER BY state, word";

    internal const string ToolsOfWordSql =
        "SELECT tool_id, number FROM listed_values WHERE criterion = @criterion AND state = @state AND word = @word";

    internal const string KeysSql =
        """
        SELECT t.id, COALESCE(t.category_id, 0) AS category, COALESCE(t.price_key, '') AS price, COALESCE(t.verdict, '') AS verdict
        FROM tools t INDEXED BY tools_by_age WHERE t.is_hidden = 0
        """;

    internal const string CategoriesSql = "SELECT c.id, c.slug, c.name FROM categories c";

    internal const string LastToolSql = "SELECT COALESCE(MAX(id), 0) FROM tools";

    internal const string ChangedSql = "SELECT DISTINCT tool_id FROM changes WHERE id > @mark AND tool_id IS NOT NULL";

    internal const string HiddenSql = "SELECT t.id FROM tools t INDEXED BY tools_hidden WHERE t.is_hidden = 1";

    internal const string KeysOfSql =
        """
        SELECT t.id, c.slug, c.name, t.price_key, t.verdict FROM json_each(@ids) j JOIN tools t ON t.id = j.value
        LEFT JOIN categories c ON c.id = t.category_id
        """;

    internal const string ValuesOfSql =
        """
        SELECT v.tool_id, v.criterion, v.state, v.word, v.number FROM json_each(@ids) j JOIN listed_values v ON v.tool_id = j.value
        """;

    internal const string ByNameSql = "SELECT t.id FROM tools t WHERE t.is_hidden = 0 ORDER BY t.name_key, t.slug";

    /// <summary>The rows of all listed tools by name.</summary>
    public static IReadOnlyList<int> ListByName(this DbConnection store) => [.. store.Query<int>(ByNameSql, buffered: false)];

    /// <summary>Reads all tools.</summary>
    /// <param name="mark">The last change, read before.</param>
    public static ListedTools LoadListedTools(this DbConnection store, long mark)
    {
        var size = (int)store.ExecuteScalar<long>(LastToolSql) + Room;
        var categories = store.Query<(long Id, string Slug, string Name)>(CategoriesSql).ToDictionary(row => row.Id);
        var (all, keyOf, places) = (new ToolSet(size), new int[size], new Dictionary<(long, string, string), int>());
        foreach (var (id, category, price, verdict) in store.Query<(long, long, string, string)>(KeysSql, buffered: false))
        {
            if (!places.TryGetValue((category, price, verdict), out var place))
                places[(category, price, verdict)] = place = places.Count;
            all.Add(id);
            keyOf[id] = place;
        }

        return new ListedTools(mark, size, all)
        {
            KeyOf = keyOf,
            Keys = [.. places.OrderBy(place => place.Value).Select(place => KeyOf(place.Key))],
            Definitions = store.ListDefinitions(),
            Columns = store.Query<string>(CriteriaSql).AsList()
                .ToDictionary(criterion => criterion, criterion => LoadColumn(store, criterion, size)),
        };

        ListedKey KeyOf((long Category, string Price, string Verdict) key) => new(
            categories.TryGetValue(key.Category, out var category) ? category.Slug : null,
            category.Name,
            key.Price.Length == 0 ? null : key.Price,
            key.Verdict.Length == 0 ? null : key.Verdict);
    }

    /// <summary>The tools after changes. Only those that changed are read, and the criteria that are read otherwise.</summary>
    /// <param name="mark">The last change, read before.</param>
    public static ListedTools LoadChangesOf(this DbConnection store, ListedTools known, long mark)
    {
        var changed = store.Query<long>(ChangedSql, new { mark = known.Mark }).ToHashSet();
        if (store.ExecuteScalar<bool>(HasOtherRowsSql, new { mark = known.Mark }) || (changed.Count > 0 && changed.Max() >= known.Size))
            return store.LoadListedTools(mark);
        var ids = System.Text.Json.JsonSerializer.Serialize(changed);
        var (all, keyOf, keys) = (known.All.Copy(), known.KeyOf.ToArray(), known.Keys.ToList());
        foreach (var (id, slug, name, price, verdict) in store.Query<(long, string?, string?, string?, string?)>(KeysOfSql, new { ids }))
        {
            var key = new ListedKey(slug, name, price, verdict);
            if (keys.IndexOf(key) is var place && place < 0)
            {
                place = keys.Count;
                keys.Add(key);
            }

            all.Add(id);
            keyOf[id] = place;
        }

        foreach (var id in store.Query<long>(HiddenSql).Where(id => id < known.Size))
            all.Remove(id);
        var columns = known.Columns.ToDictionary(column => column.Key, column => column.Value.CopyWithout(changed));
        foreach (var (tool, criterion, state, word, number) in
            store.Query<(long, string, string, string, double?)>(ValuesOfSql, new { ids }))
        {
            if (!columns.TryGetValue(criterion, out var column))
                columns[criterion] = column = new ListedColumn(known.Size);
            column.Add(tool, state, word, number);
        }

        var definitions = store.ListDefinitions();
        foreach (var criterion in definitions.Keys.Union(known.Definitions.Keys)
            .Where(criterion => definitions.GetValueOrDefault(criterion) != known.Definitions.GetValueOrDefault(criterion)))
            columns[criterion] = LoadColumn(store, criterion, known.Size);
        return new ListedTools(mark, known.Size, all) { KeyOf = keyOf, Keys = keys, Columns = columns, Definitions = definitions };
    }

    private static Dictionary<string, string> ListDefinitions(this DbConnection store) => store
        .Query<(string Criterion, string Definition)>(DefinitionsSql).ToDictionary(row => row.Criterion, row => row.Definition);

    private static ListedColumn LoadColumn(DbConnection store, string criterion, int size)
    {
        var column = new ListedColumn(size);
        foreach (var (state, word) in store.Query<(string, string)>(WordsSql, new { criterion }).AsList())
        {
            foreach (var (tool, number) in
                store.Query<(long, double?)>(ToolsOfWordSql, new { criterion, state, word }, buffered: false))
                column.Add(tool, state, word, number);
        }

        return column;
    }
}
