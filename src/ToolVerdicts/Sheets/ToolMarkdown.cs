namespace ToolVerdicts.Sheets;

/// <summary>Writes a tool in Markdown, for programs: the same facts as on its page.</summary>
public static class ToolMarkdown
{
    public static string Of(ToolSheet sheet, Func<string, string> urlOf)
    {
        var (tool, scorecard, provenance) = (sheet.Tool, sheet.Scorecard, sheet.Provenance);
        var sources = ProvenanceMarkdown.Sources(provenance, urlOf);
        return string.Join("\n\n", [.. Head(), .. Facts(tool, provenance), .. Panel(), .. Others(), .. sources]) + "\n";

        IEnumerable<string> Head() => [$"# {MarkdownText.Line(tool.Name)}", $"<{urlOf($"/tools/{tool.Slug}")}>"];

        IEnumerable<string> Others() =>
        [
            .. Listed("Compare with", sheet.ComparedWith.Select(other => (other.Name, other.Address))),
            .. Listed(
                $"Alternatives, ranked {Rank.PanelRule}",
                sheet.Alternatives.Select(other => (other.Name, ComparisonAddress.Of([tool.Slug, other.Slug])!.ToString()))),
        ];

        IEnumerable<string> Listed(string heading, IEnumerable<(string Name, string Address)> others) =>
            others.Select(other => $"- [{MarkdownText.Line(other.Name)}]({urlOf($"/compare/{other.Address}")})").ToList() is [_, ..] list
                ? [$"## {heading}", string.Join('\n', list)]
                : [];

        IEnumerable<string> Panel() => scorecard.Count == 0 ? ["## What the panel says", "No reviews are known."] :
        [
            "## What the panel says",
            $"- Scores: {sheet.ScoreWords ?? "not stated"}\n- {MarkdownText.Line(sheet.Swing)}",
            .. scorecard.SelectMany(row =>
                row.Sides[0].SelectMany(review => ReviewMarkdown.Of(review, provenance)).Prepend($"### {ReviewerName(row)}")),
        ];
    }

    /// <summary>The facts of one tool, with their sources.</summary>
    internal static IEnumerable<string> Facts(Tool tool, Provenance provenance)
    {
        yield return $"{MarkdownText.Line(tool.Tagline)}{Sources(ToolFact.Identity)}";
        var panelFact = tool.PanelBasis == Basis.Deduced ? ToolFact.PanelShare : ToolFact.PanelCounts;
        var hasVotes = tool.Here.Votes.Total > 0;
        var range = tool.Here.Range is { } words ? $", {words}" : "";
        yield return string.Join('\n',
        [
            $"- Verdict: {tool.Verdict?.ToString() ?? "not stated"}",
            $"- Panel ship: {(tool.PanelShare is { } share ? $"{share}%" : "not stated")}{Sources(ToolFact.PanelShare)}",
            $"- Panel: {tool.PanelNote() ?? tool.PanelCounts() ?? "not stated"}{Sources(panelFact)}",
            $"- Community: {tool.Community() ?? "not stated"}{(hasVotes ? range : Sources(ToolFact.Community))}",
            $"- Entry: {OrNotStated(tool.PriceWord)}{Sources(ToolFact.PriceWord)}",
            $"- Pricing: {OrNotStated(tool.PriceText)}{Sources(ToolFact.PriceText)}",
            $"- Category: {OrNotStated(tool.Category)}{Sources(ToolFact.Category)}",
        ]);
        if (tool.Description is null)
            yield return "No description stated.";
        else
            yield return $"{string.Join("\n\n", MarkdownText.Paragraphs(tool.Description))}{Sources(ToolFact.Description)}";

        string Sources(ToolFact fact) => ProvenanceMarkdown.References(provenance.Of(tool.Id, fact));
    }

    /// <summary>The reviewer of a row of the scorecard, in words.</summary>
    internal static string ReviewerName(ScorecardRow row) => MarkdownText.Line(row.Reviewer?.Name ?? "Reviewer not stated");

    private static string OrNotStated(string? fact) => fact is null ? "not stated" : MarkdownText.Line(fact);
}
