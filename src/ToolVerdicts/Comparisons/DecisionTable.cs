using ToolVerdicts.Reviews;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Comparisons;

/// <summary>What a row tells a person who has to choose; in this order rows stand.</summary>
public enum Outcome
{
    /// <summary>At least two tools are known to differ.</summary>
    Differs,

    /// <summary>Those that are known say the same, and of one it is not stated. It decides nothing.</summary>
    Unknown,

    /// <summary>All say the same.</summary>
    Same,
}

/// <summary>What the table says of one tool under one label.</summary>
/// <param name="Fact">The fact behind the value, for its sources; null when it is worked out from the reviews below.</param>
/// <param name="Text">The value; null is "not stated".</param>
/// <param name="Note">What to know about the value that is not part of it; null when there is nothing.</param>
public sealed record DecisionCell(ToolFact? Fact, string? Text, string? Note = null)
{
    /// <summary>What is compared: two cells with one key say the same. Null is "not stated".</summary>
    public string? Key { get; init; } = Text is null ? null : Wording.Key(Text);

    /// <summary>True for the statement that nobody said anything yet: two silences are equal, and a silence differs from nothing.</summary>
    public bool IsSilent { get; init; }
}

/// <summary>One row of the table.</summary>
/// <param name="Label">What is compared.</param>
/// <param name="Cells">A cell for each tool, from left to right.</param>
/// <param name="IsCaptured">True for the rows that captured pages have; the others are our own.</param>
public sealed record DecisionRow(string Label, IReadOnlyList<DecisionCell> Cells, bool IsCaptured)
{
    /// <summary>What the row tells.</summary>
    public Outcome Outcome { get; } = Decide(Cells);

    private static Outcome Decide(IReadOnlyList<DecisionCell> cells) =>
        cells.Where(cell => !cell.IsSilent).Select(cell => cell.Key).OfType<string>().Distinct(StringComparer.Ordinal).Count() > 1 ? Outcome.Differs
        : cells.Any(cell => cell.Key is null) || cells.Select(cell => cell.IsSilent).Distinct().Count() > 1 ? Outcome.Unknown
        : Outcome.Same;
}

/// <summary>The table that sets tools side by side, label by label.</summary>
public static class DecisionTable
{
    internal const string PanelVerdict = "Panel verdict";
    internal const string MeanScore = "Mean score";
    internal const string Entry = "Entry price";
    internal const string Community = "Community";
    internal const string Category = "Category";

    /// <summary>The rows for these tools: those that differ first, then those that decide nothing for want of a value, then those that are equal.</summary>
    /// <param name="tools">The tools from left to right.</param>
    /// <param name="panels">The reviews of each.</param>
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

    // This site's own votes have no source but the votes themselves.
    private static DecisionCell Votes(Tool tool) => tool.Here.Votes.Total > 0
        ? new DecisionCell(Fact: null, tool.Community(), tool.Here.Range)
        : new DecisionCell(ToolFact.Community, tool.Community()) { IsSilent = tool.CommunityVotes == 0 };

    // Panels of other sizes that are equally sure say the same.
    private static DecisionCell Panel(Tool tool)
    {
        var key = tool.Panel is { Verdict: { } verdict } panel ? $"{verdict} {1000 * panel.Ship / panel.Total}" : null;
        return tool.PanelBasis == Basis.Deduced
            ? new DecisionCell(ToolFact.PanelShare, $"{tool.Verdict}", tool.PanelNote()) { Key = key }
            : new DecisionCell(ToolFact.PanelCounts, tool.Verdict is null ? null : $"{tool.Verdict} · {tool.PanelCounts()}") { Key = key };
    }
}
