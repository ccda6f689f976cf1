namespace ToolVerdicts.Importing;

/// <summary>The outcome of an import for one fact.</summary>
public enum Change
{
    /// <summary>The tool or review is new, and the fact with it.</summary>
    Add,
    /// <summary>The store has the same value.</summary>
    Keep,
    /// <summary>The store had no value, or one on a weaker basis.</summary>
    Fill,
    /// <summary>The store has another stated value, which stands until an editor decides.</summary>
    Conflict,
}
