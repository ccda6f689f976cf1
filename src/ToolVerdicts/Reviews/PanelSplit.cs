using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Reviews;

/// <summary>A reviewer who does not call all tools alike.</summary>
/// <param name="Reviewer">Who.</param>
/// <param name="Calls">The call on each tool, from left to right; null where it is not stated.</param>
/// <param name="IsInferred">True when a name among these reviews is only inferred.</param>
public sealed record PanelSplit(Reviewer Reviewer, IReadOnlyList<Call?> Calls, bool IsInferred)
{
    /// <summary>The reviewers of a scorecard whose stated calls differ from tool to tool.</summary>
    public static IReadOnlyList<PanelSplit> Of(IReadOnlyList<ScorecardRow> scorecard) =>
        scorecard.Where(row => row.Reviewer is not null)
            .Select(row => new PanelSplit(row.Reviewer!, row.Sides.Select(CallOf).ToList(), row.Sides.Any(side => side.Any(review => !review.IsNamed))))
            .Where(split => split.Calls.OfType<Call>().Distinct().Count() > 1)
            .ToList();

    /// <summary>Says how the reviewer calls each tool.</summary>
    /// <param name="tools">The tools' names, from left to right.</param>
    public string Sentence(IReadOnlyList<string> tools) =>
        $"The {Reviewer.Name} is split: {string.Join(", ", Calls.Select((call, side) => $"{call?.ToString().ToLowerInvariant() ?? "not stated"} on {tools[side]}"))}{(IsInferred ? " (a name is inferred)" : "")}.";

    // Two texts under one inferred name may disagree; then nothing is known.
    private static Call? CallOf(IReadOnlyList<Review> side) =>
        side.Select(review => review.Call).Distinct().ToList() is [{ } call] ? call : null;
}
