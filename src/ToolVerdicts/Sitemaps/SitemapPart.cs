using System.Diagnostics.CodeAnalysis;

namespace ToolVerdicts.Sitemaps;

/// <summary>What a part of the sitemap lists.</summary>
public enum SitemapKind
{
    /// <summary>Pages that are neither of a tool nor of a comparison.</summary>
    Pages,

    /// <summary>Tools, by their row.</summary>
    Tools,

    /// <summary>Comparisons that captures show, by the row of their first capture.</summary>
    Comparisons,
}

/// <summary>
/// One file of the sitemap. It covers a range of rows, not of results, so that it is found without counting, and an address never moves
/// to another part.
/// </summary>
/// <param name="Kind">What it lists.</param>
/// <param name="Number">From 1.</param>
/// <param name="Size">Rows a part; it lists that many addresses at most.</param>
public readonly record struct SitemapPart(SitemapKind Kind, long Number, long Size)
{
    /// <summary>The most addresses the sitemap protocol allows in one file.</summary>
    public const int MaxAddresses = 50_000;

    /// <summary>The last row before this part.</summary>
    public long After => (Number - 1) * Size;

    /// <summary>The last row of this part.</summary>
    public long Last => Number * Size;

    /// <summary>Where it stands.</summary>
    public string Path => $"/sitemaps/{Kind.ToString().ToLowerInvariant()}-{Number}.xml";

    /// <summary>Reads a part's name, such as <c>tools-1</c>. False when it has no such form; whether the part exists is another question.</summary>
    public static bool TryParse(string name, long size, [NotNullWhen(true)] out SitemapPart? part)
    {
        part = Enum.GetValues<SitemapKind>().SelectMany(kind => Numbered(kind, name, size)).FirstOrDefault();
        return part is not null;
    }

    private static IEnumerable<SitemapPart?> Numbered(SitemapKind kind, string name, long size)
    {
        var start = $"{kind.ToString().ToLowerInvariant()}-";
        if (name.StartsWith(start, StringComparison.Ordinal) && int.TryParse(name[start.Length..], out var number) && number > 0 && name == $"{start}{number}")
            yield return new SitemapPart(kind, number, size);
    }
}
