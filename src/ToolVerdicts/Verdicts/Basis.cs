namespace ToolVerdicts.Verdicts;

/// <summary>How a fact of a review is known, strongest claim first.</summary>
public enum Basis
{
    /// <summary>A capture says it.</summary>
    Stated,
    /// <summary>An editor decided it.</summary>
    Assigned,
    /// <summary>Worked out from the panel's share: 100% makes every call ship, 0% makes every call skip.</summary>
    Deduced,
    /// <summary>The reviewer's name, taken from the row the text stands in. Never counted in a reviewer's record.</summary>
    Inferred,
}
