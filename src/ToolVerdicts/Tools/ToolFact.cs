namespace ToolVerdicts.Tools;

/// <summary>The facts of a tool that captures state, and that a page shows with their sources.</summary>
public enum ToolFact
{
    /// <summary>Name and tagline.</summary>
    Identity,
    Category,
    Description,
    /// <summary>The price word.</summary>
    Price,
    /// <summary>The price text.</summary>
    Pricing,
    /// <summary>The panel's counts.</summary>
    Panel,
    PanelShare,
    /// <summary>The votes of the captured site's visitors.</summary>
    Community,
}
