namespace ToolVerdicts.Importing;

/// <summary>Makes one tool of two: statements, votes and bookmarks of one move to the other.</summary>
internal static class MergeWrites
{
    internal const string SameTextsSql =
        """
        SELECT f.id AS moved, i.id AS kept FROM reviews f JOIN reviews i ON i.tool_id = @into AND i.text_digest = f.text_digest
        WHERE f.tool_id = @from
        """;

    internal const string MoveShownSql = "UPDATE capture_reviews SET review_id = @kept WHERE review_id = @moved";
    internal const string MoveAssignedSql = "UPDATE file_reviews SET review_id = @kept WHERE review_id = @moved";
    internal const string MoveChangesSql = "UPDATE changes SET review_id = @kept WHERE review_id = @moved";
    internal const string DropTextSql = "DELETE FROM reviews WHERE id = @moved";

    // The state is a placeholder: the texts of both tools are settled together.
    internal const string MoveTextsSql = "UPDATE reviews SET tool_id = @into, state = 'withdrawn' WHERE tool_id = @from";

    internal const string MoveCapturesSql = "UPDATE capture_tools SET tool_id = @into WHERE tool_id = @from";
    internal const string EndFactsSql = "UPDATE file_facts SET until = @revision WHERE tool_id = @from AND until IS NULL";

    internal const string EndReviewsSql =
        """
        UPDATE file_reviews SET until = @revision
        WHERE until IS NULL AND review_id IN (SELECT id FROM reviews WHERE tool_id = @from)
        """;

    internal const string MoveIdentitiesSql = "UPDATE tool_identities SET tool_id = @into WHERE tool_id = @from";

    internal const string AddIdentitySql =
        """
        INSERT INTO tool_identities (identity, tool_id) SELECT identity, @into FROM tools WHERE id = @from
        ON CONFLICT (identity) DO NOTHING
        """;

    internal const string EndDecisionsSql = "UPDATE decisions SET until = @revision WHERE tool_id = @from AND until IS NULL";

    /// <summary>Moves what captures state, and ends what the file of the merged tool states.</summary>
    public static void MoveStatements(this DbConnection store, long from, long into, long revision)
    {
        store.Execute(EndFactsSql, new { from, revision });
        store.Execute(EndReviewsSql, new { from, revision });
        store.Execute(EndDecisionsSql, new { from, revision });
        foreach (var (moved, kept) in store.Query<(long Moved, long Kept)>(SameTextsSql, new { from, into }).AsList())
        {
            foreach (var sql in (string[])[MoveShownSql, MoveAssignedSql, MoveChangesSql, DropTextSql])
                store.Execute(sql, new { moved, kept });
        }

        foreach (var sql in (string[])[MoveTextsSql, MoveCapturesSql, MoveIdentitiesSql, AddIdentitySql])
            store.Execute(sql, new { from, into });
    }

    internal const string DropEarlierVotesSql =
        """
        DELETE FROM votes WHERE tool_id = @into AND EXISTS (
            SELECT 1 FROM votes f WHERE f.voter = votes.voter AND f.tool_id = @from AND f.day > votes.day)
        """;

    internal const string DropLaterVotesSql =
        """
        DELETE FROM votes WHERE tool_id = @from AND EXISTS (
            SELECT 1 FROM votes i WHERE i.voter = votes.voter AND i.tool_id = @into)
        """;

    internal const string MoveVotesSql = "UPDATE votes SET tool_id = @into WHERE tool_id = @from";

    internal const string CountSql =
        """
        SELECT COALESCE(SUM(CASE WHEN call = 'ship' THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN call = 'skip' THEN 1 ELSE 0 END), 0)
        FROM votes WHERE tool_id = @toolId AND counted = 1
        """;

    internal const string SaveTallySql =
        """
        UPDATE tools SET votes_ship = @ship, votes_skip = @skip, community_verdict = @verdict, community_rank = @rank WHERE id = @toolId
        """;

    /// <summary>Unites the votes on two tools: of a visitor who voted on both, the later vote stays.</summary>
    public static void UniteVotes(this DbConnection store, long from, long into)
    {
        foreach (var sql in (string[])[DropEarlierVotesSql, DropLaterVotesSql, MoveVotesSql])
            store.Execute(sql, new { from, into });
        foreach (var toolId in (long[])[from, into])
        {
            var (ship, skip) = store.QuerySingle<(long, long)>(CountSql, new { toolId });
            var tally = new Tally(ship, skip);
            store.Execute(SaveTallySql, new { toolId, ship, skip, verdict = tally.Verdict.ToStored(), rank = Rank.Community(tally) });
        }
    }

    internal const string UniteNotesSql =
        """
        UPDATE bookmarks SET note = substr(COALESCE(note || ' / ', '') || (
            SELECT f.note FROM bookmarks f WHERE f.owner = bookmarks.owner AND f.tool_id = @from), 1, 500)
        WHERE tool_id = @into AND EXISTS (
            SELECT 1 FROM bookmarks f WHERE f.owner = bookmarks.owner AND f.tool_id = @from AND f.note IS NOT NULL)
        """;

    internal const string DropSavedTwiceSql =
        """
        DELETE FROM bookmarks WHERE tool_id = @from AND EXISTS (
            SELECT 1 FROM bookmarks i WHERE i.owner = bookmarks.owner AND i.tool_id = @into)
        """;

    internal const string MoveBookmarksSql = "UPDATE bookmarks SET tool_id = @into WHERE tool_id = @from";

    /// <summary>Unites the bookmarks of two tools. Of a visitor who saved both, both notes stay, up to the length of a note.</summary>
    public static void UniteBookmarks(this DbConnection store, long from, long into)
    {
        foreach (var sql in (string[])[UniteNotesSql, DropSavedTwiceSql, MoveBookmarksSql])
            store.Execute(sql, new { from, into });
    }
}
