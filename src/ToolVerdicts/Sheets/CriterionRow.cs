namespace ToolVerdicts.Sheets;

/// <summary>A criterion of a tool, as its page shows it.</summary>
/// <param name="Value">The standing value; null when it is not stated, contested, or does not apply.</param>
/// <param name="Contested">The values of which none stands; empty when one does, or when none is stated.</param>
/// <param name="Sources">The proofs of the value, or of the reason.</param>
/// <param name="Seen">The day on which the value was seen; null is "not known".</param>
/// <param name="Reason">The reason for which it does not apply; null where it applies.</param>
public sealed record CriterionRow(
    Criterion Criterion,
    string? Value,
    IReadOnlyList<ContestedValue> Contested,
    IReadOnlyList<NumberedSource> Sources,
    DateOnly? Seen,
    string? Reason = null)
{
    /// <summary>True when the value was seen longer ago than the criterion allows.</summary>
    public bool IsOld { get; init; }

    public bool IsStated => Value is not null || Contested.Count > 0 || Reason is not null;

    /// <summary>The value with its unit, or why there is none; null when it is not stated.</summary>
    public string? Words => Reason is not null ? $"does not apply: {Reason}"
        : Value is null ? null
        : CriterionValue.Read(Criterion, Value)?.Text ?? Value;

    /// <summary>The criteria of a tool in their order: those of its category, and others of which its file says something.</summary>
    public static IReadOnlyList<CriterionRow> ListOf(
        IReadOnlyList<Criterion> criteria, Tool tool, Provenance provenance, Freshness freshness) =>
        criteria.Select(criterion => Of(criterion, tool, provenance, freshness)).OfType<CriterionRow>().ToList();

    private static CriterionRow? Of(Criterion criterion, Tool tool, Provenance provenance, Freshness freshness)
    {
        if (provenance.CriterionOf(tool.Id, criterion.Key) is { } chosen)
        {
            var values = provenance.ContestedOf(chosen)
                .Select(value => value with { IsOld = criterion.IsOld(value.Seen, freshness.Today) }).ToList();
            return new CriterionRow(criterion, chosen.Value, values, provenance.Of(chosen), chosen.IsContested ? null : chosen.Seen)
            {
                IsOld = !chosen.IsContested && criterion.IsOld(chosen.Seen, freshness.Today),
            };
        }

        var withdrawal = provenance.WithdrawalOf(tool.Id, criterion.Key);
        var proof = withdrawal is null ? [] : provenance.Of(withdrawal);
        if (criterion.AppliesToCategory(tool.Category))
            return new CriterionRow(criterion, Value: null, [], proof, Seen: null);
        return withdrawal?.Because is { } because ? new CriterionRow(criterion, Value: null, [], proof, Seen: null, because) : null;
    }
}
