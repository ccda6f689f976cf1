namespace ToolVerdicts.Store;

/// <summary>A store that cannot be used as it is. The message is one sentence for an operator.</summary>
public sealed class StoreException(string sentence, Exception? innerException = null) : Exception(sentence, innerException)
{
    /// <summary>True when the file is damaged, so that a backup helps.</summary>
    public bool IsDamage { get; init; }
}
