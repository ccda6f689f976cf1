namespace ToolVerdicts.Importing;

/// <summary>Erases captured pages. The row of a capture stays, with the SHA-256, for the days on which it was seen.</summary>
internal sealed class PageErasure(DbConnection store, RevisionWrites writes)
{
    /// <summary>The words that stand for the file name of an erased page.</summary>
    public const string Name = "a page that was removed";

    /// <summary>The reason that stands for a quotation of an erased page.</summary>
    public const string Proof = "its proof was a page that was removed";

    internal const string PageSql = "SELECT sha256, file_name FROM captures WHERE id = @captureId";

    internal const string BanSql =
        """
        INSERT INTO removed_captures (sha256, tool, capture, because, removed_on)
        SELECT sha256, @tool, @capture, @because, @day FROM captures WHERE id = @captureId
        ON CONFLICT (sha256) DO UPDATE SET tool = excluded.tool, capture = excluded.capture, because = excluded.because,
            removed_on = excluded.removed_on
        """;

    internal const string DropPageSql = "DELETE FROM capture_pages WHERE capture_id = @captureId";

    internal const string NameSql =
        "UPDATE captures SET file_name = @name, address = '', erased_in = @revision WHERE id = @captureId";

    internal const string DropProofSql =
        "UPDATE file_facts SET capture_id = NULL, quote = NULL, because = @proof WHERE capture_id = @captureId";

    internal const string DropReviewsSql =
        "DELETE FROM capture_reviews WHERE capture_id = @captureId AND (@tool IS NULL OR side IN (" + Sides + "))";

    internal const string DropRowsSql =
        "DELETE FROM capture_rows WHERE capture_id = @captureId AND (@tool IS NULL OR side IN (" + Sides + "))";

    internal const string DropToolsSql =
        "DELETE FROM capture_tools WHERE capture_id = @captureId AND (@tool IS NULL OR side IN (" + Sides + "))";

    private const string Sides =
        "SELECT s.side FROM capture_tools s WHERE s.capture_id = @captureId AND s.tool_id = (SELECT id FROM tools WHERE slug = @tool)";

    /// <summary>Erases a page, with all that it stated, or with what it stated of a removed tool.</summary>
    /// <param name="tool">The removed tool; null when the page itself is removed.</param>
    /// <param name="capture">The page as the entry of <c>decisions.yml</c> names it; null when a tool is removed.</param>
    public NamedPage Erase(long captureId, Slug? tool, string? capture, RemovalReason reason)
    {
        var page = store.QuerySingle<NamedPage>(PageSql, new { captureId });
        store.Execute(BanSql, new { captureId, tool, capture, because = reason.Because, day = reason.RemovedOn });
        store.Execute(DropPageSql, new { captureId });
        store.Release(page.Sha256);
        store.Execute(DropReviewsSql, new { captureId, tool });
        store.Execute(DropRowsSql, new { captureId, tool });
        store.Execute(DropToolsSql, new { captureId, tool });
        store.Execute(DropProofSql, new { captureId, proof = Proof });
        store.Execute(NameSql, new { captureId, name = Name, revision = writes.Revision });
        return page;
    }
}
