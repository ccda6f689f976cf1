using ToolVerdicts.Text;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Captures.Reading;

/// <summary>Values on a page that follow from each other, checked against each other.</summary>
internal static class CaptureChecks
{
    /// <summary>Warns, naming both values, wherever a page disagrees with itself.</summary>
    public static void Compare(
        IReadOnlyList<CapturedTool> tools, DecisionTableText? table, IReadOnlyList<CapturedReview> reviews, List<string> warnings)
    {
        for (var side = 0; side < tools.Count; side++)
        {
            var tool = tools[side];
            var name = tool.Identity.Name;
            var panel = reviews.Where(review => review.Side == side).ToList();

            Disagreement(name, "badge", tool.Badge, "counts", tool.PanelTally?.Verdict);
            Disagreement(name, "badge", tool.Badge, "panel share", VerdictOf(tool.PanelShare));
            Disagreement(name, "panel share", Percent(tool.PanelShare), "counts", Percent(tool.PanelTally?.SharePercent));
            Disagreement(name, "reviews counted", tool.PanelTally?.Total, "reviews shown", panel.Count == 0 ? null : panel.Count);
            if (panel.Count > 0 && panel.TrueForAll(review => review.Call is not null))
            {
                var calls = new Tally(panel.LongCount(review => review.Call == Call.Ship), panel.LongCount(review => review.Call == Call.Skip));
                Disagreement(name, "panel share", Percent(tool.PanelShare), "calls", Percent(calls.SharePercent));
                Disagreement(name, "counts", tool.PanelTally?.ToString(), "calls", calls.ToString());
            }
            else if (ImpossibleShare(tool, panel.Count) is { } impossible)
            {
                warnings.Add(impossible);
            }

            if (table is null)
                continue;
            var verdictRow = table[DecisionTableReader.PanelVerdict, side];
            Disagreement(name, "badge", tool.Badge, "verdict in the decision table", verdictRow is null ? null : CaptureLines.ParseVerdict(verdictRow));
            Disagreement(name, "name on the card", name, "name in the decision table", table.Names.Count == tools.Count ? table.Names[side] : null);
            Disagreement(name, "tagline", tool.Identity.Tagline, "best for", table[DecisionTableReader.BestFor, side]);
            Disagreement(name, "category on the card", tool.Category, "category in the decision table", table[DecisionTableReader.Category, side]);
        }

        void Disagreement<T>(string tool, string what, T? value, string other, T? otherValue)
        {
            if (value is not null && otherValue is not null && !Wording.Same(value.ToString()!, otherValue.ToString()!))
                warnings.Add($"{tool}: {what} {value}, but {other} {otherValue}");
        }
    }

    /// <summary>What says that reviews are missing; null when the reviews shown can be all of them.</summary>
    public static string? MissingReviews(IReadOnlyList<CapturedTool> tools, IReadOnlyList<CapturedReview> reviews)
    {
        for (var side = 0; side < tools.Count; side++)
        {
            var shown = reviews.Count(review => review.Side == side);
            if (shown == 0 && reviews.Count > 0)
                return $"{tools[side].Identity.Name} has no review";
            if (tools[side].PanelTally is { } tally && tally.Total > shown)
                return $"{tools[side].Identity.Name} has {shown} of {tally.Total} reviews";
            if (ImpossibleShare(tools[side], shown) is { } impossible)
                return impossible;
        }

        return null;
    }

    private static string? ImpossibleShare(CapturedTool tool, int reviews) =>
        tool is { PanelShare: { } share, PanelTally: null } && reviews > 0 && Tally.FromShare(share, reviews) is null
            ? $"{tool.Identity.Name}: panel share {share}%, which {reviews} reviews cannot make"
            : null;

    // Half may be a rounded share of something else.
    private static Verdict? VerdictOf(long? share) => share switch
    {
        > 50 => Verdict.Ship,
        < 50 => Verdict.Skip,
        _ => null,
    };

    private static string? Percent(long? share) => share is null ? null : $"{share}%";
}
