using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Store;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Bookmarks;

/// <summary>Saving tools, and asking for what was saved. Whatever takes a <see cref="SqliteConnection"/> runs in the writer's transaction.</summary>
public static class BookmarkQueries
{
    internal const string ListSql =
        $"""
        SELECT {ToolSummary.Columns}, b.day, b.note
        FROM bookmarks b JOIN tools t ON t.id = b.tool_id LEFT JOIN categories c ON c.id = t.category_id
        WHERE b.owner = @owner ORDER BY b.day DESC, t.name_key, t.slug
        """;

    internal const string SlugsSql = "SELECT t.slug FROM bookmarks b JOIN tools t ON t.id = b.tool_id WHERE b.owner = @owner";

    internal const string HasSql = "SELECT COUNT(*) FROM bookmarks WHERE owner = @owner AND tool_id = @toolId";

    internal const string CountSql = "SELECT COUNT(*) FROM bookmarks WHERE owner = @owner";

    internal const string AddSql = "INSERT INTO bookmarks (owner, tool_id, note, day) VALUES (@owner, @toolId, @note, @day)";

    internal const string AddBySlugSql = "INSERT INTO bookmarks (owner, tool_id, note, day) SELECT @owner, id, @note, @day FROM tools WHERE slug = @slug";

    internal const string NoteSql = "UPDATE bookmarks SET note = @note WHERE owner = @owner AND tool_id = @toolId";

    internal const string NoteBySlugSql =
        "UPDATE bookmarks SET note = @note WHERE owner = @owner AND tool_id = (SELECT id FROM tools WHERE slug = @slug) AND note IS NULL";

    internal const string RemoveSql = "DELETE FROM bookmarks WHERE owner = @owner AND tool_id = @toolId";

    internal const string ForgetSql = "DELETE FROM bookmarks WHERE owner = @owner";

    /// <summary>What somebody saved, the latest first.</summary>
    public static async Task<IReadOnlyList<Bookmark>> ListBookmarksAsync(this DbConnection store, Owner owner) =>
        (await store.QueryAsync<Bookmark>(ListSql, new { owner })).AsList();

    /// <summary>The slugs of what somebody saved.</summary>
    public static async Task<IReadOnlySet<string>> FindSavedAsync(this DbConnection store, Owner owner) =>
        (await store.QueryAsync<string>(SlugsSql, new { owner })).ToHashSet(StringComparer.Ordinal);

    /// <summary>Those of these slugs that tools have.</summary>
    public static async Task<IReadOnlySet<string>> FindKnownAsync(this DbConnection store, IEnumerable<string> slugs)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var slug in slugs.Distinct(StringComparer.Ordinal))
        {
            if (await store.HasToolAsync(slug))
                known.Add(slug);
        }

        return known;
    }

    /// <summary>Saves a tool; one that is saved already stays as it is.</summary>
    /// <returns>False when the visitor has as many as <see cref="Bookmark.Most"/> others.</returns>
    public static bool SaveTool(this SqliteConnection store, Owner owner, long toolId, DateOnly today)
    {
        if (store.ExecuteScalar<long>(HasSql, new { owner, toolId }) > 0)
            return true;
        if (store.ExecuteScalar<long>(CountSql, new { owner }) >= Bookmark.Most)
            return false;
        store.Execute(AddSql, new { owner, toolId, note = (string?)null, day = today });
        return true;
    }

    /// <summary>Removes a tool, and the note on it.</summary>
    /// <returns>False when it was not saved.</returns>
    public static bool RemoveTool(this SqliteConnection store, Owner owner, long toolId) => store.Execute(RemoveSql, new { owner, toolId }) > 0;

    /// <summary>Replaces the note on a saved tool; null removes it.</summary>
    /// <returns>False when the tool is not saved.</returns>
    public static bool SetNote(this SqliteConnection store, Owner owner, long toolId, string? note) => store.Execute(NoteSql, new { owner, toolId, note }) > 0;

    /// <summary>Adds what a file holds to what a visitor has.</summary>
    /// <param name="store">The store.</param>
    /// <param name="owner">The visitor's hash.</param>
    /// <param name="file">What the file holds.</param>
    /// <param name="known">Which of its tools the store has.</param>
    /// <returns>What became of it.</returns>
    public static BookmarkUnion Unite(this SqliteConnection store, Owner owner, IReadOnlyList<SavedTool> file, IReadOnlySet<string> known)
    {
        var union = BookmarkUnion.Of(store.Query<Bookmark>(ListSql, new { owner }).Select(own => own.Saved).ToList(), file, known);
        foreach (var tool in union.Added)
            store.Execute(AddBySlugSql, new { owner, slug = tool.Slug, note = tool.Note, day = tool.Day });
        foreach (var tool in union.Noted)
            store.Execute(NoteBySlugSql, new { owner, slug = tool.Slug, note = tool.Note });
        return union;
    }

    /// <summary>Forgets everything a visitor saved and shared.</summary>
    public static void ForgetBookmarks(this SqliteConnection store, Owner owner)
    {
        store.Execute(ForgetSql, new { owner });
        store.StopSharing(owner);
    }
}
