using System.Diagnostics.CodeAnalysis;

namespace ToolVerdicts.Comparisons;

/// <summary>The tools of a comparison: two to four slugs in canonical order, which is ordinal. No other code decides that order.</summary>
public sealed record ComparisonAddress
{
    /// <summary>The fewest tools a comparison shows.</summary>
    public const int MinTools = 2;
    /// <summary>The most tools a comparison shows.</summary>
    public const int MaxTools = 4;
    internal const string Separator = "-vs-";

    private readonly string _text;

    private ComparisonAddress(IEnumerable<Slug> slugs) => _text = string.Join(Separator, slugs);

    public string Path => $"/compare/{this}";

    /// <summary>Reads two to four slugs of an address in any order, repeats included. False for any other text.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out IReadOnlyList<Slug>? slugs)
    {
        var words = text?.Split(Separator) ?? [];
        slugs = Slug.FindIn(words).ToList() is { Count: >= MinTools and <= MaxTools } read && read.Count == words.Length ? read : null;
        return slugs is not null;
    }

    /// <summary>The comparison of these tools in any order, repeats included; null when they are not two to four different ones.</summary>
    public static ComparisonAddress? Of(IEnumerable<Slug> slugs)
    {
        var canonical = slugs.Distinct().Order().ToList();
        return canonical.Count is >= MinTools and <= MaxTools ? new ComparisonAddress(canonical) : null;
    }

    /// <summary>The address part, such as <c>a-vs-b</c>.</summary>
    public override string ToString() => _text;
}
