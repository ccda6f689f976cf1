namespace ToolVerdicts.Captures;

/// <summary>The file format in which a page was saved.</summary>
public enum CaptureMedia
{
    /// <summary>The visible text, line by line.</summary>
    Text,
    /// <summary>HTML.</summary>
    Html,
}

/// <summary>The two layouts in which the captured site shows a comparison.</summary>
public enum CaptureForm
{
    /// <summary>Cards, and quotations without reviewer, score or call.</summary>
    Compact,
    /// <summary>Cards with a verdict, a decision table, and reviews with reviewer, score and call.</summary>
    Rich,
}
