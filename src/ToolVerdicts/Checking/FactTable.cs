using System.Collections;

namespace ToolVerdicts.Checking;

/// <summary>
/// A table that follows from the captures, compared with the same table of the replayed store <c>again</c>. Ids of the two stores can
/// differ; <see cref="ReplayedIds"/> translates them.
/// </summary>
/// <param name="name">The table.</param>
/// <param name="key">The columns that identify a row.</param>
/// <param name="label">The name of a row in a sentence: SQL over the row <c>r</c>.</param>
/// <param name="ignored">Columns that do not follow from the captures.</param>
internal sealed class FactTable(string name, string key, string label, params string[] ignored)
{
    private const string Tool =
        """
        COALESCE((SELECT t.slug FROM again.tools t JOIN temp.tools_ids i ON i.replayed = t.id WHERE i.stored = r.tool_id),
                 'tool ' || r.tool_id)
        """;

    // Rows that a removed tool or page brought beside its own cannot be told from others.
    private const string HasErased = "EXISTS (SELECT 1 FROM main.revisions WHERE has_erased = 1)";

    // Changes of the time in which erased pages stood cannot be worked out again.
    private const string LastErasure = "(SELECT COALESCE(MAX(id), 0) FROM main.revisions WHERE has_erased = 1)";

    /// <summary>The tables, each after those that it refers to.</summary>
    public static IReadOnlyList<FactTable> All { get; } =
    [
        new("categories", "id", "'category ' || r.slug")
        {
            Protected = "r.id IN (SELECT category_id FROM subscriber_categories)", Unreplayed = HasErased,
        },
        new("tools", "id", "'tool ' || r.slug", "votes_ship", "votes_skip", "community_verdict", "community_rank")
        {
            Protected = "r.id IN (SELECT tool_id FROM votes UNION SELECT tool_id FROM bookmarks UNION SELECT tool_id FROM issue_tallies)",
        },
        new("former_addresses", "slug", "'former address ' || r.slug"),
        new("removed_tools", "slug", "'removed tool ' || r.slug"),
        new("reviewers", "key", "'reviewer ' || r.key") { Unreplayed = HasErased },
        new("reviews", "id", $"'review ' || r.id || ' of ' || {Tool} || COALESCE(' by ' || r.reviewer, '')"),
        new("captures", "id", "'capture ' || r.id || ' (' || r.file_name || ')'"),
        new("capture_tools", "capture_id, side", $"'capture ' || r.capture_id || ' on ' || {Tool}"),
        new("capture_rows", "capture_id, side, row",
            "'capture ' || r.capture_id || ', row ' || r.label || ' on side ' || r.side"),
        new("capture_reviews", "capture_id, row, side",
            "'capture ' || r.capture_id || ', review in row ' || r.row || ' on side ' || r.side"),
        new("revisions", "id", "'revision ' || r.id", "has_erased"),
        new("sightings", "revision_id, capture_id, seen",
            "'sighting of capture ' || r.capture_id || ' in revision ' || r.revision_id", "id"),
        new("file_facts", "tool_id, fact, since", $"'assigned ' || r.fact || ' of ' || {Tool} || ' since revision ' || r.since", "id"),
        new("file_reviews", "review_id, since", "'assigned review ' || r.review_id || ' since revision ' || r.since", "id"),
        new("criterion_values", "tool_id, criterion", $"'value of ' || r.criterion || ' of ' || {Tool}", "id"),
        new("contested_criteria", "tool_id, criterion", $"'contested ' || r.criterion || ' of ' || {Tool}", "id"),
        new("listed_values", "tool_id, criterion, word", $"'value of ' || r.criterion || ' in lists of ' || {Tool}", "id"),
        // Answers on pages that were erased cannot be given again.
        new("tool_identities", "identity", $"'identity of ' || {Tool}") { Unreplayed = HasErased },
        new("decisions", "question, since", "'answer to question ' || r.question", "id") { Unreplayed = HasErased },
        new("changes", "revision_id, tool_id, fact, criterion, review_id",
            $"'change of ' || r.fact || ' of ' || {Tool} || ' in revision ' || r.revision_id", "id")
        {
            Unreplayed = "r.revision_id IS NULL", Kept = $"r.revision_id <= {LastErasure}",
        },
        new("listings", "tool_id, since", $"'listing of ' || {Tool} || ' since revision ' || r.since", "id")
        {
            Kept = $"r.since <= {LastErasure}",
        },
        new("name_words", "form, word", "'search word ' || r.word || ' as ' || r.form"),
    ];

    /// <summary>The tables that a replayed store can be compared with: none where it lacks a revision, because what the revision assigned
    /// would be surplus.</summary>
    public static IReadOnlyList<FactTable> Of(CaptureReplay replay) => replay.IsIncomplete ? [] : All;

    public string Name => name;

    // A column used in the label may be NULL in a damaged row.
    private string Label => $"COALESCE({label}, 'a row of {name}')";

