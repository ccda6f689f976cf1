namespace ToolVerdicts.Facts;

/// <summary>How a step of a fact's history ended.</summary>
public enum StepState
{
    /// <summary>The value stands.</summary>
    Stands,
    /// <summary>The value stood until later pages stated it again.</summary>
    Confirmed,
    /// <summary>The value is one of those of which none stands.</summary>
    Contested,
    /// <summary>The value stood, or was contested, until something else stood.</summary>
    Replaced,
    /// <summary>A value of higher standing was known already.</summary>
    Outranked,
    /// <summary>The pages did not tell whose text it was.</summary>
    Unassigned,
}
