namespace ToolVerdicts.Sheets;

/// <summary>Where a fact stands that a captured page states.</summary>
public enum PageFactState
{
    /// <summary>The site shows this value.</summary>
    Stands,
    /// <summary>The site shows this value, which was seen longer ago than its limit.</summary>
    Old,
    /// <summary>Other pages of equal standing say otherwise, so that no value stands.</summary>
    Contested,
    /// <summary>The value of another page stands.</summary>
    Outranked,
    /// <summary>The value of an editor stands.</summary>
    Corrected,
    /// <summary>Nobody states the value any longer: the page, or the fact, was taken back.</summary>
    Withdrawn,
}
