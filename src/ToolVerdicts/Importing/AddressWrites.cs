namespace ToolVerdicts.Importing;

/// <summary>Hides tools and gives them other addresses. All writes of an apply run in one transaction, which the caller opens.</summary>
public static class AddressWrites
{
    private const string SlugOfTool = "(SELECT slug FROM tools WHERE id = @toolId)";

    internal const string AddFormerSql =
        """
        INSERT INTO former_addresses (slug, tool_id)
        SELECT @slug, @toolId WHERE NOT EXISTS (SELECT 1 FROM tools WHERE slug = @slug AND is_hidden = 0)
        ON CONFLICT (slug) DO NOTHING
        """;

    internal const string FollowSql =
        """
        UPDATE former_addresses SET tool_id = @toolId
        WHERE tool_id = (SELECT id FROM tools WHERE slug = @slug AND is_hidden = 1)
        """;

    internal const string SlugSql = "SELECT slug FROM tools WHERE id = @toolId";
    internal const string TakeBackSql = "DELETE FROM former_addresses WHERE slug = @slug AND tool_id = @toolId";
    internal const string RenameSql = "UPDATE tools SET slug = @slug WHERE id = @toolId";
    internal const string RenameListingsSql = "UPDATE listings SET slug = @slug WHERE tool_id = @toolId";

    internal const string CapturedBesideSql =
        """
        SELECT o.capture_id AS id, t.slug
        FROM capture_tools s JOIN capture_tools o ON o.capture_id = s.capture_id JOIN tools t ON t.id = o.tool_id
        WHERE s.tool_id = @toolId
        """;

    internal const string AddressCaptureSql = "UPDATE captures SET address = @address WHERE id = @captureId";

    internal const string HideSql = "UPDATE tools SET is_hidden = 1 WHERE id = @toolId";
    internal const string ShowSql = "UPDATE tools SET is_hidden = 0, removed_in = NULL WHERE id = @toolId";
    internal const string ForgetFormerSql = $"DELETE FROM former_addresses WHERE slug = {SlugOfTool}";
    internal const string ForgetRemovalSql = $"DELETE FROM removed_tools WHERE slug = {SlugOfTool}";

    internal const string AddRemovalSql =
        "INSERT INTO removed_tools (slug, because, removed_on) SELECT slug, @because, @day FROM tools WHERE id = @toolId";

    /// <summary>
    /// Lets a slug lead to a tool. The slug of a listed tool, and one that leads to a tool already, stay as they are. Former addresses of
    /// the hidden tool with this slug lead to the same tool from now on, so that no redirect takes two hops: hide a merged tool first.
    /// </summary>
    public static void AddFormerAddress(this DbConnection store, Slug slug, long toolId)
    {
        store.Execute(AddFormerSql, new { slug, toolId });
        store.Execute(FollowSql, new { slug, toolId });
    }

    /// <summary>Gives a tool another slug; the former one leads to it.</summary>
    /// <exception cref="InvalidOperationException">Another tool has or had the new slug.</exception>
    public static void Rename(this DbConnection store, long toolId, Slug slug)
    {
        var former = store.QuerySingle<Slug>(SlugSql, new { toolId });
        if (former == slug)
            return;
        store.Execute(TakeBackSql, new { slug, toolId });
        if (store.IsSlugTaken(slug))
            throw new InvalidOperationException($"{slug} is or was the address of another tool.");
        store.Execute(RenameSql, new { slug, toolId });
        // Past pages link to the slugs of today, and are ordered by them.
        store.Execute(RenameListingsSql, new { slug, toolId });
        store.AddFormerAddress(former, toolId);
        store.AddressCaptures(toolId);
    }

    /// <summary>Writes the addresses of the captures that show a tool, after the slug of one of their tools changed or statements moved to
    /// the tool. A capture whose tools have become one gets the slug of that tool, and is not listed.</summary>
    public static void AddressCaptures(this DbConnection store, long toolId)
    {
        var captures = store.Query<(long Id, Slug Slug)>(CapturedBesideSql, new { toolId }).GroupBy(row => row.Id, row => row.Slug);
        foreach (var slugs in captures)
        {
            var address = AddressOf([.. slugs]);
            store.Execute(AddressCaptureSql, new { captureId = slugs.Key, address });
        }
    }

    /// <summary>The address of a capture of these tools; the slug of the tool where they have become one.</summary>
    internal static string AddressOf(IReadOnlyList<Slug> slugs) => ComparisonAddress.Of(slugs)?.ToString() ?? slugs[0].ToString();

    /// <summary>Takes a tool out of all lists and of the search. Its votes, bookmarks and history stay.</summary>
    public static void Hide(this DbConnection store, long toolId)
    {
        store.Execute(HideSql, new { toolId });
        store.RemoveTexts(toolId);
    }

    internal const string WithdrawTextsSql = "UPDATE reviews SET state = 'withdrawn' WHERE tool_id = @toolId AND state <> 'withdrawn'";

    /// <summary>Withdraws the texts of a hidden tool, until it is settled again.</summary>
    public static void WithdrawTexts(this DbConnection store, long toolId) => store.Execute(WithdrawTextsSql, new { toolId });

    /// <summary>Hides a tool for good: its address answers with the reason.</summary>
    public static void Remove(this DbConnection store, long toolId, string because, DateOnly day)
    {
        store.Hide(toolId);
        store.Execute(AddRemovalSql, new { toolId, because, day });
    }

    /// <summary>Lists a hidden tool again, at its own address.</summary>
    public static void Show(this DbConnection store, long toolId)
    {
        store.Execute(ForgetFormerSql, new { toolId });
        store.Execute(ForgetRemovalSql, new { toolId });
        store.Execute(ShowSql, new { toolId });
        store.IndexTool(toolId);
    }
}
