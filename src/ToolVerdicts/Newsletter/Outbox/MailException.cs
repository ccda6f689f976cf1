namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>Mail that cannot be handed over. The message is one sentence for an operator; it holds no password.</summary>
public sealed class MailException : Exception
{
    /// <summary>A fault without words.</summary>
    public MailException()
    {
    }

    /// <summary>A fault told in one sentence.</summary>
    public MailException(string sentence)
        : base(sentence)
    {
    }

    /// <summary>A fault told in one sentence, with its cause.</summary>
    public MailException(string sentence, Exception innerException)
        : base(sentence, innerException)
    {
    }
}
