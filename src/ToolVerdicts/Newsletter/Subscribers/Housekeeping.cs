namespace ToolVerdicts.Newsletter.Subscribers;

/// <summary>Deletes old rows of the newsletter.</summary>
public static class Housekeeping
{
    internal const string ForgetAddressesSql =
        "DELETE FROM subscribers WHERE state <> 'confirmed' AND asked_at < @before AND changed_at < @before";

    internal const string ForgetConfirmTokensSql = "DELETE FROM mail_tokens WHERE purpose = 'confirm' AND made_at < @before";
    internal const string ForgetTokensSql = "DELETE FROM mail_tokens WHERE made_at < @before";

    internal const string ForgetDeliveriesSql =
        "DELETE FROM deliveries WHERE state IN ('sent', 'failed') AND created_at < @before AND changed_at < @before";

    /// <summary>Deletes addresses that are not confirmed, tokens that have expired, and settled messages, once they are old.</summary>
    public static void ForgetSubscribers(this DbConnection store, DateTimeOffset now)
    {
        store.Execute(ForgetAddressesSql, new { before = now.AddDays(-Subscriptions.ForgetDays) });
        store.Execute(ForgetConfirmTokensSql, new { before = now.AddDays(-MailToken.ConfirmDays) });
        store.Execute(ForgetTokensSql, new { before = now.AddDays(-MailToken.ManageDays) });
        store.Execute(ForgetDeliveriesSql, new { before = now.AddDays(-MailToken.ManageDays) });
    }
}
