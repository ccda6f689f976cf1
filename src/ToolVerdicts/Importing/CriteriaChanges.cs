namespace ToolVerdicts.Importing;

/// <summary>The effect of a changed <c>criteria.yml</c> on values that were stated before.</summary>
/// <param name="store">The store, before the new file is written.</param>
/// <param name="content">The parsed files.</param>
internal sealed class CriteriaChanges(DbConnection store, SiteContent content)
{
    internal const string FormerSql = "SELECT content FROM content_files WHERE path = 'criteria.yml' AND content IS NOT NULL";
    internal const string CountSql = "SELECT COUNT(*) FROM criterion_values WHERE criterion = @criterion";

    private readonly IReadOnlyList<Criterion> _applied = store.ListEffectiveCriteria();

    /// <summary>Finds units that were changed so that values without a unit would get another meaning, and criteria that were never there.
    /// </summary>
    public IEnumerable<ContentFault> ListFaults()
    {
        foreach (var criterion in content.Criteria)
        {
            if (_applied.FirstOrDefault(known => known.Key == criterion.Key)?.UnitOfBareNumbers is not { } unit
                || criterion.Kind is not (CriterionKind.Number or CriterionKind.Money) || unit == criterion.UnitOfBareNumbers
                || Count(criterion.Key) == 0)
                continue;
            yield return new ContentFault(
                ContentPlace.Criteria, criterion.UnitPlace.Line, criterion.UnitPlace.Column,
                $"{criterion.Key}: the unit was {unit}; write was: {unit}, so that values without a unit keep their meaning");
        }

        var former = ListFormerKeys();
        foreach (var unknown in content.UnknownCriteria.Where(unknown => !former.Contains(unknown.Key)))
            yield return unknown.Fault;
    }

    /// <summary>The keys of criteria that are gone while files go on stating values of them.</summary>
    public IReadOnlySet<string> Hidden { get; } = content.UnknownCriteria.Select(unknown => unknown.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Sentences on criteria that are gone, with the number of tools whose values are hidden.</summary>
    public IEnumerable<string> ListWarnings()
    {
        var known = content.Criteria.Select(criterion => criterion.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in _applied.Select(criterion => criterion.Key).Where(key => !known.Contains(key)))
        {
            if (Count(key) is > 0 and var tools)
                yield return $"{key} is no criterion any longer; what is stated of {Counted.Of(tools, "tool")} is hidden";
        }
    }

    /// <summary>True for a file with a fact of a criterion that is new, or gone.</summary>
    public bool Affects(ToolFile file) => content.UnknownCriteria.Any(unknown => unknown.Fault.Path == file.Path)
        || file.Facts.Any(fact => FileFact.IsCriterion(fact.Fact) && !_applied.Any(criterion => criterion.Key == fact.Fact));

    private HashSet<string> ListFormerKeys() => content.UnknownCriteria.Count == 0 ? [] : store.Query<string>(FormerSql)
        .SelectMany(CriteriaFile.ListOf).Select(criterion => criterion.Key).ToHashSet(StringComparer.Ordinal);

    private long Count(string criterion) => store.ExecuteScalar<long>(CountSql, new { criterion });
}
