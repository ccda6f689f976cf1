namespace ToolVerdicts.Newsletter.Subscribers;

/// <summary>Bounds the confirmation mails, so that nobody can fill a mailbox by asking, nor use up the mail of everybody else.</summary>
public static class ConfirmationLimits
{
    /// <summary>The most confirmation mails to one address in <see cref="LongDays"/>.</summary>
    public const int MostInLong = 3;
    /// <summary>The number of days for which <see cref="MostInLong"/> counts.</summary>
    public const int LongDays = 30;
    /// <summary>The hours between two confirmation mails to one address.</summary>
    public const int ShortHours = 24;
    /// <summary>The most confirmation mails an hour to all addresses together.</summary>
    public const int MostAnHour = 500;
    /// <summary>The most confirmation mails an hour to addresses of a domain that has no confirmed reader.</summary>
    public const int MostOfDomain = 30;

    // A confirmation counts from its last change, because it may wait long for its server. One that still waits counts always.
    internal const string ConfirmationsOfSql =
        """
        SELECT COUNT(*) FROM subscribers s JOIN deliveries d ON d.subscriber_id = s.id
        WHERE s.mailbox = @mailbox AND d.issue_id IS NULL AND (d.changed_at > @since OR d.state IN ('queued', 'sending'))
        """;

    internal const string ConfirmationsToDomainSql =
        """
        SELECT COUNT(*) FROM deliveries d INDEXED BY confirmations_by_age JOIN subscribers s ON s.id = d.subscriber_id
        WHERE d.issue_id IS NULL AND d.changed_at > @since AND s.key LIKE '%@' || @domain
        """;

    internal const string HasReaderSql =
        "SELECT EXISTS (SELECT 1 FROM subscribers WHERE state = 'confirmed' AND key LIKE '%@' || @domain)";

    // Two halves with an index each, so that the confirmations of a whole year are not read.
    internal const string ConfirmationsSql =
        """
        SELECT (SELECT COUNT(*) FROM deliveries INDEXED BY confirmations_by_age WHERE issue_id IS NULL AND changed_at > @since)
             + (SELECT COUNT(*) FROM deliveries INDEXED BY confirmations_to_send
                WHERE issue_id IS NULL AND state = 'queued' AND changed_at <= @since)
        """;

    /// <summary>Counts the confirmations of the last hour, and those that wait.</summary>
    public static long CountConfirmations(this DbConnection store, DateTimeOffset now) =>
        store.ExecuteScalar<long>(ConfirmationsSql, new { since = now.AddHours(-1) });

    /// <summary>True when the mailbox of an address, or its domain, had as many confirmations lately as it gets.</summary>
    internal static bool HadConfirmations(this DbConnection store, MailboxAddress address, DateTimeOffset now)
    {
        var domain = new { domain = address.Domain, since = now.AddHours(-1) };
        return Count(now.AddHours(-ShortHours)) > 0
            || Count(now.AddDays(-LongDays)) >= MostInLong
            || (store.ExecuteScalar<long>(ConfirmationsToDomainSql, domain) >= MostOfDomain
                && !store.ExecuteScalar<bool>(HasReaderSql, domain));

        long Count(DateTimeOffset since) => store.ExecuteScalar<long>(ConfirmationsOfSql, new { mailbox = address.Mailbox, since });
    }
}
