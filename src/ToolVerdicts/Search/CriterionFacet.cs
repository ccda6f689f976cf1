namespace ToolVerdicts.Search;

/// <summary>A criterion by which a list can be narrowed, with its values to choose from.</summary>
/// <param name="Chosen">The choice; null for all tools.</param>
/// <param name="Values">The values, each with the number of tools that it would leave beside the other choices. Of a range those that are
/// no numbers.</param>
public sealed record CriterionFacet(Criterion Criterion, CriterionChoice? Chosen, IReadOnlyList<FacetValue> Values)
{
    // A longer list is of no use to a visitor.
    private const int MostValues = 50;

    private static readonly string[] YesNo = ["yes", "no"];

    /// <summary>True for a range of numbers or days.</summary>
    public bool IsRange => CriterionChoice.HasRange(Criterion);

    /// <summary>The facet of a criterion.</summary>
    /// <param name="beside">The tools that all other choices leave.</param>
    public static CriterionFacet Of(Criterion criterion, CriterionChoice? chosen, ListedTools tools, ToolSet beside)
    {
        var column = tools.ColumnOf(criterion.Key);
        var values = WordsOf(criterion, column)
            .Select(word => new FacetValue { Value = word, Name = NameOf(criterion, word), Count = column.With(word).CountIn(beside) })
            .Where(value => value.Count > 0 || value.Value == chosen?.Value);
        // Of very many licences those of most tools are listed.
        if (criterion.Kind == CriterionKind.Licence)
        {
            values = values.OrderByDescending(value => value.Value == "osi").ThenByDescending(value => value.Value == "fsf")
                .ThenByDescending(value => value.Count);
        }

        List<FacetValue> listed = [.. values.Take(MostValues)];
        if (chosen is { Word: not null } && !listed.Exists(value => value.Value == chosen.Value))
            listed.Add(new FacetValue { Value = chosen.Value, Name = NameOf(criterion, chosen.Value), Count = 0 });
        var states = CriterionChoice.States.Select(state => new FacetValue
        {
            Value = state.Key,
            Name = char.ToUpperInvariant(state.Key[0]) + state.Key[1..].Replace('-', ' '),
            Count = tools.Of(new CriterionChoice(criterion, state.Value, state.Key)).CountIn(beside),
        });
        return new CriterionFacet(
            criterion,
            chosen,
            [
                .. listed,
                .. states.Where(state => state.Value == ToolFilter.NotStated || state.Count > 0 || state.Value == chosen?.Value),
            ]);
    }

    private static IEnumerable<string> WordsOf(Criterion criterion, ListedColumn column) => criterion.Kind switch
    {
        CriterionKind.YesNo => YesNo,
        CriterionKind.Choice or CriterionKind.Set => criterion.Words,
        CriterionKind.Licence => column.Words.Keys.Order(StringComparer.Ordinal),
        _ => [],
    };

    private static string NameOf(Criterion criterion, string word) => (criterion.Kind, word) switch
    {
        (CriterionKind.Licence, "osi") => "Approved by the OSI",
        (CriterionKind.Licence, "fsf") => "Called free by the FSF",
        (CriterionKind.YesNo, _) => char.ToUpperInvariant(word[0]) + word[1..],
        _ => word,
    };
}
