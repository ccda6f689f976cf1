namespace ToolVerdicts.Reviews;

/// <summary>One row in which a nameless text stands.</summary>
/// <param name="Row">The row of the scorecard, from 1.</param>
/// <param name="Neighbour">The reviewer whose text is known to stand in the same row of that page; null when nobody's is.</param>
public sealed record RowEvidence(long Row, string? Neighbour)
{
    /// <summary>The reviewer this row speaks for: its neighbour, or whoever usually stands there; null below the usual panel.</summary>
    public string? Reviewer => Neighbour ?? (Row <= Reviews.Reviewer.UsualOrder.Count ? Reviews.Reviewer.UsualOrder[(int)Row - 1] : null);
}

/// <summary>Infers the name behind a nameless text from the rows it stands in.</summary>
public static class ReviewerInference
{
    /// <summary>
    /// The reviewer all rows agree on, where rows with a known neighbour outweigh the usual order; null when they
    /// disagree, or when the tool already has a text that is known to be that reviewer's.
    /// </summary>
    /// <param name="rows">Every row in which the text stands.</param>
    /// <param name="taken">Reviewers of the same tool that are known, not inferred.</param>
    public static string? Infer(IReadOnlyCollection<RowEvidence> rows, IReadOnlySet<string> taken)
    {
        var weighty = rows.Where(row => row.Neighbour is not null).ToList();
        var names = (weighty.Count > 0 ? weighty : rows).Select(row => row.Reviewer).Distinct().ToList();
        return names is [{ } name] && !taken.Contains(name) ? name : null;
    }
}
