namespace ToolVerdicts.Sitemaps;

public enum SitemapKind
{
    /// <summary>Pages that are neither of a tool nor of a comparison.</summary>
    Pages,
    /// <summary>Tools, in the order of their rows.</summary>
    Tools,
    /// <summary>Comparisons that captures show, in the order of the rows of their first captures.</summary>
    Comparisons,
}