    // Rows that stay although no capture states them, because votes, bookmarks, subscriptions or issues refer to them.
    private string Protected { get; init; } = "FALSE";

    // Rows that no revision writes.
    private string Unreplayed { get; init; } = "FALSE";

    // Rows of either store that are not compared.
    private string Kept { get; init; } = "FALSE";

    /// <summary>Compares the two tables.</summary>
    /// <returns>One sentence for each row that is missing or surplus, and for each column that differs.</returns>
    public IEnumerable<string> Differences(DbConnection store)
    {
        var columns = Columns(store);
        var differing =
            $"""
            SELECT {Label} AS label, m.rowid IS NULL AS missing, {List(columns, "m.{0} AS stored_{0}, r.{0} AS said_{0}")}
            FROM {Pairs(columns)} WHERE {Differs(columns)} ORDER BY {List(KeyColumns, "r.{0}")}
            """;
        foreach (IDictionary<string, object?> row in store.Query(differing, buffered: false))
        {
            if (row["missing"] is 1L)
                yield return $"{row["label"]}: the captures say so, but it is not there";
            else
            {
                foreach (var column in columns)
                {
                    var (stored, said) = (row[$"stored_{column}"], row[$"said_{column}"]);
                    if (!StructuralComparisons.StructuralEqualityComparer.Equals(stored, said))
                        yield return $"{row["label"]}: {column} is {Format(stored)}, but the captures say {Format(said)}";
                }
            }
        }

        var extra = $"SELECT {Label} FROM main.{name} r WHERE {IsExtra(columns)} ORDER BY {key}";
        foreach (var row in store.Query<string>(extra, buffered: false))
            yield return $"{row}: no capture says so";
    }

    /// <summary>Writes what the captures say over what differs. Runs in a transaction, without enforced foreign keys.</summary>
    public void Mend(DbConnection store)
    {
        var columns = Columns(store);
        store.Execute($"DELETE FROM main.{name} AS r WHERE {IsExtra(columns)} AND NOT ({Protected})");
        // Rows that differ are replaced and not updated: two of them may have each other's unique value.
        store.Execute($"DELETE FROM main.{name} WHERE rowid IN (SELECT m.rowid FROM {Pairs(columns)} WHERE {Differs(columns)})");
        store.Execute(
            $"""
            INSERT OR IGNORE INTO main.{name} ({List(columns, "{0}")})
            SELECT {List(columns, "r.{0}")} FROM {Pairs(columns)} WHERE m.rowid IS NULL AND {Differs(columns)}
            """);
    }

    private string[] KeyColumns => key.Split(", ");

    // The rows of the replayed table as r, with the ids of the checked store, each beside the row m of the checked table with its key.
    private string Pairs(string[] columns) =>
        $"""
        (SELECT {string.Join(", ", columns.Select(column => $"{Translated(column)} AS {column}"))} FROM again.{name} a) r
        LEFT JOIN main.{name} m ON {List(KeyColumns, "m.{0} IS r.{0}", " AND ")}
        """;

    private string Translated(string column) => TableOf(column) is { } table
        ? $"(SELECT stored FROM temp.{table}_ids WHERE replayed = a.{column})"
        : $"a.{column}";

    // True for a pair whose row in the checked table is missing or differs, unless it depends on unusable captures.
    private string Differs(string[] columns) =>
        $"({List(columns, "m.{0}")}) IS NOT ({List(columns, "r.{0}")}) AND NOT COALESCE({Kept}, FALSE)" + string.Concat(columns
            .Where(column => TableOf(column) is "tools" or "captures")
            .Select(column => $" AND r.{column} NOT IN (SELECT id FROM temp.skipped_{TableOf(column)})"));

    // True for a row r of the checked table that no capture states. While a capture is unusable, no row counts as surplus.
    private string IsExtra(string[] columns) =>
        $"""
        r.rowid NOT IN (SELECT m.rowid FROM {Pairs(columns)} WHERE m.rowid IS NOT NULL)
        AND NOT ({Unreplayed}) AND NOT COALESCE({Kept}, FALSE) AND NOT EXISTS (SELECT 1 FROM temp.skipped_captures)
        """;

    private static string List(IEnumerable<string> columns, string form, string separator = ", ") =>
        string.Join(separator, columns.Select(column => string.Format(form, column)));

    // The table whose id a column holds; null when it holds none, or the number of a revision, which both stores share.
    private string? TableOf(string column) => column switch
    {
        "id" when name != "revisions" => name,
        "tool_id" => "tools",
        "capture_id" => "captures",
        "category_id" => "categories",
        "review_id" => "reviews",
        _ => null,
    };

    private string[] Columns(DbConnection store) =>
        [.. store.Query<string>("SELECT name FROM pragma_table_info(@name, 'again')", new { name }).Except(ignored)];

    private static string Format(object? value) => value switch
    {
        null => "not stated",
        string text => Excerpt.Of(text),
        byte[] bytes => $"the bytes {Excerpt.Of(Convert.ToHexString(bytes))}",
        _ => value.ToString()!,
    };
}
