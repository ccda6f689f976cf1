namespace ToolVerdicts.Newsletter.Subscribers;

/// <summary>A subscriber as operators see it.</summary>
public sealed record ListedSubscriber
{
    public string Address { get; init; } = "";
    public SubscriberState State { get; init; }
    public ChoiceKind Choice { get; init; }

    /// <summary>When somebody last asked for mail to the address.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>When the state changed last.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>How many messages in a row came back.</summary>
    public long Bounces { get; init; }

    /// <summary>How many messages are stored, of any state.</summary>
    public long Messages { get; init; }

    /// <summary>When the last message was sent; empty when none was.</summary>
    public string LastSent { get; init; } = "";
}
