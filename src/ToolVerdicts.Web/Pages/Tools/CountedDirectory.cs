namespace ToolVerdicts.Web.Pages.Tools;

/// <summary>The counts that all pages of the directory share.</summary>
/// <param name="Tools">The listed tools with their criteria.</param>
/// <param name="Counts">The numbers of tools by category, price and verdict.</param>
public sealed record CountedDirectory(ListedTools Tools, FacetCounts Counts)
{
    // The facets of all tools, with the criteria that they are of.
    private volatile Tuple<IReadOnlyList<Criterion>, IReadOnlyList<CriterionFacet>>? _all;

    /// <summary>The facets of criteria that an address of the directory can have.</summary>
    /// <param name="criteria">The criteria of the site.</param>
    /// <param name="category">The name of the chosen category; null for all, and for tools without one.</param>
    /// <param name="found">The tools that match the words.</param>
    public IReadOnlyList<CriterionFacet> ListFacets(
        DirectoryAddress asked, IReadOnlyList<Criterion> criteria, string? category, ToolSet found)
    {
        if (asked is not { Text: null, Category: null, Price: null, Verdict: null, Choices: [] })
            return Find();
        // Most pages narrow nothing, and show the numbers of all tools.
        var kept = _all;
        if (kept is null || kept.Item1 != criteria)
            _all = kept = Tuple.Create(criteria, Find());
        return kept.Item2;

        IReadOnlyList<CriterionFacet> Find()
        {
            var narrow = found.And(Tools.Narrow(asked.Category, asked.Price, asked.Verdict));
            var chosen = asked.Choices.ToDictionary(choice => choice.Criterion.Key, choice => (Choice: choice, Tools: Tools.Of(choice)));
            var all = chosen.Values.Aggregate(narrow, (tools, choice) => tools.And(choice.Tools));
            return DirectoryAddress.ListFacets(criteria).Where(criterion => IsOffered(criterion) || chosen.ContainsKey(criterion.Key))
                .Select(criterion => CriterionFacet.Of(
                    criterion,
                    chosen.GetValueOrDefault(criterion.Key).Choice,
                    Tools,
                    chosen.ContainsKey(criterion.Key) ? Beside(criterion.Key) : all)).ToList();

            ToolSet Beside(string criterion) => chosen.Where(choice => choice.Key != criterion)
                .Aggregate(narrow, (tools, choice) => tools.And(choice.Value.Tools));
        }

        bool IsOffered(Criterion criterion) =>
            Tools.IsKnown(criterion.Key) && (category is null || criterion.AppliesToCategory(category));
    }
}
