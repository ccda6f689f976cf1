namespace ToolVerdicts.Sheets;

/// <summary>Writes the criteria of a tool in Markdown.</summary>
internal static class CriteriaMarkdown
{
    public static IEnumerable<string> Of(IReadOnlyList<CriterionRow> rows)
    {
        if (rows.Count == 0)
            yield break;
        yield return "## Criteria";
        foreach (var group in rows.Where(row => row.IsStated).GroupBy(row => row.Criterion.Group))
        {
            if (group.Key is { } name)
                yield return $"### {MarkdownText.Line(name)}";
            yield return string.Join('\n', group.Select(row => $"- {MarkdownText.Line(row.Criterion.Label)}: {Value(row)}"));
        }

        var unstated = rows.Where(row => !row.IsStated);
        if (unstated.Select(row => MarkdownText.Line(row.Criterion.Label) + ProvenanceMarkdown.References(row.Sources)).ToList()
            is [_, ..] unknown)
            yield return $"Not stated: {string.Join("; ", unknown)}.";
    }

    private static string Value(CriterionRow row) => row.Words is { } words
        ? $"{MarkdownText.Line(words)}{ProvenanceMarkdown.References(row.Sources)}{ProvenanceMarkdown.Seen(row.Seen, row.IsOld)}"
        : ProvenanceMarkdown.Contested(row.Contested);
}
