namespace ToolVerdicts.Sheets;

/// <summary>Writes what changed in Markdown, for programs: the same as on the page.</summary>
public static class ChangesMarkdown
{
    /// <param name="urlOf">The full address of a path.</param>
    public static string Of(PageOfChanges page, Func<string, string> urlOf) => string.Join("\n\n",
    [
        "# What changed",
        $"<{urlOf("/changes")}>",
        .. page.Days.Count == 0 ? ["Nothing has changed yet."] : page.Days.SelectMany(day => Day(day, urlOf)),
        .. page.Next is { } next ? [$"[Earlier changes]({urlOf($"/changes.md?before={next}")})"] : Array.Empty<string>(),
    ]) + "\n";

    private static IEnumerable<string> Day(DayOfChanges day, Func<string, string> urlOf)
    {
        yield return $"## {SeenDays.Words(day.Day)}";
        foreach (var tool in day.Tools)
        {
            yield return $"### [{MarkdownText.Line(tool.Name)}]({urlOf($"/tools/{tool.Slug}")})";
            foreach (var revision in tool.Revisions)
            {
                yield return string.Join('\n', Lines(revision).Select(line => $"- {line}"));
                yield return $"Source: {MarkdownText.Line(revision.Source)}";
            }
        }
    }

    private static IEnumerable<string> Lines(RevisionChanges revision) =>
    [
        .. revision.Turns.Select(change => MarkdownText.Line($"{change.Label}: {change.Turn}")),
        .. revision.NowStatedLine is { } stated ? [MarkdownText.Line(stated)] : Array.Empty<string>(),
        .. revision.IsNew ? ["New tool"] : Array.Empty<string>(),
    ];
}
