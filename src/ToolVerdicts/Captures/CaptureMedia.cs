namespace ToolVerdicts.Captures;

/// <summary>The file format in which a page was saved.</summary>
public enum CaptureMedia
{
    /// <summary>The visible text, line by line.</summary>
    Text,
    Html,
}
