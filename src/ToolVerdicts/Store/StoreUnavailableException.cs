namespace ToolVerdicts.Store;

/// <summary>The store cannot be written now, and may be soon: too much waits, or the disk is full or read-only. Nothing was changed.</summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>A fault without words.</summary>
    public StoreUnavailableException()
    {
    }

    /// <summary>A fault told in one sentence.</summary>
    public StoreUnavailableException(string sentence)
        : base(sentence)
    {
    }

    /// <summary>A fault told in one sentence, with its cause.</summary>
    public StoreUnavailableException(string sentence, Exception innerException)
        : base(sentence, innerException)
    {
    }
}
