namespace ToolVerdicts.Reviews;

/// <summary>An editorial point of view, such as Skeptic; never a person.</summary>
/// <param name="Key">The address part, lower-case.</param>
/// <param name="Name">The name shown, without an article.</param>
public sealed record Reviewer(string Key, string Name)
{
    /// <summary>The order in which the captured scorecards list their panel, by reviewer key.</summary>
    public static IReadOnlyList<string> UsualOrder { get; } = ["builder", "skeptic", "futurist", "founder"];
    /// <summary>Names by which scorecards are recognized even where no score follows them.</summary>
    public static IReadOnlyList<string> KnownNames { get; } = ["Builder", "Skeptic", "Futurist", "Founder", "Creator"];

    /// <summary>The reviewer of a name in a scorecard: "The Builder" and "BUILDER" are Builder.</summary>
    public static Reviewer Named(string name)
    {
        var bare = Wording.Collapse(name);
        if (bare.StartsWith("the ", StringComparison.OrdinalIgnoreCase) && bare.Length > 4)
            bare = bare[4..];
        var known = KnownNames.FirstOrDefault(candidate => candidate.Equals(bare, StringComparison.OrdinalIgnoreCase)) ?? bare;
        // Of a name without an ASCII letter or digit, the address part is a digest.
        return new Reviewer(Slug.FromOrDigest(known, "reviewer").ToString(), known);
    }

    /// <summary>The sort key of a reviewer on a page: the usual panel in its order, then others, then reviews without a reviewer.</summary>
    public static int Position(string? key) =>
        UsualOrder.ToList().IndexOf(key ?? "") is var index and >= 0 ? index : UsualOrder.Count + (key is null ? 1 : 0);
}
