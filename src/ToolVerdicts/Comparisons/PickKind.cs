namespace ToolVerdicts.Comparisons;

/// <summary>How a text of the picker was understood.</summary>
public enum PickKind
{
    /// <summary>One tool is meant.</summary>
    Found,

    /// <summary>Several tools have this name.</summary>
    SameName,

    /// <summary>No tool has this name, but the search finds some.</summary>
    Matches,

    /// <summary>Nothing matches; there may be names like it.</summary>
    Unknown,
}
