namespace ToolVerdicts.Sitemaps;

public sealed record SitemapAddress
{
    public string Path { get; init; } = "";
    /// <summary>When the latest capture of the page was imported; null when there is none.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}
