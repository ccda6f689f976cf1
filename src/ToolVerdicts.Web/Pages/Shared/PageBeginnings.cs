namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>
/// Remembers where pages of long lists begin, learnt from the pages that were shown. A page is read from the nearest beginning before it,
/// not from the first tool on. What was learnt holds for one version of the list.
/// </summary>
public sealed class PageBeginnings
{
    // A few megabytes. When they are full, all are forgotten and learnt again.
    private const int Most = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Learnt> _lists = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Reads a page from the nearest known beginning on, and learns where the next page begins.</summary>
    /// <param name="version">
    /// The list's version, taken before it is read: a later change makes what is learnt invalid too soon, and never too late.
    /// </param>
    /// <param name="list">The address of the list's first page.</param>
    /// <param name="page">The number of the page, from 1.</param>
    /// <param name="size">The number of items on each page.</param>
    /// <param name="read">Reads items behind a place, after a number of items to skip.</param>
    /// <param name="placeOf">The place of an item in the list.</param>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(
        ListVersion version,
        string list,
        int page,
        int size,
        Func<ToolPlace, long, Task<IReadOnlyList<T>>> read,
        Func<T, ToolPlace> placeOf)
    {
        var (known, after) = FindNearest(version, list, page);
        var rows = await read(after, (page - (long)known) * size);
        if (rows.Count == size)
            Learn(version, list, page + 1, placeOf(rows[^1]));
        return rows;
    }

    /// <summary>The nearest page at or before this one whose beginning is known, and the place behind which it begins.</summary>
    public (int Page, ToolPlace After) FindNearest(ListVersion version, string list, int page)
    {
        lock (_lock)
        {
            if (!_lists.TryGetValue(list, out var learnt) || learnt.Version != version)
                return (1, ToolPlace.Beginning);
            var pages = learnt.Pages;
            var (low, high) = (0, pages.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = pages.GetKeyAtIndex(middle) <= page ? (middle + 1, high) : (low, middle);
            }

            return low == 0 ? (1, ToolPlace.Beginning) : (pages.GetKeyAtIndex(low - 1), pages.GetValueAtIndex(low - 1));
        }
    }

    /// <summary>Remembers the place behind which a page begins.</summary>
    public void Learn(ListVersion version, string list, int page, ToolPlace after)
    {
        lock (_lock)
        {
            if (_count >= Most)
            {
                _lists.Clear();
                _count = 0;
            }

            if (!_lists.TryGetValue(list, out var learnt) || learnt.Version != version)
            {
                _count -= learnt?.Pages.Count ?? 0;
                _lists[list] = learnt = new Learnt(version, []);
            }

            if (learnt.Pages.TryAdd(page, after))
                _count++;
        }
    }

    private sealed record Learnt(ListVersion Version, SortedList<int, ToolPlace> Pages);
}
