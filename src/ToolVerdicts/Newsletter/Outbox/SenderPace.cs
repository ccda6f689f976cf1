namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>How a sender goes about it.</summary>
public sealed record SenderPace
{
    /// <summary>Messages in hand at once: so many at most are unknown after a crash.</summary>
    public int Lanes { get; init; } = 4;

    /// <summary>How often it looks for mail.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long another sender's lease must stand still before it is taken over.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a message in hand may take to its end when the program stops.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(8);
}
