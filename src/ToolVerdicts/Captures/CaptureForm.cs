namespace ToolVerdicts.Captures;

/// <summary>The two layouts in which the captured site shows a comparison.</summary>
public enum CaptureForm
{
    /// <summary>Cards, and quotations without reviewer, score or call.</summary>
    Compact,
    /// <summary>Cards with a verdict, a decision table, and reviews with reviewer, score and call.</summary>
    Rich,
}
