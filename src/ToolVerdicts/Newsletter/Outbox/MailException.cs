namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>Mail cannot be handed over now. The message is one sentence for an operator, without passwords and tokens.</summary>
public sealed class MailException : Exception
{
    public MailException()
    {
    }

    public MailException(string sentence)
        : base(sentence)
    {
    }

    public MailException(string sentence, Exception innerException)
        : base(sentence, innerException)
    {
    }
}
