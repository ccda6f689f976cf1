namespace ToolVerdicts.Search;

/// <summary>Counts of tools by category, price and verdict. Every number beside a list is a sum of these.</summary>
/// <param name="cells">Each combination that there is, once.</param>
public sealed class FacetCounts(IReadOnlyList<FacetCell> cells)
{
    // A longer list is of no use to a visitor.
    private const int MostValues = 50;

    private const string NotStatedLabel = "Not stated";

    /// <summary>The same combinations with other numbers.</summary>
    public FacetCounts With(Func<FacetCell, long> count) =>
        new(cells.Select(cell => cell with { Tools = count(cell) }).Where(cell => cell.Tools > 0).ToList());

    /// <summary>How many tools a filter leaves.</summary>
    public long Count(ToolFilter filter) => Chosen(filter.Category, filter.Price, filter.Verdict).Sum(cell => cell.Tools);

    /// <summary>The categories to choose from, each with the number of tools that it would leave, the largest first.</summary>
    public IReadOnlyList<FacetValue> Categories(ToolFilter filter) =>
        Largest(Chosen(null, filter.Price, filter.Verdict), cell => cell.Category, cell => cell.CategoryName);

    /// <summary>The prices to choose from, each with the number of tools that it would leave, the largest first.</summary>
    public IReadOnlyList<FacetValue> Prices(ToolFilter filter) =>
        Largest(Chosen(filter.Category, null, filter.Verdict), cell => cell.Price, cell => cell.PriceName);

    /// <summary>The verdicts to choose from, each with the number of tools that it would leave, from Ship to "Not stated".</summary>
    public IReadOnlyList<FacetValue> Verdicts(ToolFilter filter) =>
        Values(Chosen(filter.Category, filter.Price, null), cell => cell.Verdict, _ => null)
            .OrderBy(value => VerdictOf(value.Value) is { } verdict ? (int)verdict : int.MaxValue)
            .Select(value => value with { Name = VerdictName(value.Value) ?? NotStatedLabel }).ToList();

    /// <summary>The label of a category; null for one that no tool has.</summary>
    public string? CategoryName(string category) => NameOf(category, cell => cell.Category, cell => cell.CategoryName);

    /// <summary>The label of a price; null for one that no tool has.</summary>
    public string? PriceName(string price) => NameOf(price, cell => cell.Price, cell => cell.PriceName);

    /// <summary>The label of a verdict; null for a word that is none.</summary>
    public static string? VerdictName(string? verdict) =>
        verdict is null or ToolFilter.NotStated ? NotStatedLabel : VerdictOf(verdict)?.ToString();

    /// <summary>The values, with the chosen one among them when it would leave no tool.</summary>
    /// <param name="label">The label of the chosen value.</param>
    public static IReadOnlyList<FacetValue> WithChosen(IReadOnlyList<FacetValue> values, string? chosen, string label) =>
        chosen is null || values.Any(value => value.Value == chosen) ? values
            : [.. values, new FacetValue { Value = chosen, Name = label, Count = 0 }];

    private string? NameOf(string value, Func<FacetCell, string?> key, Func<FacetCell, string?> name) => value == ToolFilter.NotStated
        ? NotStatedLabel
        : cells.Where(cell => key(cell) == value).Select(name).OfType<string>().Order(StringComparer.Ordinal).FirstOrDefault();

    private static Verdict? VerdictOf(string word) =>
        Enum.GetValues<Verdict>().Cast<Verdict?>().FirstOrDefault(verdict => verdict.ToStored() == word);

    private static bool Is(string? value, string? chosen) => chosen is null || (value ?? ToolFilter.NotStated) == chosen;

    private static List<FacetValue> Largest(IEnumerable<FacetCell> cells, Func<FacetCell, string?> value, Func<FacetCell, string?> name) =>
        Values(cells, value, name)
            .OrderByDescending(found => found.Count).ThenBy(found => found.Value, StringComparer.Ordinal).Take(MostValues).ToList();

    private static IEnumerable<FacetValue> Values(
        IEnumerable<FacetCell> cells, Func<FacetCell, string?> value, Func<FacetCell, string?> name) =>
        cells.GroupBy(cell => value(cell) ?? ToolFilter.NotStated, StringComparer.Ordinal).Select(same => new FacetValue
        {
            Value = same.Key,
            Name = same.Select(name).Min(StringComparer.Ordinal) ?? NotStatedLabel,
            Count = same.Sum(cell => cell.Tools),
        });

    private IEnumerable<FacetCell> Chosen(string? category, string? price, string? verdict) =>
        cells.Where(cell => Is(cell.Category, category) && Is(cell.Price, price) && Is(cell.Verdict, verdict));
}
