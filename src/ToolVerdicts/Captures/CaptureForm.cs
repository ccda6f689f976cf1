namespace ToolVerdicts.Captures;

/// <summary>How a page was saved.</summary>
public enum CaptureMedia
{
    /// <summary>As the text a reader sees.</summary>
    Text,

    /// <summary>As HTML.</summary>
    Html,
}

/// <summary>The two forms in which the captured site shows a comparison.</summary>
public enum CaptureForm
{
    /// <summary>Two cards and nameless, scoreless quotations.</summary>
    Compact,

    /// <summary>Cards with a verdict, a decision table, and reviews with names, scores and calls.</summary>
    Rich,
}
