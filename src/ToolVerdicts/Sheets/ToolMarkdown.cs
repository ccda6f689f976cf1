namespace ToolVerdicts.Sheets;

/// <summary>Writes a tool in Markdown, for programs: the same facts as on its page.</summary>
public static class ToolMarkdown
{
    public static string Of(ToolSheet sheet, Func<string, string> urlOf)
    {
        var (tool, scorecard, provenance) = (sheet.Tool, sheet.Scorecard, sheet.Provenance);
        var sources = ProvenanceMarkdown.Sources(provenance, urlOf);
        return string.Join("\n\n",
        [
            .. Head(), .. Facts(tool, provenance, sheet.Freshness), .. CriteriaMarkdown.Of(sheet.Criteria), .. Panel(), .. Others(),
            .. sources,
        ]) + "\n";

        IEnumerable<string> Head() =>
            [$"# {MarkdownText.Line(tool.Name)}", $"<{urlOf($"/tools/{tool.Slug}")}>", .. AsOfMarkdown.Note(sheet.AsOf)];

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
            $"- Scores: {ChangeWords.Value(sheet.ScoreWords, sheet.AreScoresContested)}\n- {MarkdownText.Line(sheet.Firmness)}",
            .. scorecard.SelectMany(row =>
                row.Sides[0].SelectMany(review => ReviewMarkdown.Of(review, provenance)).Prepend($"### {ReviewerName(row)}")),
        ];
    }

    /// <summary>The facts of one tool, with their sources.</summary>
    internal static IEnumerable<string> Facts(Tool tool, Provenance provenance, Freshness freshness)
    {
        yield return $"{MarkdownText.Line(tool.Tagline)}{Sources(ToolFact.Identity)}";
        var panelFact = tool.PanelBasis == Basis.Deduced ? ToolFact.PanelShare : ToolFact.Panel;
        var hasVotes = tool.Here.Votes.Total > 0;
        var range = tool.Here.Range is { } words ? $", {words}" : "";
        yield return string.Join('\n',
        [
            $"- Verdict: {ChangeWords.Value(tool.Verdict?.ToString(), tool.IsContested(ToolFact.Panel))}",
            $"- Share of the panel that says ship: {Fact(ToolFact.PanelShare, tool.ShownShare() is { } share ? $"{share}%" : null)}",
            $"- Panel: {Fact(panelFact, tool.PanelNote() ?? tool.PanelCounts())}",
            $"- Community: {(hasVotes || !tool.AreVotesKept ? $"{tool.Community()}{range}" : Fact(ToolFact.Community, tool.Community()))}",
            $"- Price: {Fact(ToolFact.Price, tool.PriceWord)}",
            $"- Price text: {Fact(ToolFact.Pricing, tool.PriceText)}",
            $"- Category: {Fact(ToolFact.Category, tool.Category)}",
        ]);
        if (tool.Description is null)
            yield return tool.IsContested(ToolFact.Description) ? $"Description: {Fact(ToolFact.Description, null)}"
                : "No description stated.";
        else
            yield return $"{string.Join("\n\n", MarkdownText.Paragraphs(tool.Description))}{Sources(ToolFact.Description)}";

        string Sources(ToolFact fact) => ProvenanceMarkdown.References(provenance.Of(tool.Id, fact));

        string Fact(ToolFact fact, string? value)
        {
            if (value is null)
            {
                return provenance.ContestedOf(tool.Id, fact, freshness) is [_, ..] values
                    ? ProvenanceMarkdown.Contested(values)
                    : "not stated";
            }

            var seen = provenance.SeenOf(tool.Id, fact);
            return $"{MarkdownText.Line(value)}{Sources(fact)}{ProvenanceMarkdown.Seen(seen, freshness.IsOld(fact, seen))}";
        }
    }

    /// <summary>The reviewer of a row of the scorecard, in words.</summary>
    internal static string ReviewerName(ScorecardRow row) => MarkdownText.Line(row.Reviewer?.Name ?? "Reviewer not stated");
}
