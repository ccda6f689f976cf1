using System.Data.Common;
using Dapper;
using ToolVerdicts.Store;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tools;

/// <summary>What pages ask about tools.</summary>
public static class ToolQueries
{
    internal const string Select =
        $"""
        SELECT {ToolSummary.Columns}, t.description, t.panel_share, t.panel_basis, t.community_share, t.community_votes
        FROM tools t LEFT JOIN categories c ON c.id = t.category_id

        """;

    internal const string BySlugsSql = Select + "WHERE t.slug IN (@a, @b, @c, @d) ORDER BY t.slug";

    internal const string IdSql = "SELECT id FROM tools WHERE slug = @slug";

    internal const string CountSql = "SELECT COUNT(*) FROM tools";

    internal const string NamesFromSql = "SELECT slug, name, tagline FROM tools WHERE slug >= @from AND slug < @to ORDER BY slug LIMIT @limit";

    internal const string NamesSql = "SELECT slug, name, tagline FROM tools ORDER BY name_key, slug LIMIT @limit";

    internal const string NamedSql =
        "SELECT slug, name, tagline FROM tools WHERE name_key = lower(@name) ORDER BY name_key, slug LIMIT @limit";

    /// <summary>The tools of this name, whatever its case; several when they share it.</summary>
    public static async Task<IReadOnlyList<ToolName>> FindNamesakesAsync(this DbConnection store, string name, int limit) =>
        (await store.QueryAsync<ToolName>(NamedSql, new { name, limit })).AsList();

    /// <summary>The tools with these slugs, at most four, ordered by slug; a slug nobody has is absent.</summary>
    public static async Task<IReadOnlyList<Tool>> FindToolsAsync(this DbConnection store, IReadOnlyList<string> slugs) =>
        (await store.QueryAsync<Tool>(BySlugsSql, UpToFour.Parameters(slugs))).AsList();

    /// <summary>True when a tool has this slug.</summary>
    public static async Task<bool> HasToolAsync(this DbConnection store, string slug) =>
        await store.FindToolIdAsync(slug) is not null;

    /// <summary>The number the store gave the tool with this slug; null when there is none.</summary>
    public static Task<long?> FindToolIdAsync(this DbConnection store, string slug) => store.ExecuteScalarAsync<long?>(IdSql, new { slug });

    /// <summary>How many tools there are.</summary>
    public static Task<long> CountToolsAsync(this DbConnection store) => store.ExecuteScalarAsync<long>(CountSql);

    /// <summary>The first tools by name, for a list to choose from.</summary>
    public static async Task<IReadOnlyList<ToolName>> ListToolNamesAsync(this DbConnection store, int limit) =>
        (await store.QueryAsync<ToolName>(NamesSql, new { limit })).AsList();

    /// <summary>Tools whose slug starts with <paramref name="start"/>.</summary>
    public static async Task<IReadOnlyList<ToolName>> FindToolNamesAsync(this DbConnection store, string start, int limit) =>
        (await store.QueryAsync<ToolName>(NamesFromSql, new { from = start, to = $"{start}~", limit })).AsList();
}

/// <summary>A tool's address part, its name, and the tagline that tells it from others of that name.</summary>
public sealed record ToolName(string Slug, string Name, string Tagline);
