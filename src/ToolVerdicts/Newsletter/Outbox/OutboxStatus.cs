namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>How many messages of one issue, or of the confirmations, are in each state.</summary>
/// <param name="Week">The issue; null for confirmations.</param>
/// <param name="Unknown">Handed over to a server that gave no answer.</param>
public sealed record OutboxStatus(string? Week, long Queued, long Sending, long Sent, long Failed, long Unknown)
{
    private long Total => Queued + Sending + Sent + Failed + Unknown;

    /// <summary>The share of messages with an outcome, in whole percent; 100 when there are no messages.</summary>
    public long Percent => Total == 0 ? 100 : 100 * (Sent + Failed + Unknown) / Total;
}
