namespace ToolVerdicts.Backups;

/// <summary>How much a backup holds.</summary>
public sealed record BackupContents(long Tools, long Captures, long Votes, long Subscribers)
{
    internal const string CountSql =
        """
        SELECT (SELECT COUNT(*) FROM tools) AS Tools, (SELECT COUNT(*) FROM captures) AS Captures, (SELECT COUNT(*) FROM votes) AS Votes,
               (SELECT COUNT(*) FROM subscribers) AS Subscribers
        """;

    public override string ToString() => $"{Counted.Of(Tools, "tool")}, {Counted.Of(Captures, "capture")}, {Counted.Of(Votes, "vote")}, "
        + Counted.Of(Subscribers, "subscriber");

    internal static BackupContents Of(DbConnection store) => store.QuerySingle<BackupContents>(CountSql);
}
