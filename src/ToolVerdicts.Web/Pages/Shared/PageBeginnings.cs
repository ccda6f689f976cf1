using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>
/// Where pages of long lists begin, learnt from the pages that were shown: a page is looked for from the nearest beginning before it, and not from the
/// first tool on. What was learnt of a list holds for one version of it.
/// </summary>
public sealed class PageBeginnings
{
    // A few megabytes. What comes after them is forgotten with them, and learnt again.
    private const int Most = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Learnt> _lists = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Reads a page from the nearest known beginning on, and learns where the next one begins.</summary>
    /// <param name="version">The list's version, taken before it is read: what is learnt of a later one is then forgotten too soon, and never kept too long.</param>
    /// <param name="list">The list, by the address of its first page.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="size">How many each page holds.</param>
    /// <param name="read">Reads the page, when told which place it comes after and how many behind that place are left out.</param>
    /// <param name="placeOf">Where one of them stands.</param>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(
        ListVersion version, string list, int page, int size, Func<ToolPlace, long, Task<IReadOnlyList<T>>> read, Func<T, ToolPlace> placeOf)
    {
        var (known, after) = Nearest(version, list, page);
        var rows = await read(after, (page - (long)known) * size);
        if (rows.Count == size)
            Learn(version, list, page + 1, placeOf(rows[^1]));
        return rows;
    }

    /// <summary>The nearest page whose beginning is known.</summary>
    /// <param name="version">The list's version now.</param>
    /// <param name="list">The list.</param>
    /// <param name="page">The page that is looked for, from 1.</param>
    /// <returns>That page or one before it, and the place it begins after.</returns>
    public (int Page, ToolPlace After) Nearest(ListVersion version, string list, int page)
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

    /// <summary>Learns where a page begins.</summary>
    /// <param name="version">The version that was read.</param>
    /// <param name="list">The list.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="after">The place it begins after.</param>
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

/// <summary>What a list is made of: while this is the same, it holds the same tools in the same order.</summary>
/// <param name="Changes">Up to where the catalogue has changed.</param>
/// <param name="Votes">How many votes this process has taken, where votes decide the order; else zero.</param>
public readonly record struct ListVersion(ChangeMark Changes, long Votes = 0);
