namespace ToolVerdicts.Sheets;

/// <summary>One tool with all that is known of it.</summary>
/// <param name="Category">The tool's category; null when it is not stated.</param>
/// <param name="Scorecard">The reviews, reviewer by reviewer.</param>
/// <param name="Provenance">The captures that state each fact.</param>
/// <param name="ComparedWith">The tools that captures show beside this one.</param>
/// <param name="Alternatives">Other tools of the category, the best of the panel first.</param>
/// <param name="AsOf">The past state that it shows; null for the present one.</param>
public sealed record ToolSheet(
    Tool Tool,
    Category? Category,
    IReadOnlyList<Review> Reviews,
    IReadOnlyList<ScorecardRow> Scorecard,
    Provenance Provenance,
    IReadOnlyList<ComparedWith> ComparedWith,
    IReadOnlyList<Tool> Alternatives,
    Freshness Freshness,
    AsOf? AsOf)
{
    /// <summary>The criteria that apply to the tool, and those of which its file says why they do not.</summary>
    public IReadOnlyList<CriterionCell> Criteria { get; init; } = [];

    /// <inheritdoc cref="PanelScores.Of"/>
    public ScoreRange? Scores => PanelScores.Of(Reviews);

    public bool AreScoresContested => PanelScores.AreContested(Reviews);

    /// <summary>The scores in words; null when none is stated, or when some are contested.</summary>
    public string? ScoreWords => Scores is { } scores
        ? $"{scores.Low} to {scores.High}, {scores.Spread} points apart, mean {scores.Mean} from "
            + (scores.Count == 1 ? "1 review" : $"{scores.Count} reviews")
        : null;

    /// <summary>The comparisons with the tools that pages show beside it, and with those of its category, at most three.</summary>
    public IReadOnlyList<ComparisonCard> Cards { get; init; } = [];

    /// <summary>Further comparisons with the names of the other tools: those that pages show, before those with tools of its category.
    /// </summary>
    public IReadOnlyList<(string Path, string Names)> OtherComparisons
    {
        get
        {
            var names = DistinctNames.BySlug(
            [
                (Tool.Slug, Tool.Identity),
                .. ComparedWith.Select(other => (other.Slug, new ToolIdentity(other.Name, other.Tagline))),
                .. Alternatives.Select(other => (other.Slug, other.Identity)),
            ]);
            return ComparedWith.GroupBy(other => other.Address)
                .Select(group => (Path: $"/compare/{group.Key}", Names: string.Join(" and ", group.Select(other => names[other.Slug]))))
                .Concat(Alternatives.Select(other => (ComparisonAddress.Of([Tool.Slug, other.Slug])!.Path, names[other.Slug])))
                .DistinctBy(other => other.Path).Where(other => Cards.All(card => card.Path != other.Path)).ToList();
        }
    }

    /// <summary>A sentence that names the reviews that decide the verdict alone.</summary>
    public string Firmness => LeaveOneOut.Sentence(
        Tool.Name, Tool, Reviews, key => Scorecard.First(row => row.Reviewer?.Key == key).Reviewer!.Name);
}
