namespace ToolVerdicts.Reviews;

/// <summary>A row of a scorecard that shows a text without a name.</summary>
/// <param name="Row">The row, from 1.</param>
/// <param name="Neighbour">The known reviewer of another text in the same row; null when there is none.</param>
public sealed record RowEvidence(long Row, string? Neighbour)
{
    /// <summary>The reviewer that this row suggests: the neighbour, else the usual panel's of the row; null below that panel.</summary>
    public string? Reviewer =>
        Neighbour ?? (Row <= Reviews.Reviewer.UsualOrder.Count ? Reviews.Reviewer.UsualOrder[(int)Row - 1] : null);
}
