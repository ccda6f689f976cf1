namespace ToolVerdicts.Captures.Reading;

/// <summary>Gives every review of a scorecard to its tool.</summary>
internal static class ScorecardSides
{
    /// <param name="rows">The rows as read.</param>
    /// <param name="tools">The tools from left to right.</param>
    /// <param name="warnings">Takes up reviews that cannot be placed.</param>
    /// <exception cref="CaptureRefusedException">A review is too long, or there are too many.</exception>
    public static List<CapturedReview> Place(List<ScorecardLine> rows, IReadOnlyList<CapturedTool> tools, List<string> warnings)
    {
        var reviews = new List<CapturedReview>();
        var shortRows = rows.Where(row => row.Sides.Count < tools.Count && !SaysWhose(row)).ToList();
        if (rows.TrueForAll(row => row.Reviewer is null) && shortRows.Count > 0)
        {
            // A text is missing, and from there on the turn is off: whose any of them is cannot be told.
            warnings.Add($"{rows.Sum(row => row.Sides.Count)} texts for {tools.Count} tools: one is missing and nothing says whose, so none is taken");
            return [];
        }

        for (var r = 0; r < rows.Count; r++)
        {
            var row = rows[r];
            if (FirstSide(row, rows.Count - shortRows.Count, shortRows.Count, tools) is not { } first)
            {
                warnings.Add($"row {row.Reviewer?.Name} has {row.Sides.Count} of {tools.Count} reviews and does not say whose; left out");
                continue;
            }

            var taken = new HashSet<int>();
            for (var s = 0; s < row.Sides.Count; s++)
            {
                var side = row.Sides[s];
                var tool = side.Tool ?? first + s;
                if (side.Text.Length == 0)
                    continue;
                if (!taken.Add(tool))
                {
                    warnings.Add($"{row.Reviewer?.Name ?? "a nameless reviewer"} has two reviews of {tools[tool].Identity.Name}; left out: {Excerpt.Of(side.Text)}");
                    continue;
                }

                if (side.Text.Length > CaptureLimits.MaxText)
                    throw new CaptureRefusedException($"too long: a review of {side.Text.Length} characters, where {CaptureLimits.MaxText} is the limit");
                reviews.Add(new CapturedReview(r + 1, tool, side.IsNameInferred ? null : row.Reviewer, side.Score, side.Call, side.Text));
            }
        }

        return reviews.Count <= CaptureLimits.MaxReviews
            ? reviews
            : throw new CaptureRefusedException($"too long: {reviews.Count} reviews, where {CaptureLimits.MaxReviews} is the limit");
    }

    private static bool SaysWhose(ScorecardLine row) => row.Sides.Count > 0 && row.Sides.TrueForAll(side => side.Tool is not null);

    /// <summary>The tool a row starts with: the first, unless the row is short and the panels' sizes tell whose review is missing.</summary>
    /// <returns>Null when nothing tells.</returns>
    private static int? FirstSide(ScorecardLine row, int fullRows, int shortRows, IReadOnlyList<CapturedTool> tools)
    {
        if (row.Sides.Count == tools.Count || row.Reviewer is null || SaysWhose(row))
            return 0;
        if (row.Sides.Count > tools.Count || tools.Count != 2 || tools.Any(tool => tool.PanelTally is null))
            return null;
        var missing = tools.Select(tool => tool.PanelTally!.Value.Total - fullRows).ToList();
        return missing[0] == shortRows && missing[1] == 0 ? 0
            : missing[1] == shortRows && missing[0] == 0 ? 1
            : null;
    }
}
