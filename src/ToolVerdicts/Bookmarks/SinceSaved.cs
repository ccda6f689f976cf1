using ToolVerdicts.Facts;

namespace ToolVerdicts.Bookmarks;

/// <summary>The difference between a saved tool and what it was at the end of the day on which it was saved. A fact that changed and
/// changed back is none.</summary>
/// <param name="Shown">The changes that matter most to a choice, at most <see cref="MostShown"/>.</param>
/// <param name="More">How many others there are.</param>
public sealed record SinceSaved(IReadOnlyList<ListedChange> Shown, int More)
{
    /// <summary>The most changes that are shown of one tool.</summary>
    public const int MostShown = 3;

    private static readonly ChangedFact[] Order =
    [
        ChangedFact.Panel, ChangedFact.Price, ChangedFact.Pricing, ChangedFact.Score, ChangedFact.Call, ChangedFact.Name,
        ChangedFact.Criterion, ChangedFact.Category, ChangedFact.Review, ChangedFact.Tagline, ChangedFact.Description,
    ];

    /// <param name="changes">From each fact of one tool the first value before and the last one after.</param>
    /// <returns>Null when nothing differs.</returns>
    public static SinceSaved? Of(IEnumerable<ListedChange> changes)
    {
        var told = changes.Where(IsDifference).OrderBy(RankOf).ThenByDescending(change => change.Id).ToList();
        return told.Count == 0 ? null : new SinceSaved(told.Take(MostShown).ToList(), Math.Max(0, told.Count - MostShown));
    }

    private static bool IsDifference(ListedChange change) => change.BeforeContested != change.AfterContested
        || change.BeforeVerdict != change.AfterVerdict
        || (change.Before is { } before && change.After is { } after ? !Wording.Same(before, after) : change.Before != change.After);

    private static int RankOf(ListedChange change) => Array.IndexOf(Order, change.Fact) is var rank && rank < 0 ? Order.Length : rank;
}
