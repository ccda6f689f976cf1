namespace ToolVerdicts.Web.Pages.Compare;

/// <summary>A comparison as its sheet shows it: which rows are open, and which are folded.</summary>
public sealed class SheetView
{
    /// <summary>In characters: the head of a longer name would cover too much of the page while it stays in view.</summary>
    public const int LongestStickyName = 60;

    public SheetView(Comparison comparison)
    {
        Comparison = comparison;
        Views = comparison.Tools.Select(tool => new ToolView(tool, comparison.Provenance, comparison.Freshness, HasDays: false)
        {
            IsPast = comparison.AsOf is not null,
        }).ToList();
        MeanRow = Row(DecisionTable.MeanScore);
        var ranges = comparison.Panels.Select(PanelScores.Of).ToList();
        Means = ranges.ConvertAll(range => range is null ? (decimal?)null
            : Math.Round(range.MeanHundredths / 100m, 1, MidpointRounding.AwayFromZero));
        var named = comparison.Scorecard.Where(row => row.Reviewer is not null).Select(row => new ScoreRow(row)).ToList();
        // Calls alone are worth rows only where they tell the tools apart.
        ScoreRows = named.Exists(row => row.HasScores || row.HasSplitCalls) ? named : [];
        Plot = new ScorePlot(named.SelectMany(row => row.Scores).OfType<long>());
        Reasons =
        [
            .. named.OrderByDescending(row => row.Spread).Select(row => row.Row),
            .. comparison.Scorecard.Where(row => row.Reviewer is null),
        ];
        Open = Others.Where(row => !row.IsStatedNowhere && row.Outcome != Outcome.Same).ToList();
        Equal = Others.Where(row => !row.IsStatedNowhere && row.Outcome == Outcome.Same).ToList();
        NotOnFile =
        [
            .. ScoreRows.Count == 0 ? [("Scores", [])] : Array.Empty<(string, IReadOnlyList<NumberedSource>)>(),
            .. Prices.All(row => row.IsStatedNowhere) ? [("Price", [])] : Array.Empty<(string, IReadOnlyList<NumberedSource>)>(),
            .. Others.Where(row => row.IsStatedNowhere).Select(row => (row.Label, (IReadOnlyList<NumberedSource>)[])),
            .. comparison.Criteria.NotStated.Select(row => (row.Criterion.Label, row.Sources)),
        ];
    }

    public Comparison Comparison { get; }

    public IReadOnlyList<ToolView> Views { get; }

    public DecisionRow MeanRow { get; }

    /// <summary>The mean of each panel to a tenth of a point; null without one.</summary>
    public IReadOnlyList<decimal?> Means { get; }

    /// <inheritdoc cref="CommonScores.FindLead"/>
    public int? MeanLead => CommonScores.FindLead(MeanRow.Cells);

    /// <summary>How far the mean of two tools is ahead, as the figures show it; null when it is level, or when the means are of other
    /// reviewers.</summary>
    public decimal? MeanGap => MeanLead is { } lead && Means is [{ } left, { } right] && MeanRow.Cells.All(cell => cell.Note is null)
        ? (lead == 0 ? left - right : right - left) : null;

    public string MeanLabel
    {
        get
        {
            var counts = Comparison.Panels.Select(panel => panel.Count(review => review.Score is not null)).Where(count => count > 0)
                .Distinct().ToList();
            var isLevel = MeanLead is null && MeanRow.Cells.Count(cell => cell.Key is not null) > 1;
            return $"Mean{(counts is [var count] ? $" of {count}" : "")}{(isLevel ? ", level" : "")}";
        }
    }

    public IReadOnlyList<ScoreRow> ScoreRows { get; }

    public ScorePlot Plot { get; }

    /// <summary>The reviews, those first on which the scores are furthest apart.</summary>
    public IReadOnlyList<ScorecardRow> Reasons { get; }

    /// <summary>Fixed facts that are not the same on all sides, without those that have rows of their own.</summary>
    public IReadOnlyList<DecisionRow> Open { get; }

    /// <summary>Fixed facts that are the same on all sides.</summary>
    public IReadOnlyList<DecisionRow> Equal { get; }

    public bool IsPriceOpen => Prices.Any(row => !row.IsStatedNowhere && row.Outcome != Outcome.Same);

    public bool IsPriceEqual => !IsPriceOpen && Prices.Any(row => !row.IsStatedNowhere);

    /// <summary>The rows of which no side has a value.</summary>
    public IReadOnlyList<(string Text, IReadOnlyList<NumberedSource> Sources)> NotOnFile { get; }

    private int Same => Equal.Count + (IsPriceEqual ? 1 : 0) + Comparison.Criteria.Same.Count;

    public int Folded => Same + NotOnFile.Count + Comparison.Criteria.More.Count;

    public string FoldWords
    {
        get
        {
            var rest = Same + NotOnFile.Count;
            var kind = Same == 0 ? "Not on file" : NotOnFile.Count == 0 ? $"Same for {All}" : "Same, or not on file";
            var more = Comparison.Criteria.More.Count;
            return string.Join("; ", new[]
            {
                more == 0 ? null : $"More criteria: {Counted.Of(more, "row")}", rest == 0 ? null : $"{kind}: {Counted.Of(rest, "row")}",
            }.OfType<string>());
        }
    }

    public string All => Comparison.Tools.Count == 2 ? "both" : "all";

    /// <summary>The label of the check box that shows the source marks.</summary>
    public string SourceWords
    {
        get
        {
            var count = Comparison.Provenance.Sources.Count;
            var newest = Comparison.Provenance.Days.Last is { } day
                ? $", newest {day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}"
                : "";
            return $"Show where each fact comes from ({Counted.Of(count, "source")}{newest})";
        }
    }

    /// <summary>The panel as captured pages state it, such as "Ship · 4 ship / 0 skip"; the verdict alone when the counts are deduced.
    /// </summary>
    public static string? PanelWords(Tool tool) => tool.Verdict is not { } verdict ? null
        : tool.PanelBasis == Basis.Deduced ? $"{verdict}" : $"{verdict} · {tool.PanelCounts()}";

    private IEnumerable<DecisionRow> Prices => [Row(DecisionTable.Entry), Row(DecisionTable.Pricing)];

    private IEnumerable<DecisionRow> Others => [Row(DecisionTable.BestFor), Row(DecisionTable.Category)];

    private DecisionRow Row(string label) => Comparison.Rows.Single(row => row.Label == label);
}
