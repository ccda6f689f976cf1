namespace ToolVerdicts.Importing;

/// <summary>Erases a tool: its rows, and those of tools that became part of it. Of its own row the name and the digest of the identity
/// are left, so that no import lists it again.</summary>
internal sealed class ToolErasure(DbConnection store, RevisionWrites writes)
{
    internal const string PartsSql =
        """
        SELECT id FROM tools WHERE id = @toolId
        UNION SELECT t.id FROM former_addresses f JOIN tools t ON t.slug = f.slug AND t.is_hidden = 1 WHERE f.tool_id = @toolId
        """;

    internal const string SlugsSql =
        "SELECT slug FROM tools WHERE id = @toolId UNION SELECT slug FROM former_addresses WHERE tool_id = @toolId";

    internal const string DropFilesSql = "DELETE FROM content_files WHERE path = @path";

    private const string Texts = "SELECT id FROM reviews WHERE tool_id = @id";

    // In the order of what refers to what.
    private static readonly IReadOnlyList<string> Rows =
    [
        DropFileReviewsSql, DropFileFactsSql, DropChangesSql, DropShownSql, DropTextsSql, DropCriteriaSql, DropContestedSql, DropListedSql,
        DropDecisionsSql, DropDaysSql, DropTalliesSql, DropListingsSql, DropVotesSql, DropBookmarksSql,
    ];

    internal const string DropFileReviewsSql = $"DELETE FROM file_reviews WHERE review_id IN ({Texts})";
    internal const string DropFileFactsSql = "DELETE FROM file_facts WHERE tool_id = @id";
    internal const string DropChangesSql =
        $"DELETE FROM changes WHERE (tool_id = @id OR review_id IN ({Texts})) AND fact <> 'removed'";

    internal const string DropShownSql = $"DELETE FROM capture_reviews WHERE review_id IN ({Texts})";
    internal const string DropTextsSql = "DELETE FROM reviews WHERE tool_id = @id";
    internal const string DropCriteriaSql = "DELETE FROM criterion_values WHERE tool_id = @id";
    internal const string DropContestedSql = "DELETE FROM contested_criteria WHERE tool_id = @id";
    internal const string DropListedSql = "DELETE FROM listed_values WHERE tool_id = @id";
    internal const string DropDecisionsSql = "DELETE FROM decisions WHERE tool_id = @id";
    internal const string DropDaysSql = "DELETE FROM daily_tallies WHERE tool_id = @id";
    internal const string DropTalliesSql = "DELETE FROM issue_tallies WHERE tool_id = @id";
    internal const string DropListingsSql = "DELETE FROM listings WHERE tool_id = @id";
    internal const string DropVotesSql = "DELETE FROM votes WHERE tool_id = @id";
    internal const string DropBookmarksSql = "DELETE FROM bookmarks WHERE tool_id = @id";

    internal const string ClearTextsSql = $"{Clear} WHERE tool_id = @id";

    /// <summary>Clears reviewer, score and call of texts whose tool has no statements.</summary>
    internal const string Clear =
        """
        UPDATE reviews SET reviewer = NULL, reviewer_basis = NULL, score = NULL, score_basis = NULL, call = NULL, call_basis = NULL
        """;

    internal const string EmptySql =
        """
        UPDATE tools SET name = CASE WHEN id = @toolId THEN name ELSE '' END, tagline = '', category_id = NULL, description = NULL,
            price_word = NULL, price_text = NULL, panel_share = NULL, panel_ship = NULL, panel_skip = NULL, panel_basis = NULL,
            community_share = NULL, community_votes = NULL, verdict = NULL, panel_rank = -1, dispute_rank = -1, mean_score = NULL,
            contested = NULL, price_seen = NULL, panel_seen = NULL, questions = 0, is_hidden = 1, removed_in = @revision
        WHERE id = @id
        """;

    internal const string ForgetVotesSql =
        "UPDATE tools SET votes_ship = 0, votes_skip = 0, community_verdict = NULL, community_rank = -1 WHERE id = @id";

    internal const string DropEmptyCategoriesSql =
        """
        DELETE FROM categories WHERE id NOT IN (SELECT category_id FROM tools WHERE category_id IS NOT NULL)
            AND id NOT IN (SELECT category_id FROM listings WHERE category_id IS NOT NULL)
            AND id NOT IN (SELECT category_id FROM subscriber_categories)
        """;

    internal const string IdentitySql = "SELECT identity FROM tools WHERE id = @id";

    /// <summary>Erases a tool, after its pages.</summary>
    /// <returns>The digests of the identities of the tool and its parts.</returns>
    public IReadOnlyList<string> Erase(long toolId)
    {
        var parts = store.Query<long>(PartsSql, new { toolId }).AsList();
        foreach (var slug in store.Query<Slug>(SlugsSql, new { toolId }).AsList())
            store.Execute(DropFilesSql, new { path = $"{ContentPlace.Tools}/{slug}.md" });
        foreach (var id in parts)
        {
            store.Hide(id);
            foreach (var sql in Rows)
                store.Execute(sql, new { id });
            store.Execute(ForgetVotesSql, new { id });
            Empty(id, toolId);
        }

        store.Execute(DropEmptyCategoriesSql);
        return parts.ConvertAll(id => store.ExecuteScalar<string>(IdentitySql, new { id })!);
    }

    /// <summary>Erases the values in the row of a hidden tool of which nothing is stated any longer. Its votes stay.</summary>
    public void Empty(long id)
    {
        store.Execute(DropCriteriaSql, new { id });
        store.Execute(DropContestedSql, new { id });
        store.Execute(DropListedSql, new { id });
        store.Execute(ClearTextsSql, new { id });
        Empty(id, id);
    }

    private void Empty(long id, long toolId) => store.Execute(EmptySql, new { id, toolId, revision = writes.Revision });
}
