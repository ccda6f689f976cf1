using System.Diagnostics.CodeAnalysis;
using ToolVerdicts.Text;

namespace ToolVerdicts.Comparisons;

/// <summary>
/// The tools a comparison shows: two to four different slugs in canonical order, which is ordinal. The only place that decides
/// that order.
/// </summary>
public sealed record ComparisonAddress
{
    /// <summary>The fewest tools a comparison shows.</summary>
    public const int MinTools = 2;

    /// <summary>The most tools a comparison shows.</summary>
    public const int MaxTools = 4;

    internal const string Separator = "-vs-";

    private ComparisonAddress(IReadOnlyList<string> slugs) => Slugs = slugs;

    /// <summary>The slugs in canonical order.</summary>
    public IReadOnlyList<string> Slugs { get; }

    /// <summary>The canonical path.</summary>
    public string Path => $"/compare/{this}";

    /// <summary>
    /// Reads the slugs of an address in any order, repeats included. False when a part is no slug, or when there are fewer than
    /// two or more than four parts.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out IReadOnlyList<string>? slugs)
    {
        slugs = text?.Split(Separator);
        if (slugs is { Count: >= MinTools and <= MaxTools } && slugs.All(Slug.IsWellFormed))
            return true;
        slugs = null;
        return false;
    }

    /// <summary>The comparison of these tools, or null when they are not two to four different ones.</summary>
    public static ComparisonAddress? Of(IEnumerable<string> slugs)
    {
        var canonical = slugs.Distinct().Order(StringComparer.Ordinal).ToList();
        return canonical.Count is >= MinTools and <= MaxTools ? new ComparisonAddress(canonical) : null;
    }

    /// <summary>The address part, such as <c>a-vs-b</c>.</summary>
    public override string ToString() => string.Join(Separator, Slugs);

    /// <summary>Equal when the tools are.</summary>
    public bool Equals(ComparisonAddress? other) => other is not null && Slugs.SequenceEqual(other.Slugs);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
