namespace ToolVerdicts.Verdicts;

/// <summary>The majority of a tally.</summary>
public enum Verdict
{
    /// <summary>More than half ship.</summary>
    Ship,
    /// <summary>Exactly half ship.</summary>
    Mixed,
    /// <summary>Less than half ship.</summary>
    Skip,
}
