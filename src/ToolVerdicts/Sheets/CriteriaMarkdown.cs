namespace ToolVerdicts.Sheets;

/// <summary>Writes criteria in Markdown.</summary>
internal static class CriteriaMarkdown
{
    /// <summary>The criteria of a tool, by their groups.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<CriterionCell> cells)
    {
        if (cells.Count == 0)
            yield break;
        yield return "## Criteria";
        foreach (var group in cells.Where(IsStated).GroupBy(cell => cell.Criterion.Group))
        {
            if (group.Key is { } name)
                yield return $"### {MarkdownText.Line(name)}";
            yield return string.Join('\n', group.Select(cell => $"- {Label(cell.Criterion)}: {Cell(cell)}"));
        }

        if (cells.Where(cell => !IsStated(cell)).Select(cell => Unstated(cell.Criterion, cell.Sources)).ToList() is [_, ..] unknown)
            yield return $"Not stated: {string.Join("; ", unknown)}.";

        static bool IsStated(CriterionCell cell) => cell.State != CriterionState.NotStated;
    }

    /// <summary>The rows of a comparison's decision table.</summary>
    public static IEnumerable<IEnumerable<string>> Rows(IReadOnlyList<CriterionRow> rows) => rows.Select(row => row.Cells
        .Select((cell, side) => Cell(cell, row.IsBetter(side), row.NoteOf(side)))
        .Prepend(Label(row.Criterion))
        .Append((row.Differs ? "differs" : row.IsUnknown ? "unknown" : "does not apply to all")
            + (row.IsNotConverted ? $", {CriterionRow.NotConverted}" : "")));

    /// <summary>The folded lines of a comparison: criteria that do not tell its tools apart.</summary>
    public static IEnumerable<string> Folded(CriteriaTable criteria, string all)
    {
        if (criteria.Same.Select(row => $"{Label(row.Criterion)}: {Cell(row.Shared)}").ToList() is [_, ..] same)
            yield return $"Same for {all}: {string.Join("; ", same)}.";
        if (criteria.NotStated.Select(row => Unstated(row.Criterion, row.Sources)).ToList() is [_, ..] unknown)
            yield return $"Not stated for {(all == "both" ? "either" : "any")}: {string.Join("; ", unknown)}.";
    }

    private static string Label(Criterion criterion) => MarkdownText.Line(criterion.Label);

    private static string Unstated(Criterion criterion, IReadOnlyList<NumberedSource> sources) =>
        Label(criterion) + ProvenanceMarkdown.References(sources);

    private static string Cell(CriterionCell cell, bool isBetter = false, string? note = null)
    {
        var words = cell.Contested.Count > 0
            ? $"contested: {string.Join(" or ", cell.Contested.Select(value => $"“{MarkdownText.Line(value.Words)}”"
                + ProvenanceMarkdown.References(value.Sources) + ProvenanceMarkdown.Seen(value.Seen, value.IsOld)))}"
            : MarkdownText.Line(cell.Words);
        return (isBetter ? $"**{words}** (better)" : words) + ProvenanceMarkdown.References(cell.Sources)
            + (note is null ? "" : $" ({MarkdownText.Line(note)})") + ProvenanceMarkdown.Seen(cell.Seen, cell.IsOld);
    }
}
