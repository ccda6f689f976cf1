namespace ToolVerdicts.Verdicts;

/// <summary>What one reviewer, or one visitor, says of one tool.</summary>
public enum Call
{
    /// <summary>Use it.</summary>
    Ship,

    /// <summary>Leave it.</summary>
    Skip,
}
