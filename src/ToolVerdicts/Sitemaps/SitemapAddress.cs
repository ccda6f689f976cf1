namespace ToolVerdicts.Sitemaps;

/// <summary>An address of the sitemap.</summary>
public sealed record SitemapAddress
{
    public string Path { get; init; } = "";

    /// <summary>When the latest capture of the page was imported; null when there is none.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}
