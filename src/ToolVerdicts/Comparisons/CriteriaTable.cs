namespace ToolVerdicts.Comparisons;

/// <summary>The criteria of a comparison, parted by what they tell. Those that apply to none of the tools are left out.</summary>
/// <param name="Open">Those that are known on all sides and differ: the furthest apart first, behind them those without anchors.</param>
/// <param name="More">Further ones of these, and those of which some side has no value.</param>
/// <param name="Same">Those that are equal on all sides.</param>
/// <param name="NotStated">Those that are stated on no side.</param>
public sealed record CriteriaTable(
    IReadOnlyList<CriterionRow> Open,
    IReadOnlyList<CriterionRow> More,
    IReadOnlyList<CriterionRow> Same,
    IReadOnlyList<CriterionRow> NotStated)
{
    /// <summary>More open rows than these would hide what decides.</summary>
    public const int MostOpen = 12;

    /// <param name="criteria">The criteria in the order of their file.</param>
    public static CriteriaTable For(
        IReadOnlyList<Criterion> criteria, IReadOnlyList<Tool> tools, Provenance provenance, Freshness freshness) =>
        Of(criteria.Select(criterion => new CriterionRow(
            criterion, tools.Select(tool => CriterionCell.Of(criterion, tool, provenance, freshness)).ToList())));

    /// <param name="rows">The rows in the order of the file.</param>
    public static CriteriaTable Of(IEnumerable<CriterionRow> rows)
    {
        var kinds = rows.ToLookup(KindOf);
        var open = kinds[Kind.Open].OrderByDescending(row => row.Gap ?? -1).ToList();
        return new CriteriaTable(
            open.Take(MostOpen).ToList(),
            [.. open.Skip(MostOpen), .. kinds[Kind.Partial]],
            kinds[Kind.Same].ToList(),
            kinds[Kind.NotStated].ToList());
    }

    private static Kind KindOf(CriterionRow row) =>
        row.IsKnown ? (row.Differs ? Kind.Open : Kind.Same)
        : row.Cells.All(cell => cell.State == CriterionState.NotStated) ? Kind.NotStated
        : row.Cells.All(cell => cell.State == CriterionState.DoesNotApply) ? Kind.Nowhere
        : Kind.Partial;

    private enum Kind
    {
        Open,
        Partial,
        Same,
        NotStated,
        Nowhere,
    }
}
