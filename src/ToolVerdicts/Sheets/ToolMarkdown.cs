using ToolVerdicts.Captures;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Reviews;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Sheets;

/// <summary>A tool's page in Markdown: the same facts as in HTML, for programs that read.</summary>
public static class ToolMarkdown
{
    /// <summary>The page.</summary>
    /// <param name="sheet">What is known of the tool.</param>
    /// <param name="urlOf">The full address of a path.</param>
    public static string Of(ToolSheet sheet, Func<string, string> urlOf)
    {
        var (tool, scorecard, provenance) = (sheet.Tool, sheet.Scorecard, sheet.Provenance);
        return string.Join("\n\n", [.. Head(), .. Facts(tool, provenance), .. Panel(), .. Others(), .. ProvenanceMarkdown.Sources(provenance, urlOf)]) + "\n";

        IEnumerable<string> Head() => [$"# {MarkdownText.Line(tool.Name)}", $"<{urlOf($"/tools/{tool.Slug}")}>"];

        IEnumerable<string> Others() =>
        [
            .. Listed("Compare with", sheet.ComparedWith.Select(other => (other.Name, other.Address))),
            .. Listed($"Alternatives, ranked {Rank.PanelRule}", sheet.Alternatives.Select(other => (other.Name, ComparisonAddress.Of([tool.Slug, other.Slug])!.ToString()))),
        ];

        IEnumerable<string> Listed(string heading, IEnumerable<(string Name, string Address)> others) =>
            others.Select(other => $"- [{MarkdownText.Line(other.Name)}]({urlOf($"/compare/{other.Address}")})").ToList() is { Count: > 0 } list
                ? [$"## {heading}", string.Join('\n', list)]
                : [];

        IEnumerable<string> Panel() => scorecard.Count == 0 ? ["## What the panel says", "No reviews are known."] :
        [
            "## What the panel says",
            $"- Scores: {sheet.ScoreWords ?? "not stated"}\n- {MarkdownText.Line(sheet.Swing)}",
            .. scorecard.SelectMany(row => row.Sides[0].SelectMany(review => ReviewMarkdown.Of(review, provenance)).Prepend($"### {ReviewerName(row)}")),
        ];
    }

    /// <summary>The facts of one tool, with their sources.</summary>
    internal static IEnumerable<string> Facts(Tool tool, Provenance provenance)
    {
        yield return $"{MarkdownText.Line(tool.Tagline)}{Sources(ToolFact.Identity)}";
        yield return string.Join('\n',
        [
            $"- Verdict: {tool.Verdict?.ToString() ?? "not stated"}",
            $"- Panel ship: {(tool.PanelShare is { } share ? $"{share}%" : "not stated")}{Sources(ToolFact.PanelShare)}",
            $"- Panel: {tool.PanelNote() ?? tool.PanelCounts() ?? "not stated"}{Sources(tool.PanelBasis == Basis.Deduced ? ToolFact.PanelShare : ToolFact.PanelCounts)}",
            $"- Community: {tool.Community() ?? "not stated"}{(tool.Here.Votes.Total > 0 ? tool.Here.Range is { } range ? $", {range}" : "" : Sources(ToolFact.Community))}",
            $"- Entry: {Said(tool.PriceWord)}{Sources(ToolFact.PriceWord)}",
            $"- Pricing: {Said(tool.PriceText)}{Sources(ToolFact.PriceText)}",
            $"- Category: {Said(tool.Category)}{Sources(ToolFact.Category)}",
        ]);
        if (tool.Description is null)
            yield return "No description stated.";
        else
            yield return $"{string.Join("\n\n", MarkdownText.Paragraphs(tool.Description))}{Sources(ToolFact.Description)}";

        string Sources(ToolFact fact) => ProvenanceMarkdown.References(provenance.Of(tool.Id, fact));
    }

    /// <summary>Who wrote a row of the scorecard.</summary>
    internal static string ReviewerName(ScorecardRow row) => MarkdownText.Line(row.Reviewer?.Name ?? "Reviewer not stated");

    private static string Said(string? fact) => fact is null ? "not stated" : MarkdownText.Line(fact);
}
