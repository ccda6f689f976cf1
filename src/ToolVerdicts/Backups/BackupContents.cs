using System.Data.Common;
using System.Globalization;
using Dapper;

namespace ToolVerdicts.Backups;

/// <summary>What a backup holds.</summary>
/// <param name="Tools">How many tools.</param>
/// <param name="Captures">How many captures.</param>
/// <param name="Votes">How many votes.</param>
/// <param name="Subscribers">How many subscribers.</param>
public sealed record BackupContents(long Tools, long Captures, long Votes, long Subscribers)
{
    internal const string CountSql =
        """
        SELECT (SELECT COUNT(*) FROM tools) AS Tools, (SELECT COUNT(*) FROM captures) AS Captures, (SELECT COUNT(*) FROM votes) AS Votes,
               (SELECT COUNT(*) FROM subscribers) AS Subscribers
        """;

    /// <summary>Counts what a store holds.</summary>
    public static BackupContents Of(DbConnection store) => store.QuerySingle<BackupContents>(CountSql);

    /// <inheritdoc/>
    public override string ToString() => $"{Count(Tools, "tool")}, {Count(Captures, "capture")}, {Count(Votes, "vote")}, {Count(Subscribers, "subscriber")}";

    private static string Count(long number, string one) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {one}{(number == 1 ? "" : "s")}");
}
