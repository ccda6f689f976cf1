namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>Time limits for the replies of a mail server.</summary>
public sealed record SmtpTimeouts
{
    /// <summary>Connecting, greeting, encryption and login together.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromMinutes(1);
    /// <summary>MAIL, RCPT and DATA together.</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromMinutes(5);
    /// <summary>Each block of the message (RFC 5321, 4.5.3.2).</summary>
    public TimeSpan Block { get; init; } = TimeSpan.FromMinutes(3);
    /// <summary>The reply after the message (RFC 5321, 4.5.3.2). Giving up earlier leaves the delivery unknown.</summary>
    public TimeSpan Accept { get; init; } = TimeSpan.FromMinutes(10);
    /// <summary>The reply to QUIT. Short, because nothing depends on it.</summary>
    public TimeSpan Quit { get; init; } = TimeSpan.FromSeconds(5);
}
