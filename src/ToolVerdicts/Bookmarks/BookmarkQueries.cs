namespace ToolVerdicts.Bookmarks;

/// <summary>Saves tools, and lists them. A hidden tool stays saved, and is not listed. Methods with a <see cref="DbConnection"/> run in
/// the writer's transaction.</summary>
public static class BookmarkQueries
{
    internal const string ListSql =
        $"""
        SELECT {ToolSummary.Columns}, {ListedTool.ScoreColumns}, b.day, b.note
        FROM bookmarks b JOIN tools t ON t.id = b.tool_id LEFT JOIN categories c ON c.id = t.category_id
        WHERE b.owner = @owner AND t.is_hidden = 0 ORDER BY b.day DESC, t.name_key, t.slug
        """;

    private const string Listed = " FROM bookmarks b JOIN tools t ON t.id = b.tool_id WHERE b.owner = @owner AND t.is_hidden = 0";

    internal const string SlugsSql = "SELECT t.slug" + Listed;
    internal const string HasSql = "SELECT COUNT(*) FROM bookmarks WHERE owner = @owner AND tool_id = @toolId";
    internal const string CountSql = "SELECT COUNT(*)" + Listed;
    internal const string AddSql = "INSERT INTO bookmarks (owner, tool_id, note, day) VALUES (@owner, @toolId, @note, @day)";

    internal const string AddBySlugSql =
        "INSERT INTO bookmarks (owner, tool_id, note, day) SELECT @owner, id, @note, @day FROM tools WHERE slug = @slug";

    internal const string NoteSql = "UPDATE bookmarks SET note = @note WHERE owner = @owner AND tool_id = @toolId";

    internal const string NoteBySlugSql =
        "UPDATE bookmarks SET note = @note WHERE owner = @owner AND tool_id = (SELECT id FROM tools WHERE slug = @slug) AND note IS NULL";

    internal const string FillNoteSql = NoteSql + " AND note IS NULL";

    internal const string RemoveSql =
        """
        DELETE FROM bookmarks WHERE owner = @owner AND tool_id = @toolId
        RETURNING (SELECT slug FROM tools WHERE id = tool_id) AS slug, day, note
        """;

    internal const string ForgetSql = "DELETE FROM bookmarks WHERE owner = @owner";

    /// <summary>Lists an owner's bookmarks: the latest day first, those of one day by name.</summary>
    public static async Task<IReadOnlyList<Bookmark>> ListBookmarksAsync(this DbConnection store, Owner owner) =>
        (await store.QueryAsync<Bookmark>(ListSql, new { owner })).AsList();

    public static async Task<IReadOnlySet<Slug>> FindSavedAsync(this DbConnection store, Owner owner) =>
        (await store.QueryAsync<Slug>(SlugsSql, new { owner })).ToHashSet();

    /// <summary>The slugs out of <paramref name="slugs"/> that tools have.</summary>
    public static async Task<IReadOnlySet<Slug>> FindKnownAsync(this DbConnection store, IEnumerable<Slug> slugs)
    {
        var known = new HashSet<Slug>();
        foreach (var slug in slugs.Distinct())
        {
            if (await store.FindToolIdAsync(slug) is not null)
                known.Add(slug);
        }

        return known;
    }

    /// <summary>Saves a tool. A tool that is saved already stays as it is, and gets the note when it has none.</summary>
    /// <returns>False when the owner has <see cref="Bookmark.Most"/> other bookmarks.</returns>
    public static bool SaveTool(this DbConnection store, Owner owner, long toolId, DateOnly day, string? note = null)
    {
        if (store.ExecuteScalar<long>(HasSql, new { owner, toolId }) > 0)
        {
            store.Execute(FillNoteSql, new { owner, toolId, note });
            return true;
        }

        if (store.ExecuteScalar<long>(CountSql, new { owner }) >= Bookmark.Most)
            return false;
        store.Execute(AddSql, new { owner, toolId, note, day });
        return true;
    }

    /// <summary>Removes a bookmark with its note, and returns what was removed; null when the tool was not saved.</summary>
    public static SavedTool? RemoveTool(this DbConnection store, Owner owner, long toolId) =>
        store.QuerySingleOrDefault<SavedTool>(RemoveSql, new { owner, toolId });

    /// <summary>Replaces the note on a saved tool; null removes it. False when the tool is not saved.</summary>
    public static bool SetNote(this DbConnection store, Owner owner, long toolId, string? note) =>
        store.Execute(NoteSql, new { owner, toolId, note }) > 0;

    /// <summary>Adds the bookmarks of a file to those of an owner.</summary>
    /// <param name="known">The slugs in the file that tools have.</param>
    public static BookmarkUnion Unite(this DbConnection store, Owner owner, IReadOnlyList<SavedTool> file, IReadOnlySet<Slug> known)
    {
        var union = BookmarkUnion.Of(store.Query<Bookmark>(ListSql, new { owner }).Select(own => own.Saved).ToList(), file, known);
        foreach (var tool in union.Added)
            store.Execute(AddBySlugSql, new { owner, slug = tool.Slug, note = tool.Note, day = tool.Day });
        foreach (var tool in union.Noted)
            store.Execute(NoteBySlugSql, new { owner, slug = tool.Slug, note = tool.Note });
        return union;
    }

    /// <summary>Deletes all bookmarks of an owner, and the address at which they are shared.</summary>
    /// <returns>True when there was anything.</returns>
    public static bool ForgetBookmarks(this DbConnection store, Owner owner)
    {
        var isChanged = store.Execute(ForgetSql, new { owner }) > 0;
        store.ForgetOwner(owner);
        return store.StopSharing(owner) || isChanged;
    }
}
