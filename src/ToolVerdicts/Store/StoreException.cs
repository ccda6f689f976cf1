namespace ToolVerdicts.Store;

/// <summary>A store that cannot be used as it is. The message is one sentence for an operator; nothing was changed.</summary>
public sealed class StoreException : Exception
{
    /// <summary>True when the file is not what was written to it: a backup takes its place.</summary>
    public bool IsDamage { get; init; }

    /// <summary>A fault without words.</summary>
    public StoreException()
    {
    }

    /// <summary>A fault told in one sentence.</summary>
    public StoreException(string sentence)
        : base(sentence)
    {
    }

    /// <summary>A fault told in one sentence, with what the store itself said.</summary>
    public StoreException(string sentence, Exception innerException)
        : base(sentence, innerException)
    {
    }
}
