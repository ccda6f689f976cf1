namespace ToolVerdicts.Reviews;

/// <summary>A reviewer who calls some tools of a comparison ship and others skip.</summary>
/// <param name="Calls">The call on each tool, from left to right; null where it is not stated.</param>
/// <param name="IsInferred">True when a name among these reviews is only inferred.</param>
public sealed record PanelSplit(Reviewer Reviewer, IReadOnlyList<Call?> Calls, bool IsInferred)
{
    /// <summary>The reviewers of a scorecard whose stated calls differ from tool to tool.</summary>
    public static IReadOnlyList<PanelSplit> Of(IReadOnlyList<ScorecardRow> scorecard) =>
        scorecard.Where(row => row.Reviewer is not null)
            .Select(row => new PanelSplit(
                row.Reviewer!, row.Sides.Select(CallOf).ToList(), IsInferred: row.Sides.Any(side => side.Any(review => !review.IsNamed))))
            .Where(split => split.Calls.OfType<Call>().Distinct().Count() > 1)
            .ToList();

    /// <summary>The reviewer's call on each tool, in a sentence.</summary>
    /// <param name="tools">The tools' names, from left to right.</param>
    public string Sentence(IReadOnlyList<string> tools)
    {
        var calls = Calls.Select((call, side) => $"{call?.ToString().ToLowerInvariant() ?? "not stated"} on {tools[side]}");
        return $"The {Reviewer.Name} is split: {string.Join(", ", calls)}{(IsInferred ? " (a name is inferred)" : "")}.";
    }

    // Several texts under one inferred name can have different calls. The reviewer's call is then not known.
    private static Call? CallOf(IReadOnlyList<Review> side) =>
        side.Select(review => review.Call).Distinct().ToList() is [{ } call] ? call : null;
}
