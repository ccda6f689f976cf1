namespace ToolVerdicts.Sheets;

/// <summary>Writes a captured page in Markdown, for programs: the same as on its page.</summary>
public static class CapturedPageMarkdown
{
    // Words of a page stand in an indented code block, in which nothing is markup.
    private const string Indent = "    ";

    public static string Of(CapturedPage page, Func<string, string> urlOf) => string.Join("\n\n",
    [
        $"# {MarkdownText.Line(page.Title)}",
        $"<{urlOf(page.Path)}>",
        string.Join('\n', About(page, urlOf)),
        "## Where its facts stand",
        .. page.Tools.SelectMany(tool => Facts(page, tool)),
        "## What it said",
        .. page.Words.Note is { } note ? [note] : Array.Empty<string>(),
        .. page.Words.Shown.Count == 0 ? Array.Empty<string>() :
        [
            PageWords.Rule,
            string.Join('\n', page.Words.Shown.Select((line, index) => $"{Indent}{index + 1}: {line}")),
        ],
        "## File",
        $"{MarkdownText.Line(page.Source.FileName)}, SHA-256 `{page.Source.Sha256}`",
    ]) + "\n";

    private static IEnumerable<string> About(CapturedPage page, Func<string, string> urlOf)
    {
        yield return "- Page: a public comparison page, "
            + (page.Words.Address is { } address ? $"which gives its address as `{OneLine.Of(address)}`" : "whose address is not known");
        yield return $"- Seen: {page.SeenWords}";
        yield return $"- Form: {page.Form}";
        if (page.Comparison is { } comparison)
            yield return $"- Comparison: <{urlOf(comparison.Path)}>";
        foreach (var tool in page.Tools.DistinctBy(tool => tool.Id))
            yield return $"- [{MarkdownText.Line(page.Names[tool.Slug])}]({urlOf($"/tools/{tool.Slug}")})";
    }

    private static IEnumerable<string> Facts(CapturedPage page, PageTool tool)
    {
        var facts = page.Facts.Where(fact => fact.Side == tool.Side).ToList();
        if (facts.Count == 0)
            yield break;
        yield return $"### {MarkdownText.Line(page.Names[tool.Slug])}";
        yield return string.Join('\n',
        [
            "| Fact | The page said | Today | Line |",
            "| --- | --- | --- | --- |",
            .. facts.Select(fact => $"| {MarkdownText.Line(fact.Label)} | {MarkdownText.Line(fact.Value)} "
                + $"| {MarkdownText.Line(fact.Outcome)} | {fact.Line} |"),
        ]);
    }
}
