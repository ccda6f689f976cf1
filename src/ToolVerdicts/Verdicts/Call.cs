namespace ToolVerdicts.Verdicts;

/// <summary>The opinion of one reviewer, or of one visitor, on one tool.</summary>
public enum Call
{
    /// <summary>Recommends it.</summary>
    Ship,
    /// <summary>Advises against it.</summary>
    Skip,
}
