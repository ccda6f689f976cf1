using System.Diagnostics.CodeAnalysis;

namespace ToolVerdicts.Sitemaps;

/// <summary>One file of the sitemap. It covers a range of rows, not of results, so that it is found without counting and an address never
/// moves to another part.</summary>
/// <param name="Number">The number of the part, from 1.</param>
/// <param name="Size">Rows in a part, and the most addresses that it lists.</param>
public readonly record struct SitemapPart(SitemapKind Kind, long Number, long Size)
{
    /// <summary>The most addresses of one file. The protocol allows 50,000; a part is rendered in memory.</summary>
    public const int MaxAddresses = 10_000;

    /// <summary>The last row before this part.</summary>
    public long After => (Number - 1) * Size;

    /// <summary>The last row of this part.</summary>
    public long Last => Number * Size;

    public string Path => $"/sitemaps/{Kind.ToString().ToLowerInvariant()}-{Number}.xml";

    /// <summary>Reads the name of a part, such as <c>tools-1</c>, whether the part exists or not. False when it has no such form.</summary>
    public static bool TryParse(string name, long size, [NotNullWhen(true)] out SitemapPart? part)
    {
        part = name.Split('-') is [var word, var text] && Enum.TryParse<SitemapKind>(word, ignoreCase: true, out var kind)
            && int.TryParse(text, out var number) && number > 0 ? new SitemapPart(kind, number, size) : null;
        // One spelling each: neither Tools-1 nor tools-01 is tools-1.
        return part?.Path == $"/sitemaps/{name}.xml";
    }
}
