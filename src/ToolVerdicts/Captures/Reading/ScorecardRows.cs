namespace ToolVerdicts.Captures.Reading;

/// <summary>The rows of a scorecard while it is read.</summary>
/// <param name="tools">The number of compared tools.</param>
internal sealed class ScorecardRows(int tools)
{
    private int? _tool;

    public List<DraftRow> All { get; } = [];
    /// <summary>The row being read; null before the first.</summary>
    public DraftRow? Row { get; private set; }
    /// <summary>The review being read; null before the first of a row.</summary>
    public DraftReview? Review { get; private set; }

    /// <summary>Assigns the following reviews to a tool; null assigns them by their order.</summary>
    public void StartTool(int? tool) => (_tool, Review) = (tool, null);

    /// <summary>Starts or continues the row of a reviewer.</summary>
    public void StartRow(Reviewer? reviewer)
    {
        Review = null;
        // A page can repeat the name above each review of a row, or show the reviews of each tool as a column.
        var open = reviewer is null ? null : All.Find(row => row.Reviewer == reviewer && IsOpen(row));
        if (open is not null && (_tool is not null || open == Row))
            Row = open;
        else
            All.Add(Row = new DraftRow(reviewer));
    }

    /// <summary>Starts a review in the row it belongs to.</summary>
    public DraftReview StartReview()
    {
        if (Row is null || (Row.Reviewer is null && Row.Reviews.Count > 0 && !IsOpen(Row)))
        {
            Row = _tool is null ? null : All.Find(row => row.Reviewer is null && IsOpen(row));
            if (Row is null)
                All.Add(Row = new DraftRow(Reviewer: null));
        }

        Row.Reviews.Add(Review = new DraftReview { Tool = _tool });
        return Review;
    }

    // True for a row that has a review, but not yet one of the current tool.
    private bool IsOpen(DraftRow row) => row.Reviews.Count > 0
        && (_tool is { } tool ? !row.Reviews.Exists(review => review.Tool == tool) : row.Reviews.Count < tools);
}
