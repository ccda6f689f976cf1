namespace ToolVerdicts.Comparisons;

/// <summary>A criterion of the tools of a comparison.</summary>
/// <param name="Cells">A cell for each tool, from left to right.</param>
public sealed record CriterionRow(Criterion Criterion, IReadOnlyList<CriterionCell> Cells)
{
    /// <summary>The words for amounts that have no order.</summary>
    public const string NotConverted = "not converted";

    private readonly List<CriterionValue?> _values = Cells.Select(cell => cell.Reading).ToList();

    /// <summary>True when one value stands on all sides.</summary>
    public bool IsKnown { get; } = Cells.All(cell => cell.State == CriterionState.Stated);

    /// <summary>True when a side is not stated or contested.</summary>
    public bool IsUnknown => Cells.Any(cell => cell.State is CriterionState.NotStated or CriterionState.Contested);

    /// <summary>True when at least two sides have values that are not equal.</summary>
    public bool Differs { get; } = Cells.Select(cell => cell.Key).OfType<string>().Distinct(StringComparer.Ordinal).Skip(1).Any();

    /// <summary>True when all sides are known, not old and not equal, so that the row can decide.</summary>
    public bool DiffersNow => IsKnown && Differs && !Cells.Any(cell => cell.IsOld);

    /// <summary>True when amounts are of several currencies, or some number is not in the criterion's unit, so that they have no
    /// order.</summary>
    public bool IsNotConverted => Differs && Criterion.Kind switch
    {
        CriterionKind.Money =>
            _values.OfType<CriterionValue>().Select(value => value.Key[^3..]).Distinct(StringComparer.Ordinal).Skip(1).Any(),
        CriterionKind.Number => _values.OfType<CriterionValue>().Any(value => value.Number is null),
        _ => false,
    };

    /// <summary>How far apart the sides are between the criterion's anchors; null unless all of them have points.</summary>
    public decimal? Gap => IsKnown && !IsNotConverted && _values.All(value => value?.Points is not null)
        ? _values.Max(value => value!.Points) - _values.Min(value => value!.Points)
        : null;

    /// <summary>The proofs of all sides.</summary>
    public IReadOnlyList<NumberedSource> Sources =>
        Cells.SelectMany(cell => cell.Sources).DistinctBy(source => source.Number).OrderBy(source => source.Number).ToList();

    /// <summary>The value of a row that is the same on all sides: as old as the oldest, with the proofs of all.</summary>
    public CriterionCell Shared => Cells.MinBy(cell => cell.Words, StringComparer.Ordinal)! with
    {
        Sources = Sources, Seen = Cells.Min(cell => cell.Seen), IsOld = Cells.Any(cell => cell.IsOld),
    };

    /// <summary>True for a side that is better by the criterion's direction. No side is while one is not known or not
    /// comparable.</summary>
    public bool IsBetter(int side)
    {
        if (!IsKnown || IsNotConverted || _values.Any(value => value?.Merit is null))
            return false;
        var best = _values.Max(value => value!.Merit);
        return _values[side]!.Merit == best && _values.Any(value => value!.Merit != best);
    }

    /// <summary>The members that the sets of all sides share, and those that only this side has; null for other kinds, and for equal
    /// sets.</summary>
    public string? NoteOf(int side)
    {
        if (Criterion.Kind != CriterionKind.Set || !IsKnown || !Differs || _values.Any(value => value is null))
            return null;
        var own = _values[side]!.Members;
        var shared = own.Where(member => _values.All(value => value!.Members.Contains(member))).ToList();
        var only = own.Where(member => _values.Count(value => value!.Members.Contains(member)) == 1).ToList();
        return (shared.Count == 0 ? "nothing shared" : $"shared: {string.Join(", ", shared)}")
            + (only.Count == 0 ? "" : $"; only here: {string.Join(", ", only)}");
    }
}
