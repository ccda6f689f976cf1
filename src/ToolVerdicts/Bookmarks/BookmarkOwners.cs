namespace ToolVerdicts.Bookmarks;

/// <summary>Ends the bookmarks of visitors whose cookie has ended. Methods run in the writer's transaction.</summary>
public static class BookmarkOwners
{
    internal const string ActSql = "UPDATE bookmark_owners SET acted_on = @today WHERE owner = @owner AND acted_on < @today";

    internal const string NoteNewSql =
        """
        INSERT INTO bookmark_owners (owner, acted_on)
        SELECT kept.owner, @today FROM (SELECT owner FROM bookmarks UNION SELECT owner FROM shared_bookmarks) AS kept
        WHERE kept.owner NOT IN (SELECT owner FROM bookmark_owners)
        """;

    internal const string ExpiredSql = "SELECT owner FROM bookmark_owners WHERE acted_on < @before LIMIT @limit";

    internal const string RemoveSql = "DELETE FROM bookmark_owners WHERE owner = @owner";

    private const int MostAtOnce = 500;

    /// <summary>Notes that an owner acted, so that the bookmarks stay for as long as the cookie.</summary>
    public static int NoteAct(this DbConnection store, Owner owner, DateOnly today) => store.Execute(ActSql, new { owner, today });

    /// <summary>
    /// Deletes the bookmarks of owners who have not acted for <see cref="VisitorId.LifetimeDays"/>. An owner who is met for the first time
    /// counts as acting today.
    /// </summary>
    /// <returns>How many owners were forgotten; a further call may find more.</returns>
    public static int ForgetExpiredOwners(this DbConnection store, DateOnly today)
    {
        store.Execute(NoteNewSql, new { today });
        var expired = store.Query<Owner>(ExpiredSql, new { before = today.AddDays(-VisitorId.LifetimeDays), limit = MostAtOnce }).AsList();
        foreach (var owner in expired)
            store.ForgetBookmarks(owner);
        return expired.Count;
    }

    internal static void ForgetOwner(this DbConnection store, Owner owner) => store.Execute(RemoveSql, new { owner });
}
