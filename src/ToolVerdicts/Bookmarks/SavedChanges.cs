using ToolVerdicts.Facts;

namespace ToolVerdicts.Bookmarks;

/// <summary>The changes of saved tools since they were saved.</summary>
public static class SavedChanges
{
    // A bookmark has a day and no hour: changes of its own day can have come before it, and are not told.
    internal const string SinceSql =
        $"""
        SELECT l.id, t.slug, t.name, n.fact, n.criterion, w.name AS reviewer,
               (SELECT {ChangeColumns.Before} FROM changes x WHERE x.id = n.first) AS before, f.before_contested, f.before_verdict,
               (SELECT {ChangeColumns.After} FROM changes x WHERE x.id = n.last) AS after, l.after_contested, l.after_verdict
        FROM (
            SELECT x.tool_id, x.fact, x.criterion, r.reviewer, MIN(x.id) AS first, MAX(x.id) AS last
            FROM bookmarks b JOIN changes x ON x.tool_id = b.tool_id AND x.fact NOT IN ('sources', 'votes', 'content', 'mended')
            JOIN revisions v ON v.id = x.revision_id LEFT JOIN reviews r ON r.id = x.review_id
            WHERE b.owner = @owner AND x.fact NOT IN ('added', 'removed', 'reviewer') AND substr(v.recorded_at, 1, 10) > b.day
            GROUP BY x.tool_id, x.fact, x.criterion, COALESCE(r.reviewer, x.review_id)
        ) n
        JOIN changes f ON f.id = n.first JOIN changes l ON l.id = n.last
        JOIN tools t ON t.id = n.tool_id AND t.is_hidden = 0 LEFT JOIN reviewers w ON w.key = n.reviewer
        """;

    /// <summary>The changes since an owner saved each tool, by the tool's slug; unchanged tools have no entry.</summary>
    public static async Task<IReadOnlyDictionary<Slug, SinceSaved>> FindChangesSinceSavedAsync(this DbConnection store, Owner owner)
    {
        var changes = await store.QueryAsync<ListedChange>(SinceSql, new { owner });
        return changes.GroupBy(change => change.Slug)
            .Select(tool => (Slug: tool.Key, Since: SinceSaved.Of(tool)))
            .Where(tool => tool.Since is not null)
            .ToDictionary(tool => tool.Slug, tool => tool.Since!);
    }
}
