namespace ToolVerdicts.Newsletter.Issues;

public static class ReaderQueries
{
    internal const string ConfirmedSql =
        "SELECT id, choice FROM subscribers WHERE state = 'confirmed' AND id > @after ORDER BY id LIMIT @limit";

    internal const string OneSql = "SELECT id, choice FROM subscribers WHERE id = @id";

    internal const string CategoriesSql =
        """
        SELECT s.subscriber_id AS id, c.slug FROM subscriber_categories s JOIN categories c ON c.id = s.category_id
        WHERE s.subscriber_id >= @first AND s.subscriber_id <= @last
        """;

    internal const string BookmarksSql =
        """
        SELECT s.id, t.slug FROM subscribers s JOIN bookmarks b ON b.owner = s.owner JOIN tools t ON t.id = b.tool_id
        WHERE s.id >= @first AND s.id <= @last AND s.choice = 'bookmarks'
        """;

    internal const string CountConfirmedSql = "SELECT COUNT(*) FROM subscribers WHERE state = 'confirmed'";

    internal static Reader FindReader(this DbConnection store, long subscriberId) =>
        store.WithChoices(store.Query<ReaderRow>(OneSql, new { id = subscriberId }).AsList()).Single().Reader;

    /// <summary>Confirmed subscribers with an id above a given one, by id.</summary>
    internal static IReadOnlyList<(long Id, Reader Reader)> ListReaders(this DbConnection store, long after, int limit) =>
        store.WithChoices(store.Query<ReaderRow>(ConfirmedSql, new { after, limit }).AsList());

    private static List<(long Id, Reader Reader)> WithChoices(this DbConnection store, List<ReaderRow> rows)
    {
        if (rows.Count == 0)
            return [];
        var range = new { first = rows[0].Id, last = rows[^1].Id };
        var categories = store.Query<ChosenRow>(CategoriesSql, range).ToLookup(row => row.Id, row => row.Slug);
        var bookmarks = store.Query<ChosenRow>(BookmarksSql, range).ToLookup(row => row.Id, row => row.Slug);
        return rows.ConvertAll(row => (row.Id, new Reader(row.Choice, categories[row.Id].ToHashSet(), bookmarks[row.Id].ToHashSet())));
    }

    private sealed record ReaderRow(long Id, ChoiceKind Choice);
    private sealed record ChosenRow(long Id, Slug Slug);
}
