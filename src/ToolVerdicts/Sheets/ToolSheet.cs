using System.Data.Common;
using ToolVerdicts.Captures;
using ToolVerdicts.Reviews;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Sheets;

/// <summary>Everything known of one tool.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Category">Its category; null when it is not stated.</param>
/// <param name="Reviews">Its reviews.</param>
/// <param name="Scorecard">The same, reviewer by reviewer.</param>
/// <param name="Provenance">Where its facts came from.</param>
/// <param name="ComparedWith">The tools that captures show beside it.</param>
/// <param name="Alternatives">Other tools of its category in the panel's order.</param>
public sealed record ToolSheet(
    Tool Tool,
    Category? Category,
    IReadOnlyList<Review> Reviews,
    IReadOnlyList<ScorecardRow> Scorecard,
    Provenance Provenance,
    IReadOnlyList<ComparedWith> ComparedWith,
    IReadOnlyList<Tool> Alternatives)
{
    /// <summary>The scores its reviews state; null when none does.</summary>
    public ScoreRange? Scores => ScoreRange.Of(Reviews.Select(review => review.Score));

    /// <summary>The scores in words; null when none is stated.</summary>
    public string? ScoreWords => Scores is { } scores
        ? $"{scores.Low} to {scores.High}, {scores.Spread} points apart, mean {scores.Mean} from {(scores.Count == 1 ? "1 review" : $"{scores.Count} reviews")}"
        : null;

    /// <summary>Says whose review alone turns the verdict.</summary>
    public string Swing => LeaveOneOut.Sentence(Tool.Name, Tool.Panel, Reviews, key => Scorecard.First(row => row.Reviewer?.Key == key).Reviewer!.Name);
}

/// <summary>Collects what is known of a tool.</summary>
public static class ToolSheetQueries
{
    private const int MostComparisons = 50;
    private const int MostAlternatives = 8;

    /// <summary>The tool with this slug; null when there is none.</summary>
    public static async Task<ToolSheet?> FindToolSheetAsync(this DbConnection store, string slug)
    {
        if (!Slug.IsWellFormed(slug) || await store.FindToolsAsync([slug]) is not [var tool])
            return null;
        var reviews = await store.FindReviewsAsync([tool.Id]);
        return new ToolSheet(
            tool,
            await store.FindCategoryOfAsync(tool.Id),
            reviews,
            Reviews.Scorecard.For([reviews], await store.ListReviewersAsync()),
            await store.FindProvenanceAsync([tool.Id]),
            await store.ListComparedWithAsync(tool.Id, MostComparisons),
            await store.ListAlternativesAsync(tool.Id, MostAlternatives));
    }
}
