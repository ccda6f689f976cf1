using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Content;
using ToolVerdicts.Reviews;
using ToolVerdicts.Store;

namespace ToolVerdicts.Web.Pages.Reviewers;

/// <summary>All reviewers with their records.</summary>
public sealed class IndexModel(Database database, Library library) : PageModel
{
    private static readonly ReviewerRecord Nothing = ReviewerRecord.Of([]);

    private IReadOnlyDictionary<string, ReviewerRecord> _records = new Dictionary<string, ReviewerRecord>();

    /// <summary>The reviewers: the usual panel in its order, then others by key.</summary>
    public IReadOnlyList<Reviewer> Reviewers { get; private set; } = [];

    /// <summary>What a reviewer has said so far.</summary>
    public ReviewerRecord RecordOf(Reviewer reviewer) => _records.GetValueOrDefault(reviewer.Key, Nothing);

    /// <summary>What a reviewer looks for, in a sentence; null when that is not written yet.</summary>
    public string? LensOf(Reviewer reviewer) => library.Lenses.GetValueOrDefault(reviewer.Key)?.Description;

    /// <summary>Shows the reviewers.</summary>
    public async Task OnGetAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        var reviewers = await store.ListReviewersAsync();
        Reviewers = reviewers.Values.OrderBy(reviewer => Reviewer.Position(reviewer.Key)).ThenBy(reviewer => reviewer.Key, StringComparer.Ordinal).ToList();
        _records = await store.ListReviewerRecordsAsync();
    }
}
