namespace ToolVerdicts.Importing;

/// <summary>Captured pages that wait until an editor says which tools they show.</summary>
public static class HeldPages
{
    internal const string IsHeldSql = "SELECT EXISTS (SELECT 1 FROM held_pages WHERE sha256 = @sha256)";
    internal static bool IsHeld(this DbConnection store, string sha256) => store.ExecuteScalar<bool>(IsHeldSql, new { sha256 });

    internal const string IsAskedAgainSql =
        """
        SELECT EXISTS (SELECT 1 FROM held_pages h JOIN captures c ON c.sha256 = h.sha256 WHERE h.name = @Name AND h.tagline = @Tagline)
        """;

    /// <summary>True when it is told which tool an identity is. Of a page whose answer was taken back it is not, also when that answer
    /// added a tool, which is hidden since.</summary>
    internal static bool IsKnown(this DbConnection store, ToolIdentity identity) => store.FindTool(identity) is { } known
        && !(store.IsHidden(known) && store.ExecuteScalar<bool>(IsAskedAgainSql, new { identity.Name, identity.Tagline }));

    internal const string HoldSql =
        """
        INSERT INTO held_pages (sha256, file_name, content, seen, held_at, identity, name, tagline)
        VALUES (@Sha256, @Name, @content, @seen, @heldAt, @identity, @toolName, @Tagline) ON CONFLICT DO NOTHING
        """;

    /// <summary>Holds a page, so that its identities are questions.</summary>
    /// <param name="seen">The day on which the page was seen; null for the date of the page.</param>
    internal static void Hold(
        this DbConnection store, CaptureFile file, DateOnly? seen, IEnumerable<HeldIdentity> identities, DateTimeOffset heldAt)
    {
        var content = CompressedPage.Compress(file.Content);
        foreach (var identity in identities.Select(held => held.Identity))
        {
            var digest = Wording.Digest(identity.Key);
            store.Execute(HoldSql, new
            {
                file.Sha256, file.Name, content, seen, heldAt, identity = digest, toolName = identity.Name, identity.Tagline,
            });
        }

        // Tells the page cache of a serving process, because no revision does.
        store.AddChange(revision: null, toolId: null, new FactChange(ChangedFact.Content, ReviewId: null, Before: null, After: null));
    }

    internal const string ReleaseSql = "DELETE FROM held_pages WHERE sha256 = @sha256";

    /// <summary>Forgets that a page was held, because a revision takes it in.</summary>
    internal static void Release(this DbConnection store, string sha256) => store.Execute(ReleaseSql, new { sha256 });

    internal const string PagesSql = "SELECT sha256, MIN(file_name), MIN(seen) FROM held_pages GROUP BY sha256";

    internal static IReadOnlyList<(string Sha256, string FileName, DateOnly? Seen)> ListHeldPages(this DbConnection store) =>
        store.Query<(string Sha256, string FileName, DateOnly? Seen)>(PagesSql)
            .OrderBy(page => page.FileName, StringComparer.Ordinal).ThenBy(page => page.Sha256, StringComparer.Ordinal).ToList();

    internal const string ContentSql = "SELECT file_name, content FROM held_pages WHERE sha256 = @sha256 LIMIT 1";

    /// <exception cref="CaptureRefusedException">The stored bytes are damaged.</exception>
    internal static CaptureFile ReadHeld(this DbConnection store, string sha256)
    {
        var (name, content) = store.QuerySingle<(string, byte[])>(ContentSql, new { sha256 });
        try
        {
            var file = new CaptureFile(name, CompressedPage.Decompress(content));
            return file.Sha256 == sha256 ? file : throw Damaged(null);
        }
        catch (InvalidDataException fault)
        {
            throw Damaged(fault);
        }

        static CaptureRefusedException Damaged(Exception? fault) =>
            new("the held page is damaged in the store; import its file with --new, or with a captured-as in place", fault);
    }

    internal const string QuestionsSql =
        "SELECT name, tagline, file_name, seen FROM held_pages ORDER BY name, tagline, identity, file_name LIMIT @limit";

    /// <summary>The questions which tools held pages show. An identity that has become known is none any longer.</summary>
    /// <param name="limit">The most rows to read.</param>
    public static IReadOnlyList<HeldQuestion> ListHeldQuestions(this DbConnection store, int limit = int.MaxValue) =>
        store.Query<HeldRow>(QuestionsSql, new { limit })
            .GroupBy(row => new ToolIdentity(row.Name, row.Tagline).Key, StringComparer.Ordinal)
            .Select(rows => (Identity: new ToolIdentity(rows.First().Name, rows.First().Tagline), Rows: rows))
            .Where(held => !store.IsKnown(held.Identity))
            .Select(held => new HeldQuestion(
                new HeldIdentity(held.Identity, store.ListNear(held.Identity)),
                held.Rows.Select(row => new HeldPage(row.FileName, row.Seen)).ToList()))
            .Where(question => question.Held.Candidates.Count > 0 || store.FindShown(question.Held.Identity) is null)
            .ToList();

    [method: ExplicitConstructor]
    private sealed record HeldRow(string Name, string Tagline, string FileName, DateOnly? Seen);
}
