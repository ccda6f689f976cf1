namespace ToolVerdicts.Store;

/// <summary>
/// The store cannot be written now: too much work waits, or the disk is full or read-only. Nothing was changed; a later try may succeed.
/// </summary>
public sealed class StoreUnavailableException(string sentence, Exception? innerException = null) : Exception(sentence, innerException);
