namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>The outcome of sending one message: one of the four nested records.</summary>
/// <param name="Text">The server's reply, or a sentence for the operator, on one line and without tokens.</param>
public abstract record MailOutcome(string Text)
{
    /// <summary>The server took the message, or its file stands in the pickup folder.</summary>
    public sealed record Accepted(string Text) : MailOutcome(Text);

    /// <summary>The server will never take this message, so it is not sent again.</summary>
    /// <param name="Code">The reply code, 500 to 599.</param>
    /// <param name="EnhancedCode">Such as 5.1.1 (RFC 3463); null when the server gave none.</param>
    /// <param name="IsRecipient">True when the mailbox is at fault, so that further messages to it would be refused too; false when it is
    /// the message, the sender or the server.</param>
    public sealed record Refused(int Code, string? EnhancedCode, string Text, bool IsRecipient) : MailOutcome(Text);

    /// <summary>The server did not take the message, and it may be sent again later.</summary>
    /// <param name="IsServer">True when the server or the network is at fault, so that other messages would fare the same.</param>
    public sealed record Deferred(string Text, bool IsServer) : MailOutcome(Text);

    /// <summary>The server had the whole message, and no reply came that could be understood. It may have been delivered, so it is never
    /// sent again automatically.</summary>
    public sealed record Unknown(string Text) : MailOutcome(Text);
}
