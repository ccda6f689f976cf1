using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>The server that takes the site's mail. Not a record, because a record would print the password.</summary>
public sealed class MailServer
{
    /// <summary>The port at which TLS starts with the first byte (RFC 8314).</summary>
    public const int ImplicitTlsPort = 465;

    /// <summary>A name or an address.</summary>
    public required string Host { get; init; }
    public int Port { get; init; } = 25;
    /// <summary>Null when the server asks for no login.</summary>
    public string? User { get; init; }
    /// <summary>Sent only over an encrypted connection, or to this machine. Null when there is none.</summary>
    public string? Password { get; init; }
    public SmtpTls Tls { get; init; }
    /// <summary>The only root certificates that the server's may chain to; null for those of the system.</summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }
    /// <summary>Whether an address is this machine's, so that nobody can listen on the way to it.</summary>
    public Predicate<IPAddress> IsThisMachine { get; init; } = IPAddress.IsLoopback;
    public SmtpTimeouts Timeouts { get; init; } = new();

    /// <summary>True when TLS starts with the first byte.</summary>
    public bool IsTlsImplicit => Tls == SmtpTls.Implicit || Tls != SmtpTls.None && Port == ImplicitTlsPort;

    public override string ToString() => $"{Host}:{Port}";
}
