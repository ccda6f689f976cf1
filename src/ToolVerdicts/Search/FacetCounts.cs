namespace ToolVerdicts.Search;

/// <summary>All tools, or all that match some words, counted by what lists are narrowed by: each number of a list is a sum of these.</summary>
/// <param name="cells">Each combination that there is, once.</param>
public sealed class FacetCounts(IReadOnlyList<FacetCell> cells)
{
    // A list to choose from that is longer than this is no list to choose from.
    private const int MostValues = 50;

    /// <summary>How many tools a filter leaves.</summary>
    public long Count(ToolFilter filter) =>
        cells.Where(cell => Is(cell.Category, filter.Category) && Is(cell.Price, filter.Price) && Is(cell.Verdict, filter.Verdict)).Sum(cell => cell.Tools);

    /// <summary>The categories to choose from, each with the tools it would leave, the largest first.</summary>
    public IReadOnlyList<FacetValue> Categories(ToolFilter filter) =>
        Largest(cells.Where(cell => Is(cell.Price, filter.Price) && Is(cell.Verdict, filter.Verdict)), cell => cell.Category, cell => cell.CategoryName);

    /// <summary>The prices to choose from, each with the tools it would leave, the most frequent first.</summary>
    public IReadOnlyList<FacetValue> Prices(ToolFilter filter) =>
        Largest(cells.Where(cell => Is(cell.Category, filter.Category) && Is(cell.Verdict, filter.Verdict)), cell => cell.Price, cell => cell.PriceName);

    /// <summary>The verdicts to choose from, each with the tools it would leave.</summary>
    public IReadOnlyList<FacetValue> Verdicts(ToolFilter filter) =>
        Values(cells.Where(cell => Is(cell.Category, filter.Category) && Is(cell.Price, filter.Price)), cell => cell.Verdict, cell => cell.Verdict)
            .OrderBy(value => value.Value, StringComparer.Ordinal).ToList();

    private static bool Is(string? value, string? chosen) => chosen is null || (value ?? ToolFilter.NotStated) == chosen;

    private static List<FacetValue> Largest(IEnumerable<FacetCell> cells, Func<FacetCell, string?> value, Func<FacetCell, string?> name) =>
        Values(cells, value, name).OrderByDescending(found => found.Count).ThenBy(found => found.Value, StringComparer.Ordinal).Take(MostValues).ToList();

    private static IEnumerable<FacetValue> Values(IEnumerable<FacetCell> cells, Func<FacetCell, string?> value, Func<FacetCell, string?> name) =>
        cells.GroupBy(cell => value(cell) ?? ToolFilter.NotStated, StringComparer.Ordinal).Select(same => new FacetValue
        {
            Value = same.Key,
            Name = same.Select(name).OfType<string>().Order(StringComparer.Ordinal).FirstOrDefault() ?? "Not stated",
            Count = same.Sum(cell => cell.Tools),
        });
}
