namespace ToolVerdicts.Verdicts;

/// <summary>How a fact of a review is known, strongest claim first.</summary>
public enum Basis
{
    /// <summary>A capture says it.</summary>
    Stated,

    /// <summary>An editor said so.</summary>
    Assigned,

    /// <summary>The same text, on the same tool, is stated in another capture.</summary>
    Matched,

    /// <summary>It follows: a panel of 100% makes every call ship, one of 0% makes every call skip.</summary>
    Deduced,

    /// <summary>The reviewer's name, taken from the row the text stands in. Never counted in a reviewer's record.</summary>
    Inferred,
}
