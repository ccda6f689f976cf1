namespace ToolVerdicts.Comparisons;

/// <summary>One row of a decision table.</summary>
/// <param name="Label">The fact that is compared.</param>
/// <param name="Cells">A cell for each tool, from left to right.</param>
/// <param name="IsCaptured">True for a row that captured pages have, too.</param>
public sealed record DecisionRow(string Label, IReadOnlyList<DecisionCell> Cells, bool IsCaptured)
{
    public Outcome Outcome { get; } = Decide(Cells);

    /// <summary>True when no side has a value, not even contested ones.</summary>
    public bool IsStatedNowhere => Cells.All(cell => cell is { Text: null, IsContested: false, Contested.Count: 0 });

    /// <summary>True when values differ that are not old.</summary>
    public bool DiffersNow { get; } = Decide([.. Cells.Where(cell => !cell.IsOld)]) == Outcome.Differs;

    /// <summary>True when values differ, but only as long as old ones count.</summary>
    public bool DiffersByOld => Outcome == Outcome.Differs && !DiffersNow;

    private static Outcome Decide(IReadOnlyList<DecisionCell> cells) =>
        cells.Where(cell => !cell.IsSilent).Select(cell => cell.Key).OfType<string>().Distinct(StringComparer.Ordinal).Count() > 1
            ? Outcome.Differs
        : cells.Any(cell => cell.Key is null) || cells.Select(cell => cell.IsSilent).Distinct().Count() > 1 ? Outcome.Unknown
        : Outcome.Same;
}
