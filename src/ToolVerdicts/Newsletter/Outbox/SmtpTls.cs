namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>Whether the connection to a mail server is encrypted. A certificate that is not trusted, or of another host, is never
/// accepted.</summary>
public enum SmtpTls
{
    /// <summary>Encrypted, from the first byte at port 465 and by STARTTLS elsewhere. A server on this machine may offer none.</summary>
    Auto,
    /// <summary>As <see cref="Auto"/>, on this machine too.</summary>
    Required,
    /// <summary>Encrypted from the first byte, whatever the port.</summary>
    Implicit,
    None,
}
