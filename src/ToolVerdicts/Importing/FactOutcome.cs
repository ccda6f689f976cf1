namespace ToolVerdicts.Importing;

/// <summary>The outcome of an import for one fact of the capture.</summary>
public enum FactOutcome
{
    /// <summary>The tool or review is new, and the fact with it.</summary>
    Add,
    /// <summary>The value stood before.</summary>
    Keep,
    /// <summary>No value stood before, or one on a weaker basis.</summary>
    Fill,
    /// <summary>Another value stood before.</summary>
    Change,
    /// <summary>Another statement of equal standing differs, so that no value stands.</summary>
    Contest,
    /// <summary>Another value stands, which was seen later or on a richer page; the capture's is part of the history.</summary>
    Older,
    /// <summary>The page does not tell of which tool the text is a review.</summary>
    Unassigned,
}
