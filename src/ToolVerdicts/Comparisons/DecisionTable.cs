namespace ToolVerdicts.Comparisons;

/// <summary>Builds the table that compares the facts of tools.</summary>
public static class DecisionTable
{
    internal const string PanelVerdict = "Panel verdict";
    internal const string MeanScore = "Mean score";
    internal const string Entry = "Entry price";
    internal const string Community = "Community";
    internal const string Category = "Category";

    /// <summary>The rows of the table, ordered by <see cref="Outcome"/>.</summary>
    public static IReadOnlyList<DecisionRow> For(IReadOnlyList<Tool> tools, IReadOnlyList<IReadOnlyList<Review>> panels)
    {
        DecisionRow[] rows =
        [
            Row(PanelVerdict, Panel),
            new(MeanScore, CommonScores.Of(panels), IsCaptured: false),
            Row(Entry, tool => new DecisionCell(ToolFact.PriceWord, tool.PriceWord)) with { IsCaptured = false },
            Row("Pricing", tool => new DecisionCell(ToolFact.PriceText, tool.PriceText)),
            Row(Community, Votes),
            Row("Best for", tool => new DecisionCell(ToolFact.Identity, tool.Tagline)),
            Row(Category, tool => new DecisionCell(ToolFact.Category, tool.Category)),
        ];
        return rows.OrderBy(row => row.Outcome).ToList();

        DecisionRow Row(string label, Func<Tool, DecisionCell> cell) => new(label, tools.Select(cell).ToList(), IsCaptured: true);
    }

    // Votes of this site's visitors have no capture as their source.
    private static DecisionCell Votes(Tool tool) => tool.Here.Votes.Total > 0
        ? new DecisionCell(Fact: null, tool.Community(), tool.Here.Range)
        : new DecisionCell(ToolFact.Community, tool.Community()) { IsSilent = tool.CommunityVotes == 0 };

    // Panels of different sizes are equal when verdict and share are.
    private static DecisionCell Panel(Tool tool)
    {
        var key = tool.Panel is { Verdict: { } verdict } panel ? $"{verdict} {1000 * panel.Ship / panel.Total}" : null;
        return tool.PanelBasis == Basis.Deduced
            ? new DecisionCell(ToolFact.PanelShare, $"{tool.Verdict}", tool.PanelNote()) { Key = key }
            : new DecisionCell(ToolFact.PanelCounts, tool.Verdict is null ? null : $"{tool.Verdict} · {tool.PanelCounts()}") { Key = key };
    }
}
