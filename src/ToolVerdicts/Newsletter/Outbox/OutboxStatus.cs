namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>How many messages of one issue, or of the confirmations, are in each state.</summary>
public sealed record OutboxStatus
{
    /// <summary>The issue; null for confirmations.</summary>
    public string? Week { get; init; }
    public long Queued { get; init; }
    public long Sending { get; init; }
    public long Sent { get; init; }
    public long Failed { get; init; }
    /// <summary>Handed over to a server that gave no answer.</summary>
    public long Unknown { get; init; }

    /// <summary>The share of messages with an outcome, in whole percent; 100 when there are no messages.</summary>
    public long Percent => Total == 0 ? 100 : 100 * (Sent + Failed + Unknown) / Total;

    private long Total => Queued + Sending + Sent + Failed + Unknown;
}
