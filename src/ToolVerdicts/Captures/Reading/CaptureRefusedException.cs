namespace ToolVerdicts.Captures.Reading;

/// <summary>The file is not a complete capture of a comparison. The message is the reason, in one line, for an editor.</summary>
public sealed class CaptureRefusedException(string reason, Exception? innerException = null) : Exception(reason, innerException);
