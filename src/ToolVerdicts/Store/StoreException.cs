namespace ToolVerdicts.Store;

/// <summary>A store that cannot be used as it is. The message is one sentence for an operator; nothing was changed.</summary>
public sealed class StoreException : Exception
{
    /// <summary>True when the file is damaged, so that a backup helps.</summary>
    public bool IsDamage { get; init; }

    /// <summary>A fault without a sentence.</summary>
    public StoreException()
    {
    }

    /// <summary>A fault as one sentence.</summary>
    public StoreException(string sentence)
        : base(sentence)
    {
    }

    /// <summary>A fault as one sentence, with its cause.</summary>
    public StoreException(string sentence, Exception innerException)
        : base(sentence, innerException)
    {
    }
}
