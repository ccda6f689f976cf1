using ToolVerdicts.Changes;
using ToolVerdicts.Reviews;

namespace ToolVerdicts.Web.Pages.Reviewers;

/// <summary>
/// Where pages of long lists begin, learnt from the pages that were shown: a page is looked for from the nearest beginning before it, and not from the
/// first tool on. What was learnt holds until the catalogue changes.
/// </summary>
public sealed class PageBeginnings
{
    // A few megabytes. What comes after them is forgotten with them, and learnt again.
    private const int Most = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedList<int, NamePlace>> _lists = new(StringComparer.Ordinal);
    private ChangeMark? _mark;
    private int _count;

    /// <summary>The nearest page whose beginning is known.</summary>
    /// <param name="mark">What the store holds now.</param>
    /// <param name="list">The list.</param>
    /// <param name="page">The page that is looked for, from 1.</param>
    /// <returns>That page or one before it, and the place it begins after.</returns>
    public (int Page, NamePlace After) Nearest(ChangeMark mark, string list, int page)
    {
        lock (_lock)
        {
            if (_mark != mark || !_lists.TryGetValue(list, out var pages))
                return (1, NamePlace.Beginning);
            var (low, high) = (0, pages.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = pages.GetKeyAtIndex(middle) <= page ? (middle + 1, high) : (low, middle);
            }

            return low == 0 ? (1, NamePlace.Beginning) : (pages.GetKeyAtIndex(low - 1), pages.GetValueAtIndex(low - 1));
        }
    }

    /// <summary>Learns where a page begins.</summary>
    /// <param name="mark">What the store held when its list was read.</param>
    /// <param name="list">The list.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="after">The place it begins after.</param>
    public void Learn(ChangeMark mark, string list, int page, NamePlace after)
    {
        lock (_lock)
        {
            if (_mark != mark || _count >= Most)
            {
                _lists.Clear();
                (_mark, _count) = (mark, 0);
            }

            if (!_lists.TryGetValue(list, out var pages))
                _lists[list] = pages = [];
            if (pages.TryAdd(page, after))
                _count++;
        }
    }
}
