namespace ToolVerdicts.Comparisons;

/// <summary>The result of comparing the values of a row of the decision table. Rows are shown in this order.</summary>
public enum Outcome
{
    /// <summary>At least two values are known to differ.</summary>
    Differs,
    /// <summary>The known values are equal, and at least one is not stated.</summary>
    Unknown,
    /// <summary>All values are equal.</summary>
    Same,
}
