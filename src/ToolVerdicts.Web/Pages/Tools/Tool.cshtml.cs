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

    /// <summary>The tool.</summary>
    public Tool Tool { get; private set; } = null!;

    /// <summary>Its reviews, reviewer by reviewer.</summary>
    public IReadOnlyList<ScorecardRow> Scorecard { get; private set; } = [];

    /// <summary>Where its facts came from.</summary>
    public Provenance Provenance { get; private set; } = null!;

    /// <summary>The tools that captures show beside it.</summary>
    public IReadOnlyList<ComparedWith> ComparedWith { get; private set; } = [];

    /// <summary>Shows the tool.</summary>
    public async Task<IActionResult> OnGetAsync(string slug)
    {
        await using var store = await database.OpenConnectionAsync();
        if (!Slug.IsWellFormed(slug) || await store.FindToolsAsync([slug]) is not [var tool])
            return NotFound();
        Tool = tool;
        Scorecard = ToolVerdicts.Reviews.Scorecard.For([await store.FindReviewsAsync([tool.Id])], await store.ListReviewersAsync());
        Provenance = await store.FindProvenanceAsync([tool.Id]);
        ComparedWith = await store.ListComparedWithAsync(tool.Id, MostComparisons);
        return Page();
    }
}
