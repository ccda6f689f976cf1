namespace ToolVerdicts.Facts;

/// <summary>A value of a criterion that a row of a captured page states.</summary>
/// <param name="Key">The criterion's key.</param>
/// <param name="Source">The statement of the page, as it was seen on one day.</param>
internal sealed record CapturedCriterion(string Key, ToolStatement Source, string Value)
{
    /// <summary>The values that captures state of criteria. A row without a criterion states none, nor does a value of another
    /// kind.</summary>
    public static IEnumerable<CapturedCriterion> ListOf(IEnumerable<ToolStatement> captures, IReadOnlyList<Criterion> criteria)
    {
        // Most pages have no such rows.
        RowLabels? labels = null;
        foreach (var statement in captures)
        {
            foreach (var row in statement.Rows)
            {
                labels ??= new RowLabels(criteria);
                if (labels.Find(row.Label) is { } criterion && CriterionValue.Read(criterion, row.Value) is not null)
                    yield return new CapturedCriterion(criterion.Key, statement, row.Value);
            }
        }
    }
}
