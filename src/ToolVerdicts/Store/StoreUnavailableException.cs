namespace ToolVerdicts.Store;

/// <summary>
/// The store cannot be written now: too much work waits, or the disk is full or read-only. Nothing was changed; a later try may succeed.
/// </summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>A fault without a sentence.</summary>
    public StoreUnavailableException()
    {
    }

    /// <summary>A fault as one sentence.</summary>
    public StoreUnavailableException(string sentence)
        : base(sentence)
    {
    }

    /// <summary>A fault as one sentence, with its cause.</summary>
    public StoreUnavailableException(string sentence, Exception innerException)
        : base(sentence, innerException)
    {
    }
}
