namespace ToolVerdicts.Facts;

/// <summary>A criterion of one tool, with the words that every page and twin shows for it.</summary>
/// <param name="Value">The standing value as its source writes it; null where none stands.</param>
public sealed record CriterionCell(Criterion Criterion, CriterionState State, string? Value = null)
{
    /// <summary>The value, read by the criterion's kind; null where none stands, and for one of an earlier kind, which decides
    /// nothing.</summary>
    public CriterionValue? Reading { get; } = Value is null ? null : CriterionValue.Read(Criterion, Value);

    /// <summary>The reason for which the criterion does not apply; null where it applies.</summary>
    public string? Reason { get; init; }

    /// <summary>The values of which none stands; empty unless the criterion is contested.</summary>
    public IReadOnlyList<ContestedValue> Contested { get; init; } = [];

    /// <summary>The proofs of the value, or of there being none.</summary>
    public IReadOnlyList<NumberedSource> Sources { get; init; } = [];

    /// <summary>The day on which the value was seen; null is "not known".</summary>
    public DateOnly? Seen { get; init; }

    /// <summary>True when the value was seen longer ago than the criterion allows.</summary>
    public bool IsOld { get; init; }

    /// <summary>Two values are equal when their keys are; null where none stands. One that cannot be read equals its own wording
    /// alone.</summary>
    public string? Key => Reading?.Key ?? (Value is null ? null : $"unread {Wording.Key(Value)}");

    /// <summary>The value, or why there is none. Of a contested criterion the values stand in <see cref="Contested"/>.</summary>
    public string Words => State switch
    {
        CriterionState.Stated => Reading?.Text ?? Value!,
        CriterionState.DoesNotApply => $"{ChangeWords.DoesNotApply}: {Reason}",
        CriterionState.Contested => ChangeWords.Contested,
        _ => ChangeWords.NotStated,
    };

    /// <summary>The criteria of a tool in their order: those of its category, and others of which its file says something.</summary>
    public static IReadOnlyList<CriterionCell> ListOf(
        IReadOnlyList<Criterion> criteria, Tool tool, Provenance provenance, Freshness freshness) =>
        criteria.Select(criterion => Of(criterion, tool, provenance, freshness))
            .Where(cell => cell.State != CriterionState.DoesNotApply || cell.Sources.Count > 0)
            .Where(cell => cell.State != CriterionState.NotStated || cell.Criterion.AppliesToCategory(tool.Category)).ToList();

    /// <summary>One criterion of a tool. Whether it applies to a tool without a category is not known, so that it is not stated.</summary>
    public static CriterionCell Of(Criterion criterion, Tool tool, Provenance provenance, Freshness freshness)
    {
        if (provenance.CriterionOf(tool.Id, criterion.Key) is not { } chosen)
            return WithoutValue(criterion, tool, provenance);
        if (!chosen.IsContested)
        {
            return new CriterionCell(criterion, CriterionState.Stated, chosen.Value)
            {
                Sources = provenance.Of(chosen), Seen = chosen.Seen, IsOld = criterion.IsOld(chosen.Seen, freshness.Today),
            };
        }

        return new CriterionCell(criterion, CriterionState.Contested)
        {
            Contested = provenance.ContestedOf(chosen).Select(value => value with
            {
                Words = CriterionValue.Read(criterion, value.Words)?.Text ?? value.Words,
                IsOld = criterion.IsOld(value.Seen, freshness.Today),
            }).ToList(),
        };
    }

    /// <summary>A criterion of which no source states a value.</summary>
    /// <param name="category">The name of the tool's category; null when it is not stated.</param>
    /// <param name="because">The reason for which a file says that it does not apply; null without one.</param>
    public static CriterionCell WithoutValue(Criterion criterion, string? category, string? because) =>
        because is not null ? new CriterionCell(criterion, CriterionState.DoesNotApply) { Reason = because }
        : category is null || criterion.AppliesToCategory(category) ? new CriterionCell(criterion, CriterionState.NotStated)
        : new CriterionCell(criterion, CriterionState.DoesNotApply) { Reason = $"only for {string.Join(", ", criterion.AppliesTo)}" };

    private static CriterionCell WithoutValue(Criterion criterion, Tool tool, Provenance provenance)
    {
        var withdrawal = provenance.WithdrawalOf(tool.Id, criterion.Key);
        var cell = WithoutValue(criterion, tool.Category, withdrawal?.Because);
        // A criterion of other categories needs no proof.
        var isProved = withdrawal is not null && (withdrawal.Because is not null || cell.State == CriterionState.NotStated);
        return isProved ? cell with { Sources = provenance.Of(withdrawal!) } : cell;
    }
}
