namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>The encryption of connections to a mail server. No certificate is accepted that is not trusted or another host's.</summary>
public enum SmtpTls
{
    /// <summary>Encrypted, from the first byte at port 465 and by STARTTLS elsewhere. A server on this machine may offer none.</summary>
    Auto,
    /// <summary>Encrypted as with <see cref="Auto"/>, on this machine, too.</summary>
    Required,
    /// <summary>Encrypted from the first byte, whatever the port.</summary>
    Implicit,
    None,
}
