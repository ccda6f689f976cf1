using System.Text.Json;

namespace ToolVerdicts.Importing;

/// <summary>Erases copies of erased texts in changes and past issues.</summary>
internal sealed class ErasedTexts(DbConnection store, long revision)
{
    internal const string OfPageSql =
        """
        SELECT s.tool_id, s.category, s.description, s.price_word, s.price_text, s.tagline, NULL AS text
        FROM capture_tools s WHERE s.capture_id = @captureId
        UNION ALL
        SELECT r.tool_id, NULL, NULL, NULL, NULL, NULL, r.text
        FROM capture_reviews s JOIN reviews r ON r.id = s.review_id WHERE s.capture_id = @captureId
        UNION ALL
        SELECT s.tool_id, NULL, NULL, NULL, NULL, NULL, r.value
        FROM capture_tools s JOIN capture_rows r ON r.capture_id = s.capture_id AND r.side = s.side WHERE s.capture_id = @captureId
        """;

    internal const string StatedSql =
        """
        SELECT category FROM capture_tools WHERE tool_id = @toolId UNION SELECT description FROM capture_tools WHERE tool_id = @toolId
        UNION SELECT price_word FROM capture_tools WHERE tool_id = @toolId
        UNION SELECT price_text FROM capture_tools WHERE tool_id = @toolId
        UNION SELECT tagline FROM capture_tools WHERE tool_id = @toolId UNION SELECT value FROM file_facts WHERE tool_id = @toolId
        UNION SELECT r.value FROM capture_tools s JOIN capture_rows r ON r.capture_id = s.capture_id AND r.side = s.side
        WHERE s.tool_id = @toolId
        UNION SELECT r.text FROM reviews r WHERE r.tool_id = @toolId AND (
            EXISTS (SELECT 1 FROM capture_reviews s WHERE s.review_id = r.id)
            OR EXISTS (SELECT 1 FROM file_reviews f WHERE f.review_id = r.id))
        """;

    internal const string UnstatedSql =
        """
        SELECT r.id FROM reviews r WHERE r.tool_id = @toolId
          AND NOT EXISTS (SELECT 1 FROM capture_reviews s WHERE s.review_id = r.id)
          AND NOT EXISTS (SELECT 1 FROM file_reviews f WHERE f.review_id = r.id)
        """;

    internal const string DropChangesOfTextSql = "DELETE FROM changes WHERE review_id = @reviewId";
    internal const string DropTextSql = "DELETE FROM reviews WHERE id = @reviewId";

    internal const string DropChangesSql = "DELETE FROM changes WHERE tool_id = @toolId AND (before = @text OR after = @text)";

    internal const string SlugSql = "SELECT slug FROM tools WHERE id = @toolId";
    internal const string IssuesSql = "SELECT id, content FROM issues";

    internal const string SaveIssueSql =
        "UPDATE issues SET content = @content, summary = @summary, is_empty = @isEmpty WHERE id = @Id";

    private readonly HashSet<(long ToolId, string Text)> _texts = [];

    /// <summary>Remembers what a page states, before its rows are erased.</summary>
    public void Collect(long captureId)
    {
        foreach (var row in store.Query<Row>(OfPageSql, new { captureId }))
        {
            string?[] texts = [row.Category, row.Description, row.PriceWord, row.PriceText, row.Tagline, row.Text];
            _texts.UnionWith(texts.OfType<string>().Select(text => (row.ToolId, text)));
        }
    }

    /// <summary>Erases what no other source states, after the changes of the revision were written.</summary>
    public void EraseCopies()
    {
        foreach (var tool in _texts.GroupBy(text => text.ToolId, text => text.Text))
        {
            foreach (var reviewId in store.Query<long>(UnstatedSql, new { toolId = tool.Key }).AsList())
            {
                store.Execute(DropChangesOfTextSql, new { reviewId });
                store.Execute(DropTextSql, new { reviewId });
            }

            var stated = store.Query<string?>(StatedSql, new { toolId = tool.Key }).ToHashSet();
            List<string> erased = [.. tool.Where(text => !stated.Contains(text))];
            foreach (var text in erased)
                store.Execute(DropChangesSql, new { toolId = tool.Key, text });
            List<string> escaped = [.. erased.Select(text => $"{JsonEncodedText.Encode(text)}")];
            if (erased.Count > 0)
                EraseFromIssues(
                    store.QuerySingle<Slug>(SlugSql, new { toolId = tool.Key }), content => escaped.Exists(content.Contains));
            store.AddChange(revision, tool.Key, new FactChange(ChangedFact.Sources, ReviewId: null, Before: null, After: null));
        }
    }

    /// <summary>Takes a tool out of past issues.</summary>
    public void EraseFromIssues(Slug tool) => EraseFromIssues(tool, _ => true);

    private void EraseFromIssues(Slug tool, Func<string, bool> isConcerned)
    {
        foreach (var issue in store.Query<(long Id, string Content)>(IssuesSql).AsList())
        {
            var digest = Digest.FromJson(issue.Content);
            var without = isConcerned(issue.Content) ? digest.Without(new HashSet<Slug> { tool }) : digest.WithoutAnswersOn(tool);
            if (without.ToJson() == issue.Content)
                continue;
            store.Execute(SaveIssueSql, new
            {
                issue.Id, content = without.ToJson(), summary = without.Summary, isEmpty = without.IsEmpty ? 1 : 0,
            });
        }
    }

    internal const string RebuildTextsSql = "INSERT INTO tool_texts (tool_texts) VALUES ('rebuild')";
    internal const string RebuildNamesSql = "INSERT INTO tool_names (tool_names) VALUES ('rebuild')";

    /// <summary>Builds the full-text indexes anew: a deleted row leaves its words in them until they are merged.</summary>
    public void RebuildIndexes()
    {
        store.Execute(RebuildTextsSql);
        store.Execute(RebuildNamesSql);
    }

    [method: ExplicitConstructor]
    private sealed record Row(
        long ToolId, string? Category, string? Description, string? PriceWord, string? PriceText, string? Tagline, string? Text);
}
