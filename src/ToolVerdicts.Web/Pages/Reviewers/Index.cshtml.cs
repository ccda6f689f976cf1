namespace ToolVerdicts.Web.Pages.Reviewers;

/// <summary>All reviewers with their records.</summary>
[Cached(Topic.Catalogue, Topic.AllVotes)]
public sealed class IndexModel(Database database, Library library) : PageModel
{
    private static readonly ReviewerRecord Nothing = ReviewerRecord.Of([]);

    private IReadOnlyDictionary<string, ReviewerRecord> _records = new Dictionary<string, ReviewerRecord>();

    /// <summary>The reviewers: the usual panel in its order, then others by key.</summary>
    public IReadOnlyList<Reviewer> Reviewers { get; private set; } = [];

    public ReviewerRecord RecordOf(Reviewer reviewer) => _records.GetValueOrDefault(reviewer.Key, Nothing);

    /// <summary>A sentence about what a reviewer looks for; null when the content folder has none.</summary>
    public string? LensOf(Reviewer reviewer) => library.Lenses.GetValueOrDefault(reviewer.Key)?.Description;

    public async Task OnGetAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        var reviewers = await store.ListReviewersAsync();
        Reviewers = reviewers.Values
            .OrderBy(reviewer => Reviewer.Position(reviewer.Key)).ThenBy(reviewer => reviewer.Key, StringComparer.Ordinal)
            .ToList();
        _records = await store.ListReviewerRecordsAsync();
    }
}
