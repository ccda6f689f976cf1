namespace ToolVerdicts.Content;

/// <summary>The site's prose is invalid. The message is one sentence that names the file and, if it is known, the line.</summary>
public sealed class ContentException(string sentence, Exception? innerException = null) : Exception(sentence, innerException);
