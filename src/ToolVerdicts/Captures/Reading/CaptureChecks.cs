namespace ToolVerdicts.Captures.Reading;

/// <summary>Checks the values on a page that follow from each other.</summary>
internal static class CaptureChecks
{
    /// <summary>Adds a warning, with both values, for each contradiction on the page.</summary>
    public static void AddWarnings(
        IReadOnlyList<CapturedTool> tools, CapturedTable? table, IReadOnlyList<CapturedReview> reviews, List<string> warnings)
    {
        foreach (var (side, tool) in tools.Index())
        {
            var name = tool.Identity.Name;
            var panel = reviews.Where(review => review.Side == side).ToList();

            Compare("badge", tool.Badge, "counts", tool.PanelTally?.Verdict);
            Compare("badge", tool.Badge, "panel share", VerdictOf(tool.PanelShare));
            Compare("panel share", Percent(tool.PanelShare), "counts", Percent(tool.PanelTally?.SharePercent));
            Compare("reviews counted", tool.PanelTally?.Total, "reviews shown", panel.Count == 0 ? null : panel.Count);
            if (panel.Count > 0 && panel.TrueForAll(review => review.Call is not null))
            {
                var ship = panel.LongCount(review => review.Call == Call.Ship);
                var calls = new Tally(ship, panel.Count - ship);
                Compare("panel share", Percent(tool.PanelShare), "calls", Percent(calls.SharePercent));
                Compare("counts", tool.PanelTally?.ToString(), "calls", calls.ToString());
            }
            else if (ImpossibleShare(tool, panel.Count) is { } impossible)
            {
                warnings.Add(impossible);
            }

            if (table is null)
                continue;
            var verdict = CaptureLines.ParseVerdict(table[CapturedTable.PanelVerdict, side]);
            Compare("badge", tool.Badge, "verdict in the decision table", verdict);
            Compare("name on the card", name, "name in the decision table", table.Names.Count == tools.Count ? table.Names[side] : null);
            Compare("tagline", tool.Identity.Tagline, "best for", table[CapturedTable.BestFor, side]);
            Compare("category on the card", tool.Category, "category in the decision table", table[CapturedTable.Category, side]);

            void Compare<T>(string fact, T? value, string otherFact, T? otherValue)
            {
                if (value is not null && otherValue is not null && !Wording.Same(value.ToString()!, otherValue.ToString()!))
                    warnings.Add($"{name}: {fact} {value}, but {otherFact} {otherValue}");
            }
        }
    }

    /// <summary>
    /// The tools with the counts of their reviews, where the page shows more reviews than it counts: a site that adds a reviewer can leave
    /// its counts as they were. The contradiction is a warning.
    /// </summary>
    public static IReadOnlyList<CapturedTool> Recount(IReadOnlyList<CapturedTool> tools, IReadOnlyList<CapturedReview> reviews) =>
        tools.Select((tool, side) =>
        {
            var panel = reviews.Where(review => review.Side == side).ToList();
            if (tool.PanelTally is not { } tally || panel.Count <= tally.Total || panel.Exists(review => review.Call is null))
                return tool;
            var ship = panel.LongCount(review => review.Call == Call.Ship);
            var counted = new Tally(ship, panel.Count - ship);
            return tool with { PanelTally = counted, PanelShare = counted.SharePercent };
        }).ToList();

    /// <summary>Describes, for a message, the first sign that reviews are missing; null when there is none.</summary>
    public static string? FindMissingReviews(IReadOnlyList<CapturedTool> tools, IReadOnlyList<CapturedReview> reviews)
    {
        foreach (var (side, tool) in tools.Index())
        {
            var shown = reviews.Count(review => review.Side == side);
            if (shown == 0 && reviews.Count > 0)
                return $"{tool.Identity.Name} has no review";
            if (tool.PanelTally is { } tally && tally.Total > shown)
                return $"{tool.Identity.Name} has {shown} of {tally.Total} reviews";
            if (ImpossibleShare(tool, shown) is { } impossible)
                return impossible;
        }

        return null;
    }

    private static string? ImpossibleShare(CapturedTool tool, int reviews) =>
        tool is { PanelShare: { } share, PanelTally: null } && reviews > 0 && Tally.FromShare(share, reviews) is null
            ? $"{tool.Identity.Name}: panel share {share}%, which {reviews} reviews cannot make"
            : null;

    // 50% has no verdict: it may be rounded from slightly more or less.
    private static Verdict? VerdictOf(long? share) => share switch { > 50 => Verdict.Ship, < 50 => Verdict.Skip, _ => null };

    private static string? Percent(long? share) => share is null ? null : $"{share}%";
}
