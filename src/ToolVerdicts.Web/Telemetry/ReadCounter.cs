using System.Collections.Concurrent;

namespace ToolVerdicts.Web.Telemetry;

/// <summary>Counts in memory what is read, until <c>ReadCountTimer</c> stores it. Strangers choose what they ask for, so that the names of
/// a day are bounded; what comes later counts as <see cref="Others"/>.</summary>
public sealed class ReadCounter
{
    /// <summary>The name under which names beyond the bound are counted.</summary>
    public const string Others = "(others)";

    private const int MostPages = 2_000;
    private const int MostSearches = 500;
    private const int LongestSearch = 64;

    private readonly ConcurrentDictionary<string, long> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _searches = new(StringComparer.Ordinal);

    public void CountPage(string path) => Add(_pages, path, MostPages);

    /// <summary>Counts a search that found nothing. One that could name a person, by an address or a number, counts among
    /// <see cref="Others"/>.</summary>
    public void CountEmptySearch(string text)
    {
        var words = OneLine.Of(Wording.Collapse(text).ToLowerInvariant());
        var mayName = words.Contains('@') || words.Count(char.IsDigit) > 6 || words.Length is 0 or > LongestSearch;
        Add(_searches, mayName ? Others : words, MostSearches);
    }

    /// <summary>Takes what was counted since the last time.</summary>
    public (IReadOnlyList<ReadCount> Pages, IReadOnlyList<ReadCount> Searches) Take() => (Take(_pages), Take(_searches));

    private static void Add(ConcurrentDictionary<string, long> counts, string name, int most) =>
        counts.AddOrUpdate(counts.Count < most || counts.ContainsKey(name) ? name : Others, 1, (_, count) => count + 1);

    private static List<ReadCount> Take(ConcurrentDictionary<string, long> counts)
    {
        var taken = new List<ReadCount>();
        foreach (var name in counts.Keys)
        {
            if (counts.TryRemove(name, out var count))
                taken.Add(new ReadCount(name, count));
        }

        return taken;
    }
}
