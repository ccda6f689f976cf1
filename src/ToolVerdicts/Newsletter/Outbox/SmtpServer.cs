using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>Whether the connection must be encrypted (STARTTLS, RFC 3207). A certificate that is not trusted is never accepted.</summary>
public enum SmtpTls
{
    /// <summary>Encrypted when the server offers it.</summary>
    Auto,

    /// <summary>Encrypted, or no mail is sent.</summary>
    Required,

    /// <summary>Never encrypted.</summary>
    None,
}

/// <summary>The server that takes our mail, and how to talk to it. No record: a record would print the password.</summary>
public sealed class SmtpServer
{
    /// <summary>A name or an address.</summary>
    public required string Host { get; init; }

    /// <summary>25 for a relay of one's own, 587 for submission with a password.</summary>
    public int Port { get; init; } = 25;

    /// <summary>Who logs in; null when nobody does.</summary>
    public string? User { get; init; }

    /// <summary>Sent over an encrypted connection only, or to this very machine.</summary>
    public string? Password { get; init; }

    /// <summary>Whether the connection must be encrypted.</summary>
    public SmtpTls Tls { get; init; }

    /// <summary>The name to greet with, as a domain; null for the address literal of this end of the connection.</summary>
    /// <exception cref="ArgumentException">It is no name of a host.</exception>
    public string? HelloName
    {
        get;
        init => field = value is null || Uri.CheckHostName(value) == UriHostNameType.Dns
            ? value
            : throw new ArgumentException($"\"{value}\" is no name of a host.", nameof(value));
    }

    /// <summary>The only roots that a certificate may lead to; null for those that the system trusts.</summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }

    /// <summary>Whether an address is this very machine's, so that nobody listens on the way to it.</summary>
    public Predicate<IPAddress> IsThisMachine { get; init; } = IPAddress.IsLoopback;

    /// <summary>How long to wait for what.</summary>
    public SmtpTimeouts Timeouts { get; init; } = new();

    /// <inheritdoc/>
    public override string ToString() => $"{Host}:{Port}";
}

/// <summary>How long to wait for what. The defaults are those of RFC 5321, 4.5.3.2, where it states one.</summary>
public sealed record SmtpTimeouts
{
    /// <summary>Until the connection stands.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Until the server's greeting is whole.</summary>
    public TimeSpan Greeting { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Until the reply to a command is whole; also for the handshake of TLS.</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Until the server asks for the message.</summary>
    public TimeSpan Data { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Until a block of the message is on its way.</summary>
    public TimeSpan Block { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Until the server has answered for the message. Long: giving up early leaves the delivery unknown.</summary>
    public TimeSpan Accept { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Until the server has said goodbye. Short: nothing depends on it.</summary>
    public TimeSpan Quit { get; init; } = TimeSpan.FromSeconds(5);
}
