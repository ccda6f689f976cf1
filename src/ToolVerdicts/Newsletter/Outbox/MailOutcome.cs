namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>What became of one message: one of the four records in here.</summary>
public abstract record MailOutcome
{
    private MailOutcome(string text) => Text = text;

    /// <summary>What the server said, or what happened, on one line for an operator.</summary>
    public string Text { get; }

    /// <summary>The server took the message, or the file stands in its folder.</summary>
    public sealed record Accepted(string Text) : MailOutcome(Text);

    /// <summary>The server will never take this message (5xx). Sending it again is no use.</summary>
    /// <param name="Code">The reply code, 500 to 599.</param>
    /// <param name="EnhancedCode">As 5.1.1 (RFC 3463); null when the server gave none.</param>
    /// <param name="Text">The reply.</param>
    /// <param name="IsRecipient">
    /// True when the mailbox is what is bad, so that further messages to it would be refused too; false when it is the message, the sender or the server.
    /// </param>
    public sealed record Refused(int Code, string? EnhancedCode, string Text, bool IsRecipient) : MailOutcome(Text);

    /// <summary>The message was certainly not taken, and may be sent again later.</summary>
    /// <param name="Text">The reply (4xx), or what kept the message from being handed over.</param>
    /// <param name="IsServer">
    /// True when it says nothing of this message: the server or the way to it is at fault, and other messages would meet the same.
    /// </param>
    public sealed record Deferred(string Text, bool IsServer) : MailOutcome(Text);

    /// <summary>The message was handed over to its last octet, and no answer came that could be understood: it may have been delivered. Never sent again by itself.</summary>
    public sealed record Unknown(string Text) : MailOutcome(Text);
}
