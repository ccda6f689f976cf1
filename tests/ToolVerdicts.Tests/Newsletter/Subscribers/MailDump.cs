using Dapper;

namespace ToolVerdicts.Tests.Newsletter.Subscribers;

/// <summary>Everything that is kept for mail, as text.</summary>
internal static class MailDump
{
    private static readonly string[] Tables =
        ["subscribers", "subscriber_categories", "refused_addresses", "mail_tokens", "issues", "deliveries"];

    public static string DumpMail(this TempStore store) =>
        string.Join('\n', Tables.SelectMany(table => store.Writer.Query($"SELECT * FROM {table} ORDER BY 1")
        .Cast<IDictionary<string,
            object?>>().Select(row =>
            $"{table}: {string.Join(" | ", row.Values.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : value))}")));
}
