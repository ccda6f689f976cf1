namespace ToolVerdicts.Importing;

/// <summary>Finds values of criteria that do not apply to the tools which have them, and categories that no tool has.</summary>
/// <param name="store">The store, after the files were written.</param>
/// <param name="content">The parsed files.</param>
internal sealed class CategoryWarnings(DbConnection store, SiteContent content)
{
    private readonly Dictionary<string, Criterion> _limited =
        content.Criteria.Where(criterion => criterion.AppliesTo.Count > 0).ToDictionary(criterion => criterion.Key);

    /// <summary>Sentences on the values of files, which stay: a tool can come into another category.</summary>
    /// <param name="tools">The published files with their tools.</param>
    public IEnumerable<string> OfValues(IEnumerable<(ToolFile File, long Id)> tools)
    {
        foreach (var (file, id) in tools)
        {
            var facts = file.Facts.Where(fact => fact.Value is not null && _limited.ContainsKey(fact.Fact)).ToList();
            if (facts.Count == 0 || store.FindCategoryOfAsync(id).GetAwaiter().GetResult()?.Name is not { } category)
                continue;
            foreach (var fact in facts.Where(fact => !_limited[fact.Fact].AppliesToCategory(category)))
            {
                yield return $"{file.Path}, line {fact.Line}: {fact.Fact} applies to "
                    + $"{string.Join(", ", _limited[fact.Fact].AppliesTo)} alone, and the tool is of {category}; the value stays";
            }
        }
    }

    /// <summary>Sentences on categories of criteria that neither a file nor the store has.</summary>
    public IEnumerable<string> OfCriteria()
    {
        if (_limited.Count == 0)
            return [];
        var known = store.ListCategoriesAsync().GetAwaiter().GetResult().Select(category => category.Name)
            .Concat(content.Tools.Select(file => file.ValueOf(FileFact.Category)).OfType<string>()).Select(Wording.Key)
            .ToHashSet(StringComparer.Ordinal);
        return _limited.Values.SelectMany(criterion => criterion.AppliesTo.Where(category => !known.Contains(Wording.Key(category)))
            .Select(category => $"{ContentPlace.Criteria}: {criterion.Key} applies to {Excerpt.Of(category)}, which is the category of "
                + "no tool"));
    }
}
