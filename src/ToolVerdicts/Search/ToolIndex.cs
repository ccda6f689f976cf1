namespace ToolVerdicts.Search;

/// <summary>Updates the full-text indexes and the ranks of tools when their facts change.</summary>
public static class ToolIndex
{
    /// <summary>The version of the rules in this class. A store that was indexed by another version is indexed again.</summary>
    public const long Version = 4;

    internal const string VersionSql = "SELECT version FROM index_version WHERE id = 1";

    internal const string SetVersionSql =
        "INSERT INTO index_version (id, version) VALUES (1, @version) ON CONFLICT (id) DO UPDATE SET version = excluded.version";

    // The indexes of a large store are read again and again while they grow; this holds their upper pages.
    internal const string LargeCacheSql = "PRAGMA cache_size=-256000";

    internal const string IdsSql = "SELECT id FROM tools ORDER BY id";

    internal const string ToolSql = ToolQueries.Select + "WHERE t.id = @toolId";

    internal const string ReviewsSql =
        ReviewQueries.Select + "WHERE r.tool_id = @toolId AND " + ReviewQueries.Shown + " ORDER BY r.text_digest";

    internal const string RanksSql =
        """
        UPDATE tools SET name_key = @nameKey, verdict = @verdict, panel_rank = @panelRank, dispute_rank = @disputeRank,
        mean_score = @meanScore, name_closed = @nameClosed
        WHERE id = @toolId
        """;

    internal const string RemoveTextSql = "DELETE FROM tool_texts WHERE rowid = @toolId";

    // A hidden tool has no texts.
    private const string Listed = " FROM tools WHERE id = @toolId AND is_hidden = 0";

    internal const string AddTextSql =
        "INSERT INTO tool_texts (rowid, name, tagline, description, reviews) SELECT id, @name, @tagline, @description, @reviews" + Listed;

    internal const string RemoveNameSql = "DELETE FROM tool_names WHERE rowid = @toolId";

    internal const string AddNameSql = "INSERT INTO tool_names (rowid, name) SELECT id, @name" + Listed;

    /// <summary>Indexes one tool again. Runs in the transaction that changed the tool.</summary>
    public static void IndexTool(this DbConnection store, long toolId)
    {
        var tool = store.QuerySingle<Tool>(ToolSql, new { toolId });
        var reviews = store.Query<Review>(ReviewsSql, new { toolId }).AsList();
        var scores = PanelScores.Of(reviews);
        var reviewTexts = string.Join("\n\n", reviews.Select(review => review.Text));
        var texts = new
        {
            toolId,
            name = IndexedText.Of(tool.Name),
            tagline = IndexedText.Of(tool.Tagline),
            description = tool.Description is { } description ? IndexedText.Of(description) : null,
            reviews = IndexedText.Of(reviewTexts),
        };
        store.Execute(RanksSql, new
        {
            toolId,
            nameKey = Folding.ToAscii(tool.Name),
            nameClosed = ClosedName.Of(tool.Name),
            verdict = tool.Verdict.ToStored(),
            panelRank = Rank.Panel(tool.Panel, scores),
            disputeRank = Rank.Dispute(tool.Panel, scores),
            meanScore = scores?.MeanHundredths,
        });
        var before = store.ReadWords(toolId);
        store.RemoveRows(toolId);
        store.Execute(AddTextSql, texts);
        store.Execute(AddNameSql, texts);
        var words = store.ReadWords(toolId);
        store.AddWords(words);
        store.DropUnusedWords(before.Except(words));
    }

    /// <summary>Removes the texts of one tool from the full-text indexes.</summary>
    internal static void RemoveTexts(this DbConnection store, long toolId)
    {
        var before = store.ReadWords(toolId);
        store.RemoveRows(toolId);
        store.DropUnusedWords(before);
    }

    private static void RemoveRows(this DbConnection store, long toolId)
    {
        store.Execute(RemoveTextSql, new { toolId });
        store.Execute(RemoveNameSql, new { toolId });
    }

    /// <summary>Indexes every tool, unless the store was indexed by this version.</summary>
    /// <returns>How many tools were indexed.</returns>
    public static int IndexAll(DbConnection store)
    {
        if (store.ExecuteScalar<long?>(VersionSql) == Version)
            return 0;
        store.Execute(LargeCacheSql);
        return store.InTransaction(() =>
        {
            store.DropAllWords();
            var ids = store.Query<long>(IdsSql).AsList();
            foreach (var id in ids)
                store.IndexTool(id);
            store.Execute(SetVersionSql, new { version = Version });
            return ids.Count;
        });
    }
}
