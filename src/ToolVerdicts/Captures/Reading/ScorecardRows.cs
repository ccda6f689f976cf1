using ToolVerdicts.Reviews;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Captures.Reading;

/// <summary>The rows of a scorecard while it is read: which row and which review a line belongs to.</summary>
/// <param name="tools">How many tools are compared.</param>
internal sealed class ScorecardRows(int tools)
{
    private int? _tool;

    /// <summary>The rows so far.</summary>
    public List<ScorecardLine> All { get; } = [];

    /// <summary>The row being read; null before the first.</summary>
    public ScorecardLine? Row { get; private set; }

    /// <summary>The review being read; null before the first of a row.</summary>
    public ScorecardSide? Side { get; private set; }

    /// <summary>From here on reviews are of this tool; null leaves it to their order.</summary>
    public void StartTool(int? tool) => (_tool, Side) = (tool, null);

    /// <summary>Begins the reviews of a reviewer; null when the page names none.</summary>
    public void StartRow(Reviewer? reviewer)
    {
        Side = null;
        // A page may repeat the name on every side of its row, or list a column for each tool.
        if (reviewer is not null && All.Find(row => row.Reviewer == reviewer && IsOpen(row)) is { } row && (_tool is not null || row == Row))
            Row = row;
        else
            All.Add(Row = new ScorecardLine(reviewer));
    }

    private bool IsOpen(ScorecardLine row) => row.Sides.Count > 0
        && (_tool is { } tool ? !row.Sides.Exists(side => side.Tool == tool) : row.Sides.Count < tools);

    /// <summary>Begins a review in the row it belongs to.</summary>
    public ScorecardSide StartSide()
    {
        if (Row is null || (Row.Reviewer is null && Row.Sides.Count > 0 && !IsOpen(Row)))
        {
            Row = _tool is null ? null : All.Find(row => row.Reviewer is null && IsOpen(row));
            if (Row is null)
                All.Add(Row = new ScorecardLine(Reviewer: null));
        }

        Row.Sides.Add(Side = new ScorecardSide { Tool = _tool });
        return Side;
    }
}

/// <summary>A row of a scorecard as read: its reviewer, and what it says of the tools in turn.</summary>
internal sealed record ScorecardLine(Reviewer? Reviewer)
{
    public List<ScorecardSide> Sides { get; } = [];
}

/// <summary>A review as read, before it is known to be whole.</summary>
internal sealed class ScorecardSide
{
    /// <summary>The index of the tool whose name stands above the review; null when the page leaves it to the order.</summary>
    public int? Tool { get; init; }

    public bool HasScoreLine { get; set; }

    public long? Score { get; set; }

    public Call? Call { get; set; }

    public bool IsEmpty { get; set; }

    public bool IsNameInferred { get; set; }

    public bool IsQuoted { get; set; }

    public string Text { get; set; } = "";
}
