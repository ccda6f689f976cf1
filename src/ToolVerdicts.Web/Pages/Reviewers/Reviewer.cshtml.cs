namespace ToolVerdicts.Web.Pages.Reviewers;

[Cached(Topic.Catalogue, Topic.AllVotes, Keys = ["category", "page"])]
public sealed class ReviewerModel(Database database, LiveSite site) : PageModel
{
    private const int PageSize = 20;

    public Reviewer Reviewer { get; private set; } = null!;

    /// <summary>Prose about what the reviewer looks for; null when the content folder has none.</summary>
    public Prose? Lens => site.Library.Lenses.GetValueOrDefault(Reviewer.Key)?.Prose;

    public ReviewerRecord Record { get; private set; } = null!;

    public IReadOnlyList<ReviewedCategory> Categories { get; private set; } = [];

    /// <summary>The slug of the category whose reviews are shown; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Category { get; set; }

    /// <summary>The reviews of this page.</summary>
    public IReadOnlyList<ToolReview> Reviews { get; private set; } = [];

    /// <summary>The number of this page, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>The number of reviews on all pages.</summary>
    public long Count => Category is null ? Record.Reviews : Chosen?.Reviews ?? 0;

    /// <summary>The number of pages, at least one.</summary>
    public long Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    private ReviewedCategory? Chosen => Categories.FirstOrDefault(category => category.Slug.ToString() == Category);

    /// <summary>The address of a page of these reviews.</summary>
    public string PathOf(int number) => (Category, number) switch
    {
        (null, 1) => $"/reviewers/{Reviewer.Key}",
        (null, _) => $"/reviewers/{Reviewer.Key}?page={number}",
        (_, 1) => $"/reviewers/{Reviewer.Key}?category={Uri.EscapeDataString(Category)}",
        _ => $"/reviewers/{Reviewer.Key}?category={Uri.EscapeDataString(Category)}&page={number}",
    };

    public async Task<IActionResult> OnGetAsync(string key, [FromQuery(Name = "page")] string? number)
    {
        await using var store = await database.OpenConnectionAsync();
        if (!Slug.TryParse(key, out _) || await store.FindReviewerAsync(key) is not { } reviewer)
            return NotFound();
        (Reviewer, Record) = (reviewer, await store.FindReviewerRecordAsync(key));
        if (!site.HasReviewer(key, Record.Reviews + Record.Inferred > 0))
            return NotFound();
        Categories = await store.ListReviewedCategoriesAsync(key);
        if (PageNumber.Read(number) is not { } page || page > Pages)
            return NotFound();
        Number = page;
        if (Count > 0)
            Reviews = await store.ListReviewsOfAsync(Reviewer.Key, Chosen?.Slug, Number, PageSize);
        else
            HttpContext.SkipCache();
        return Page();
    }
}
