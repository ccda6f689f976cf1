namespace ToolVerdicts.Reviews;

/// <summary>Infers the reviewer of a text without a name from the rows that show it.</summary>
public static class ReviewerInference
{
    /// <summary>
    /// The reviewer that all rows suggest; rows beside a text whose reviewer is known outweigh rows judged by their position alone. Null
    /// when they disagree, or when another text on the tool is known to be that reviewer's.
    /// </summary>
    /// <param name="rows">All rows that show the text.</param>
    /// <param name="taken">The known reviewers of the same tool, without inferred ones.</param>
    public static string? Infer(IReadOnlyCollection<RowEvidence> rows, IReadOnlySet<string> taken)
    {
        var besideKnown = rows.Where(row => row.Neighbour is not null).ToList();
        var names = (besideKnown.Count > 0 ? besideKnown : rows).Select(row => row.Reviewer).Distinct().ToList();
        return names is [{ } name] && !taken.Contains(name) ? name : null;
    }
}
