namespace ToolVerdicts.Newsletter.Outbox;

public sealed record SmtpTimeouts
{
    /// <summary>Until it is ready for a message: connection, greeting, encryption and login together.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromMinutes(1);
    /// <summary>Until it asks for the message: sender, recipient and DATA together.</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromMinutes(5);
    /// <summary>Until it has taken a block of the message (RFC 5321, 4.5.3.2).</summary>
    public TimeSpan Block { get; init; } = TimeSpan.FromMinutes(3);
    /// <summary>Until it has answered for the message (RFC 5321, 4.5.3.2). Giving up earlier leaves the delivery unknown.</summary>
    public TimeSpan Accept { get; init; } = TimeSpan.FromMinutes(10);
    /// <summary>Until it has answered QUIT. Short, as nothing depends on it.</summary>
    public TimeSpan Quit { get; init; } = TimeSpan.FromSeconds(5);
}
