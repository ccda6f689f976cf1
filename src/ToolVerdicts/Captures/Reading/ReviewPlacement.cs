namespace ToolVerdicts.Captures.Reading;

/// <summary>Assigns the reviews of a scorecard to the tools.</summary>
internal static class ReviewPlacement
{
    /// <param name="warnings">Receives reviews that no rule assigns.</param>
    /// <exception cref="CaptureRefusedException">A review is too long, or there are too many.</exception>
    public static List<CapturedReview> Place(List<DraftRow> rows, IReadOnlyList<CapturedTool> tools, List<string> warnings)
    {
        var reviews = new List<CapturedReview>();
        var shortRows = rows.Count(row => row.Reviews.Count < tools.Count && !NamesTools(row));
        if (rows.TrueForAll(row => row.Reviewer is null) && shortRows > 0)
        {
            // Behind a missing text the alternation of sides is shifted, and no name tells where it was.
            var texts = rows.Sum(row => row.Reviews.Count);
            warnings.Add($"{texts} texts for {tools.Count} tools: one is missing and nothing says whose, so none is taken");
            return reviews;
        }

        foreach (var (r, row) in rows.Index())
        {
            if (FirstTool(row, rows.Count - shortRows, shortRows, tools) is not { } first)
            {
                warnings.Add($"row {row.Reviewer?.Name} has {row.Reviews.Count} of {tools.Count} reviews and does not say whose; left out");
                continue;
            }

            var taken = new HashSet<int>();
            foreach (var (index, review) in row.Reviews.Index().Where(draft => draft.Item.Text.Length > 0))
            {
                var side = review.Tool ?? first + index;
                if (!taken.Add(side))
                {
                    warnings.Add($"{row.Name} has two reviews of {tools[side].Identity.Name}; left out: {Excerpt.Of(review.Text)}");
                    continue;
                }

                if (review.Text.Length > CaptureLimits.MaxText)
                    throw CaptureLimits.TooLong($"a review of {review.Text.Length} characters", CaptureLimits.MaxText);
                var named = review.IsNameInferred ? null : row.Reviewer;
                reviews.Add(new CapturedReview(r + 1, side, named, review.Score, review.Call, review.Text));
            }
        }

        return reviews.Count <= CaptureLimits.MaxReviews
            ? reviews : throw CaptureLimits.TooLong($"{reviews.Count} reviews", CaptureLimits.MaxReviews);
    }

    private static bool NamesTools(DraftRow row) => row.Reviews.Count > 0 && row.Reviews.TrueForAll(review => review.Tool is not null);

    /// <summary>The index of the tool of a row's first review. If the row lacks a review, the panels' counts can tell which.</summary>
    /// <returns>Null when nothing tells.</returns>
    private static int? FirstTool(DraftRow row, int fullRows, int shortRows, IReadOnlyList<CapturedTool> tools)
    {
        if (row.Reviews.Count == tools.Count || row.Reviewer is null || NamesTools(row))
            return 0;
        if (row.Reviews.Count > tools.Count || tools.Count != 2)
            return null;
        return (tools[0].PanelTally?.Total - fullRows, tools[1].PanelTally?.Total - fullRows) switch
        {
            var (left, right) when left == shortRows && right == 0 => 0,
            var (left, right) when left == 0 && right == shortRows => 1,
            _ => null,
        };
    }
}
