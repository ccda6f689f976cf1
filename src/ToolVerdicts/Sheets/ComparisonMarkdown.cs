namespace ToolVerdicts.Sheets;

/// <summary>Writes a comparison in Markdown, for programs: the same facts as on the page.</summary>
public static class ComparisonMarkdown
{
    public static string Of(Comparison comparison, Func<string, string> urlOf)
    {
        var names = comparison.Names.Select(MarkdownText.Line).ToList();
        return string.Join("\n\n",
        [
            $"# {MarkdownText.Line(comparison.Title)}",
            $"<{urlOf(comparison.Address.Path)}>",
            .. AsOfMarkdown.Note(comparison.AsOf),
            MarkdownText.Line(comparison.Answer.Text),
            .. comparison.Tools.SelectMany((tool, side) =>
                ToolMarkdown.Facts(tool, comparison.Provenance, comparison.Freshness)
                    .Prepend($"## [{names[side]}]({urlOf($"/tools/{tool.Slug}")})")),
            "## Decision",
            Table(names, "Decision", Rows(comparison)),
            .. Criteria(comparison.Criteria, names),
            "## Where the panel agrees, and where it splits",
            string.Join('\n', comparison.Findings.Select(finding => $"- {MarkdownText.Line(finding)}")),
            "## Reviewer scorecard",
            .. Scorecard(comparison, names),
            .. ProvenanceMarkdown.Sources(comparison.Provenance, urlOf),
        ]) + "\n";
    }

    private static IEnumerable<string> Criteria(CriteriaTable criteria, List<string> names)
    {
        if (criteria.More.Count > 0)
        {
            yield return "### More criteria";
            yield return Table(names, "Criterion", CriteriaMarkdown.Rows(criteria.More));
        }

        foreach (var line in CriteriaMarkdown.Folded(criteria, names.Count == 2 ? "both" : "all"))
            yield return line;
    }

    private static string Table(List<string> names, string heading, IEnumerable<IEnumerable<string>> rows) => string.Join('\n',
    [
        Row(names.Prepend(heading).Append("Outcome")),
        Row(names.Select(_ => "---").Prepend("---").Append("---")),
        .. rows.Select(Row),
    ]);

    private static IEnumerable<IEnumerable<string>> Rows(Comparison comparison) =>
    [
        .. Rows(comparison, isSame: false), .. CriteriaMarkdown.Rows(comparison.Criteria.Open), .. Rows(comparison, isSame: true),
    ];

    private static IEnumerable<IEnumerable<string>> Rows(Comparison comparison, bool isSame) =>
        comparison.Rows.Where(row => row.Outcome == Outcome.Same == isSame).Select(row => row.Cells
            .Select((cell, side) => Cell(comparison, cell, side))
            .Prepend(MarkdownText.Line(row.Label)).Append(row.Outcome.ToString().ToLowerInvariant()));

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Cell(Comparison comparison, DecisionCell cell, int side) =>
        (cell.Text is null && cell.Contested.Count > 0 ? ProvenanceMarkdown.Contested(cell.Contested) : MarkdownText.Line(cell.Words))
        + (cell.Fact is { } fact ? ProvenanceMarkdown.References(comparison.Provenance.Of(comparison.Tools[side].Id, fact)) : "")
        + (cell.Note is null ? "" : $" ({MarkdownText.Line(cell.Note)})") + ProvenanceMarkdown.Seen(cell.Seen, cell.IsOld);

    private static IEnumerable<string> Scorecard(Comparison comparison, List<string> names)
    {
        if (comparison.Scorecard.Count == 0)
            yield return "No reviews are known for these tools.";
        foreach (var row in comparison.Scorecard)
        {
            yield return $"### {ToolMarkdown.ReviewerName(row)}";
            for (var side = 0; side < row.Sides.Count; side++)
            {
                yield return $"#### {names[side]}";
                if (row.Sides[side].Count == 0)
                    yield return "No review";
                foreach (var block in row.Sides[side].SelectMany(review => ReviewMarkdown.Of(review, comparison.Provenance)))
                    yield return block;
            }
        }
    }
}
