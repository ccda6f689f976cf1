namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>How much of a message a server had been sent when it answered, or when the connection broke.</summary>
public enum SmtpStage
{
    /// <summary>The sender.</summary>
    Mail,
    /// <summary>Sender and recipient.</summary>
    Rcpt,
    /// <summary>Sender, recipient and at most a part of the message.</summary>
    Data,
    /// <summary>The whole message: from here on it may have been delivered.</summary>
    Message,
}
