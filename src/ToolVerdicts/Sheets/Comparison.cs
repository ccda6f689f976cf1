namespace ToolVerdicts.Sheets;

/// <summary>Two to four tools side by side, with all that is known of them.</summary>
/// <param name="Tools">The tools in canonical order.</param>
/// <param name="Panels">The reviews of each tool, from left to right.</param>
/// <param name="Scorecard">The reviews, reviewer by reviewer.</param>
/// <param name="Provenance">The captures that state each fact.</param>
/// <param name="AsOf">The past state that it shows; null for the present one.</param>
public sealed record Comparison(
    ComparisonAddress Address,
    IReadOnlyList<Tool> Tools,
    IReadOnlyList<DecisionRow> Rows,
    IReadOnlyList<IReadOnlyList<Review>> Panels,
    IReadOnlyList<ScorecardRow> Scorecard,
    Provenance Provenance,
    Freshness Freshness,
    AsOf? AsOf)
{
    // A page says it in several places.
    private Answer? _answer;

    /// <summary>The criteria of the site; empty for a comparison of fixed facts alone.</summary>
    public IReadOnlyList<Criterion> SiteCriteria { get; init; } = [];

    /// <summary>The criteria of the tools, beside the <see cref="Rows"/> of fixed facts. An answer can do without them, so that the table
    /// is made when it is first asked for.</summary>
    public CriteriaTable Criteria
    {
        get => field ??= CriteriaTable.For(SiteCriteria, Tools, Provenance, Freshness);
        init;
    }

    /// <inheritdoc cref="DistinctNames.Title"/>
    public string Title => string.Join(" vs ", Names);

    /// <summary>True when a capture shows this very comparison.</summary>
    public bool IsCaptured => Provenance.IsCaptured;

    /// <inheritdoc cref="Comparisons.Answer.Of"/>
    public Answer Answer => _answer ??= Answer.Of(Tools, Rows, Scorecard, OpenCriteria());

    /// <inheritdoc cref="DistinctNames.Of"/>
    public IReadOnlyList<string> Names { get; } = DistinctNames.Of(Tools.Select(tool => tool.Identity).ToList());

    /// <summary>Sentences on reviewers who are split between the tools, and on reviews that decide a verdict alone.</summary>
    public IReadOnlyList<string> Findings =>
    [
        .. PanelSplit.Of(Scorecard).Select(split => split.Sentence(Names)),
        .. Tools.Index().Where(tool => LeaveOneOut.Of(tool.Item.Panel, Panels[tool.Index]) is [_, ..])
            .Select(tool => LeaveOneOut.Sentence(Names[tool.Index], tool.Item, Panels[tool.Index], NameOf)),
    ];

    private IEnumerable<CriterionRow> OpenCriteria()
    {
        foreach (var row in Criteria.Open)
            yield return row;
    }

    private string NameOf(string key) => Scorecard.First(row => row.Reviewer?.Key == key).Reviewer!.Name;
}
