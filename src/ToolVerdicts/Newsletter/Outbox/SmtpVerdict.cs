using ToolVerdicts.Newsletter.Letters;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>What a server had been told of a message when it answered.</summary>
public enum SmtpStage
{
    /// <summary>The sender.</summary>
    Mail,

    /// <summary>The recipient too.</summary>
    Rcpt,

    /// <summary>That the message comes next.</summary>
    Data,

    /// <summary>The whole message.</summary>
    Message,
}

/// <summary>What an answer means for the message: the only place that decides it.</summary>
public static class SmtpVerdict
{
    // Authentication or encryption is missing (RFC 4954, RFC 3207): a matter of our settings, not of the message.
    private const int NotWithoutProof = 530;

    /// <summary>The outcome; null when the answer does not fit the stage, which leaves open what the server makes of it.</summary>
    public static MailOutcome? Of(SmtpReply reply, SmtpStage stage) => reply switch
    {
        { IsPositive: true } when stage == SmtpStage.Message => new MailOutcome.Accepted(reply.ToString()),
        { Code: NotWithoutProof } => new MailOutcome.Deferred(reply.ToString(), IsServer: true),
        { IsPermanent: true } => new MailOutcome.Refused(reply.Code, reply.EnhancedCode, reply.ToString(), IsRecipient(reply, stage)),
        // Of the message itself, the server knows nothing before RCPT.
        { IsTransient: true } => new MailOutcome.Deferred(reply.ToString(), IsServer: reply.IsClosing || stage == SmtpStage.Mail),
        _ => null,
    };

    /// <summary>
    /// Whether a refusal is about the mailbox. An answer to RCPT is, unless its enhanced code speaks of the server's state, of protocol or of policy: a
    /// server that has blocked ours says so at RCPT, and would have every address suspended. Later answers are when they are 5.1.x, of which two speak of the sender.
    /// </summary>
    private static bool IsRecipient(SmtpReply reply, SmtpStage stage) => reply.EnhancedCode?.Split('.') switch
    {
        [_, "1", "7" or "8"] => false,
        [_, "1", _] => stage != SmtpStage.Mail,
        [_, "3" or "5" or "7", _] => false,
        _ => stage == SmtpStage.Rcpt,
    };
}
