namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>How fast a sender works, and how long it waits.</summary>
public sealed record SenderPace
{
    /// <summary>How many messages are sent at the same time. After a crash, at most so many are unknown.</summary>
    public int Lanes { get; init; } = 4;
    /// <summary>How often the sender looks for mail.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);
    /// <summary>How long another sender's lease must go without a beat before this sender takes it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>True when no other process can be sending, as this one holds the store's serving lock: a lease that is left is a dead
    /// process's, and is taken at once.</summary>
    public bool IsAlone { get; init; }
    /// <summary>How long a message that is being sent may take when the program stops.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(8);
}
