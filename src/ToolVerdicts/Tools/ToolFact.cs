namespace ToolVerdicts.Tools;

/// <summary>A fact of a tool that captures state.</summary>
public enum ToolFact
{
    /// <summary>Name and tagline.</summary>
    Identity,

    /// <summary>The category.</summary>
    Category,

    /// <summary>The description.</summary>
    Description,

    /// <summary>The price word.</summary>
    PriceWord,

    /// <summary>The pricing in free text.</summary>
    PriceText,

    /// <summary>The panel's share.</summary>
    PanelShare,

    /// <summary>The panel's counts.</summary>
    PanelCounts,

    /// <summary>The community's vote.</summary>
    Community,
}
