namespace ToolVerdicts.Comparisons;

/// <summary>Whether a row of a decision table tells tools apart. Rows are shown in this order.</summary>
public enum Outcome
{
    /// <summary>At least two values are known to differ.</summary>
    Differs,
    /// <summary>The known values are equal, and at least one is not stated.</summary>
    Unknown,
    /// <summary>All values are equal.</summary>
    Same,
}
