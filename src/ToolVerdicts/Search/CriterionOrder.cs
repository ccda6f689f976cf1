namespace ToolVerdicts.Search;

/// <summary>The order of lists by a criterion.</summary>
public static class CriterionOrder
{
    /// <summary>True for a criterion by which lists can be ordered: one with a direction, or a choice, whose words have an order.</summary>
    public static bool IsOrdered(Criterion criterion) => criterion.Better is not null || criterion.Kind == CriterionKind.Choice;

    /// <summary>A number that is higher for a tool that comes earlier; NaN for one whose value has no place in the order.</summary>
    internal static double MeritOf(Criterion criterion, ListedColumn column, int tool) => criterion switch
    {
        { Kind: CriterionKind.YesNo, Better: { } better } =>
            column.With(better).Has(tool) ? 1 : column.With(better == "yes" ? "no" : "yes").Has(tool) ? 0 : double.NaN,
        { Kind: CriterionKind.Choice } =>
            criterion.Words.Index().Where(word => column.With(word.Item).Has(tool)).Select(word => -(double)word.Index)
                .FirstOrDefault(double.NaN),
        { Better: "higher" } => column.NumberOf(tool),
        { Better: "lower" } => -column.NumberOf(tool),
        _ => double.NaN,
    };
}
