using System.Collections.Concurrent;

namespace ToolVerdicts.Search;

/// <summary>The listed tools with what can be counted of them, held in memory until facts change. Counting is joining sets, so that every
/// number is exact whatever else is chosen.</summary>
/// <param name="Mark">The last change that it knows of.</param>
/// <param name="Size">One more than the largest row that it has room for.</param>
/// <param name="All">The tools that are not hidden.</param>
public sealed record ListedTools(long Mark, int Size, ToolSet All)
{
    private readonly ConcurrentDictionary<string, ToolSet> _applying = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<int>> _orders = new(StringComparer.Ordinal);

    /// <summary>The place in <see cref="Keys"/> of each tool's facts.</summary>
    public required ReadOnlyMemory<int> KeyOf { get; init; }

    public required IReadOnlyList<ListedKey> Keys { get; init; }

    public required IReadOnlyDictionary<string, ListedColumn> Columns { get; init; }

    /// <summary>The definitions of criteria by which the columns were written.</summary>
    public required IReadOnlyDictionary<string, string> Definitions { get; init; }

    public ListedColumn ColumnOf(string criterion) => Columns.GetValueOrDefault(criterion) ?? new ListedColumn(Size);

    /// <summary>True when a value of the criterion stands of a listed tool.</summary>
    public bool IsKnown(string criterion) => Columns.TryGetValue(criterion, out var column) && column.Known.CountIn(All) > 0;

    /// <summary>The tools of a category, price and verdict; null for all of each.</summary>
    public ToolSet Narrow(string? category, string? price, string? verdict)
    {
        if (category is null && price is null && verdict is null)
            return All;
        return Where(key => Is(key.Category, category) && Is(key.Price, price) && Is(key.Verdict, verdict));

        static bool Is(string? value, string? chosen) => chosen is null || (value ?? ToolFilter.NotStated) == chosen;
    }

    /// <summary>The tools of a search.</summary>
    public ToolSet Of(WordMatches matches)
    {
        if (matches.IsAll)
            return All;
        var found = new ToolSet(Size);
        foreach (var tool in matches.Ids.Where(tool => tool < Size))
            found.Add(tool);
        return found.And(All);
    }

    /// <summary>The tools that a choice leaves.</summary>
    public ToolSet Of(CriterionChoice choice)
    {
        var (column, criterion) = (ColumnOf(choice.Criterion.Key), choice.Criterion);
        return choice.State switch
        {
            CriterionState.NotStated => ApplyingTo(criterion).Without(column.Known).Without(column.Contested),
            CriterionState.Contested => column.Contested,
            CriterionState.DoesNotApply => All.Without(ApplyingTo(criterion)).Without(column.Known).Without(column.Contested),
            _ when choice.Word is { } word => column.With(word),
            _ => column.Within(choice.From ?? double.NegativeInfinity, choice.To ?? double.PositiveInfinity),
        };
    }

    /// <summary>Counts tools by category, price and verdict.</summary>
    /// <param name="named">The counts of all tools, for their names.</param>
    public FacetCounts CountIn(ToolSet tools, FacetCounts named)
    {
        var counts = tools.CountBy(KeyOf.Span, Keys.Count);
        var byKey = Keys.Zip(counts).GroupBy(key => (key.First.Category, key.First.Price, key.First.Verdict))
            .ToDictionary(same => same.Key, same => same.Sum(key => key.Second));
        return named.With(cell => byKey.GetValueOrDefault((cell.Category, cell.Price, cell.Verdict)));
    }

    /// <summary>The listed tools by a criterion, the best first; those without a place in its order come last, by name.</summary>
    /// <param name="byName">The rows of listed tools by name.</param>
    public IReadOnlyList<int> ListBy(Criterion criterion, Func<IReadOnlyList<int>> byName) =>
        _orders.GetOrAdd($"{criterion.Key} {criterion.Better} {string.Join(',', criterion.Words)}", _ =>
        {
            var (merits, column) = (new double[Size], ColumnOf(criterion.Key));
            Array.Fill(merits, double.NaN);
            foreach (var tool in column.Known.List())
                merits[tool] = CriterionOrder.MeritOf(criterion, column, tool);
            // The order is stable, so that equal values stay in the order of names.
            return [.. byName().Where(tool => All.Has(tool)).OrderBy(tool => double.IsNaN(merits[tool]))
                .ThenByDescending(tool => merits[tool])];
        });

    // Whether a criterion of some categories applies to a tool without one is not known. A file can say that it does not apply.
    private ToolSet ApplyingTo(Criterion criterion) => _applying.GetOrAdd(
        $"{criterion.Key} {string.Join('\n', criterion.AppliesTo)}",
        _ => Where(key => key.CategoryName is null || criterion.AppliesToCategory(key.CategoryName))
            .Without(ColumnOf(criterion.Key).Exempt));

    private ToolSet Where(Func<ListedKey, bool> isIn) => All.Of(KeyOf.Span, Keys.Select(isIn).ToArray());
}
