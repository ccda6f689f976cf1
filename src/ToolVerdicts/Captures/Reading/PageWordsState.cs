namespace ToolVerdicts.Captures.Reading;

/// <summary>Whether the words of a stored page can be shown.</summary>
public enum PageWordsState
{
    Kept,
    /// <summary>The store has no bytes of the page.</summary>
    Absent,
    /// <summary>The stored bytes are not those of the page.</summary>
    Damaged,
    /// <summary>Reading took too long, which another time it may not.</summary>
    Slow,
    /// <summary>The page speaks of a tool that the site does not list.</summary>
    Withheld,
}
