using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Captures;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Data;
using ToolVerdicts.Reviews;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Pages.Tools;

/// <summary>One tool: everything known.</summary>
public sealed class ToolModel(Database database) : PageModel
{
    private const int MostComparisons = 50;
    private const int MostAlternatives = 8;

    /// <summary>The tool.</summary>
    public Tool Tool { get; private set; } = null!;

    /// <summary>Its reviews.</summary>
    public IReadOnlyList<Review> Reviews { get; private set; } = [];

    /// <summary>Its reviews, reviewer by reviewer.</summary>
    public IReadOnlyList<ScorecardRow> Scorecard { get; private set; } = [];

    /// <summary>The scores its reviews state; null when none does.</summary>
    public ScoreRange? Scores => ScoreRange.Of(Reviews);

    /// <summary>Says whose review alone turns the verdict.</summary>
    public string Swing => LeaveOneOut.Sentence(Tool.Name, Tool.Panel, Reviews, key => Scorecard.First(row => row.Reviewer?.Key == key).Reviewer!.Name);

    /// <summary>Where its facts came from.</summary>
    public Provenance Provenance { get; private set; } = null!;

    /// <summary>The tools that captures show beside it.</summary>
    public IReadOnlyList<ComparedWith> ComparedWith { get; private set; } = [];

    /// <summary>Other tools of its category in the panel's order.</summary>
    public IReadOnlyList<Tool> Alternatives { get; private set; } = [];

    /// <summary>The category; null when it is not stated.</summary>
    public Category? Category { get; private set; }

    /// <summary>Shows the tool.</summary>
    public async Task<IActionResult> OnGetAsync(string slug)
    {
        await using var store = await database.OpenConnectionAsync();
        if (!Slug.IsWellFormed(slug) || await store.FindToolsAsync([slug]) is not [var tool])
            return NotFound();
        Tool = tool;
        Reviews = await store.FindReviewsAsync([tool.Id]);
        Scorecard = ToolVerdicts.Reviews.Scorecard.For([Reviews], await store.ListReviewersAsync());
        Provenance = await store.FindProvenanceAsync([tool.Id]);
        ComparedWith = await store.ListComparedWithAsync(tool.Id, MostComparisons);
        Alternatives = await store.ListAlternativesAsync(tool.Id, MostAlternatives);
        Category = await store.FindCategoryOfAsync(tool.Id);
        return Page();
    }
}
