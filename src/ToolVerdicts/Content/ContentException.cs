namespace ToolVerdicts.Content;

/// <summary>Prose that cannot be shown. The message is one sentence that names the file, and the line where there is one.</summary>
public sealed class ContentException : Exception
{
    /// <summary>A fault without words.</summary>
    public ContentException()
    {
    }

    /// <summary>A fault told in one sentence.</summary>
    public ContentException(string sentence)
        : base(sentence)
    {
    }

    /// <summary>A fault told in one sentence, with its cause, if there is one.</summary>
    public ContentException(string sentence, Exception? innerException)
        : base(sentence, innerException)
    {
    }
}
