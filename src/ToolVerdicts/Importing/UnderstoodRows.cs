namespace ToolVerdicts.Importing;

/// <summary>Reads the rows of a capture by the criteria that name their labels.</summary>
internal static class UnderstoodRows
{
    /// <summary>The capture without the warnings of rows that a criterion names, and with one for each value of them that is none of the
    /// criterion's kind, so that it states nothing.</summary>
    public static Capture WithCriteria(this Capture capture, IReadOnlyList<Criterion> criteria)
    {
        var rows = capture.ListRows(criteria).ToList();
        if (rows.Count == 0)
            return capture;
        var known = rows.Select(row => row.Row.Warning).ToHashSet(StringComparer.Ordinal);
        return capture with
        {
            Warnings =
            [
                .. capture.Warnings.Where(warning => !known.Contains(warning)),
                .. rows.SelectMany(row => row.Row.Values.Index().Where(value => value.Item is not null)
                    .Select(value => Warning(capture.Tools[value.Index], row.Row, row.Criterion, value.Item!))).OfType<string>(),
            ],
            UnknownLines = capture.UnknownLines - rows.Count,
        };
    }

    /// <summary>The rows that a criterion names.</summary>
    public static IEnumerable<(CapturedRow Row, Criterion Criterion)> ListRows(this Capture capture, IReadOnlyList<Criterion> criteria)
    {
        var labels = new RowLabels(criteria);
        foreach (var row in capture.Rows)
        {
            if (labels.Find(row.Label) is { } criterion)
                yield return (row, criterion);
        }
    }

    private static string? Warning(CapturedTool tool, CapturedRow row, Criterion criterion, string value) =>
        CriterionValue.Read(criterion, value, out var fault) is not null
            ? null
            : $"{tool.Identity.Name}: {row.Label} {Excerpt.Of(value)} states no {criterion.Key}: {fault}";
}
