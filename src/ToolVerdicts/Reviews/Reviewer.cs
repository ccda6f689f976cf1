using ToolVerdicts.Text;

namespace ToolVerdicts.Reviews;

/// <summary>An editorial lens through which a tool is looked at; never a person.</summary>
/// <param name="Key">The address part, lower-case.</param>
/// <param name="Name">The name shown, without an article.</param>
public sealed record Reviewer(string Key, string Name)
{
    /// <summary>The order in which the captured scorecards list their panel, by reviewer key.</summary>
    public static IReadOnlyList<string> UsualOrder { get; } = ["builder", "skeptic", "futurist", "founder"];

    /// <summary>Names a scorecard is known to use, whether or not a score follows them.</summary>
    public static IReadOnlyList<string> KnownNames { get; } = ["Builder", "Skeptic", "Futurist", "Founder", "Creator"];

    /// <summary>The reviewer a scorecard means by <paramref name="name"/>: "The Builder" and "BUILDER" are Builder.</summary>
    public static Reviewer Named(string name)
    {
        var bare = Wording.Collapse(name);
        if (bare.StartsWith("the ", StringComparison.OrdinalIgnoreCase) && bare.Length > 4)
            bare = bare[4..];
        var known = KnownNames.FirstOrDefault(candidate => candidate.Equals(bare, StringComparison.OrdinalIgnoreCase)) ?? bare;
        // A name without one ASCII letter gets a digest for an address part.
        return new Reviewer(Slug.From(known) is { Length: > 0 } slug ? slug : $"reviewer-{Wording.Digest(known)[..6]}", known);
    }

    /// <summary>Where the reviewer stands on a page: the usual panel first, in its order, then all others.</summary>
    public static int Position(string? key) =>
        UsualOrder.ToList().IndexOf(key ?? "") is var index and >= 0 ? index : UsualOrder.Count + (key is null ? 1 : 0);
}
