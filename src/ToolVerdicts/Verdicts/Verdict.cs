namespace ToolVerdicts.Verdicts;

/// <summary>What a tally says.</summary>
public enum Verdict
{
    /// <summary>More than half ship.</summary>
    Ship,

    /// <summary>Exactly half ship.</summary>
    Mixed,

    /// <summary>Less than half ship.</summary>
    Skip,
}
