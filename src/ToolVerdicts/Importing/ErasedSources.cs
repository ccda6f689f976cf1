namespace ToolVerdicts.Importing;

/// <summary>The facts that a store still has of tools whose pages were erased. A replay, which cannot read these pages, takes it from
/// there: files that were valid beside a page named a tool, or a text, that only the page told.</summary>
/// <param name="store">The store that is checked.</param>
internal sealed class ErasedSources(DbConnection store)
{
    internal const string LastSql = "SELECT COALESCE(MAX(id), 0) FROM revisions WHERE has_erased = 1";

    // A merged tool has its own row beside the address that leads on from it.
    internal const string IdentitySql =
        """
        SELECT COALESCE(
            (SELECT CAST(identity AS TEXT) FROM tools WHERE slug = @slug),
            (SELECT CAST(t.identity AS TEXT) FROM former_addresses f JOIN tools t ON t.id = f.tool_id WHERE f.slug = @slug))
        """;

    internal const string TextsSql =
        """
        SELECT CAST(r.text_digest AS TEXT), CAST(r.text AS TEXT) FROM tools t JOIN reviews r ON r.tool_id = t.id
        WHERE t.identity = @identity AND EXISTS (SELECT 1 FROM file_reviews f WHERE f.review_id = r.id) ORDER BY r.id
        """;

    /// <summary>The last revision that erased something; zero for none.</summary>
    public long LastErasure { get; } = store.ExecuteScalar<long>(LastSql);

    /// <summary>The digest of the first identity of the tool that has or had an address; null when there is none.</summary>
    public string? FindIdentity(Slug slug) => store.ExecuteScalar<string?>(IdentitySql, new { slug });

    /// <summary>The texts of a tool that a file gives a reviewer or a score, now or before.</summary>
    /// <param name="identity">The digest of its first identity.</param>
    public IReadOnlyList<(string Digest, string Text)> ListTexts(string identity) =>
        store.Query<(string, string)>(TextsSql, new { identity }).AsList();
}
