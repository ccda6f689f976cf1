namespace ToolVerdicts.Web.Pages.Tools;

/// <summary>Keeps the counts of the whole directory, which all its pages show, until the catalogue changes.</summary>
public sealed class DirectoryCounts
{
    private Counted? _last;

    public async Task<FacetCounts> CountAllAsync(DbConnection store)
    {
        var mark = store.FindLastChange();
        if (_last is { } last && last.Mark == mark)
            return last.Counts;
        var counts = await store.CountFacetsAsync(WordMatches.All);
        _last = new Counted(mark, counts);
        return counts;
    }

    private sealed record Counted(long Mark, FacetCounts Counts);
}
