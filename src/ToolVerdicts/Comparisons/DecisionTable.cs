using ToolVerdicts.Captures;
using ToolVerdicts.Reviews;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Comparisons;

/// <summary>What the table says of one tool under one label.</summary>
/// <param name="Fact">The fact behind the value, for its sources.</param>
/// <param name="Text">The value; null is "not stated".</param>
/// <param name="Note">What to know about the value that is not part of it; null when there is nothing.</param>
public sealed record DecisionCell(ToolFact Fact, string? Text, string? Note = null);

/// <summary>One row of the table.</summary>
/// <param name="Label">What is compared.</param>
/// <param name="Cells">A cell for each tool, from left to right.</param>
public sealed record DecisionRow(string Label, IReadOnlyList<DecisionCell> Cells);

/// <summary>The table that sets tools side by side, label by label.</summary>
public static class DecisionTable
{
    /// <summary>The rows for these tools.</summary>
    public static IReadOnlyList<DecisionRow> For(IReadOnlyList<Tool> tools)
    {
        return
        [
            Row("Panel verdict", Panel),
            Row("Community", tool => new DecisionCell(ToolFact.Community, tool.Community())),
            Row("Pricing", Price),
            Row("Best for", tool => new DecisionCell(ToolFact.Identity, tool.Tagline)),
            Row("Category", tool => new DecisionCell(ToolFact.Category, tool.Category)),
        ];

        DecisionRow Row(string label, Func<Tool, DecisionCell> cell) => new(label, tools.Select(cell).ToList());
    }

    private static DecisionCell Panel(Tool tool) => tool.PanelBasis == Basis.Deduced
        ? new DecisionCell(ToolFact.PanelShare, $"{tool.Verdict}", tool.PanelNote())
        : new DecisionCell(ToolFact.PanelCounts, tool.Verdict is null ? null : $"{tool.Verdict} · {tool.PanelCounts()}");

    // The word on the card is another fact than the price in free text, and does not stand in for it.
    private static DecisionCell Price(Tool tool) =>
        new(ToolFact.PriceText, tool.PriceText, tool.PriceText is null && tool.PriceWord is not null ? $"the card says {tool.PriceWord}" : null);
}
