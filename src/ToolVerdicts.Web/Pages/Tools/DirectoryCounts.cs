using System.Data.Common;
using ToolVerdicts.Search;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Pages.Tools;

/// <summary>The counts of the whole directory, taken anew when the catalogue has changed: they are the same on each of its pages.</summary>
public sealed class DirectoryCounts
{
    private Taken? _last;

    /// <summary>The counts of what the store holds.</summary>
    public async Task<FacetCounts> OfAllAsync(DbConnection store)
    {
        var mark = store.FindLastChanges();
        if (_last is { } last && last.Mark == mark)
            return last.Counts;
        var counts = await store.CountFacetsAsync(WordMatches.All);
        _last = new Taken(mark, counts);
        return counts;
    }

    private sealed record Taken(ChangeMark Mark, FacetCounts Counts);
}
