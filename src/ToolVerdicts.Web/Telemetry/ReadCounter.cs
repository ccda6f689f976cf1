namespace ToolVerdicts.Web.Telemetry;

/// <summary>Counts in memory what is read, until <c>ReadCountTimer</c> stores it. Strangers choose what they ask for, so that the names of
/// a day are bounded.</summary>
public sealed class ReadCounter(TimeProvider time)
{
    private const int MostPages = 2_000;
    private const int MostSearches = 500;
    private const int LongestSearch = 64;

    private readonly BoundedCounts _pages = new(MostPages);
    private readonly BoundedCounts _searches = new(MostSearches);

    /// <summary>Counts a page by its path, whatever the case of its letters.</summary>
    public void CountPage(string path) => _pages.Add(time.Today(), path.ToLowerInvariant());

    /// <summary>Counts a search that found nothing. One that could name a person, by an address or a number, counts among
    /// <see cref="BoundedCounts.Others"/>.</summary>
    public void CountEmptySearch(string text)
    {
        var words = OneLine.Of(Wording.Collapse(text).ToLowerInvariant());
        var mayName = words.Contains('@') || words.Count(char.IsDigit) > 6 || words.Length is 0 or > LongestSearch;
        _searches.Add(time.Today(), mayName ? BoundedCounts.Others : words);
    }

    /// <summary>Takes what was counted since the last time.</summary>
    public (IReadOnlyList<ReadCount> Pages, IReadOnlyList<ReadCount> Searches) Take() => (_pages.Take(), _searches.Take());
}
