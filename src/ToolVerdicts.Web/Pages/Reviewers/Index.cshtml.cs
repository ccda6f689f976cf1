namespace ToolVerdicts.Web.Pages.Reviewers;

/// <summary>All reviewers with their records.</summary>
[Cached(Topic.Catalogue, Topic.AllVotes)]
public sealed class IndexModel(Database database, LiveSite site) : PageModel
{
    private static readonly ReviewerRecord Nothing = ReviewerRecord.Of([]);

    private IReadOnlyDictionary<string, ReviewerRecord> _records = new Dictionary<string, ReviewerRecord>();

    /// <summary>The reviewers: those whose lens has a place by it, then the usual panel in its order, then others by key.</summary>
    public IReadOnlyList<Reviewer> Reviewers { get; private set; } = [];

    public ReviewerRecord RecordOf(Reviewer reviewer) => _records.GetValueOrDefault(reviewer.Key, Nothing);

    /// <summary>A sentence about what a reviewer looks for; null when the content folder has none.</summary>
    public string? LensOf(Reviewer reviewer) => site.Library.Lenses.GetValueOrDefault(reviewer.Key)?.Prose?.Description;

    public async Task OnGetAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        var reviewers = await store.ListReviewersAsync();
        _records = await store.ListReviewerRecordsAsync();
        Reviewers = reviewers.Values.Where(reviewer => site.HasReviewer(reviewer.Key, _records.ContainsKey(reviewer.Key)))
            .OrderBy(reviewer => site.Library.Lenses.GetValueOrDefault(reviewer.Key)?.Order ?? int.MaxValue)
            .ThenBy(reviewer => Reviewer.Position(reviewer.Key)).ThenBy(reviewer => reviewer.Key, StringComparer.Ordinal)
            .ToList();
    }
}
