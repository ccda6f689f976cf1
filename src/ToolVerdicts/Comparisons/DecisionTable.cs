namespace ToolVerdicts.Comparisons;

/// <summary>Builds the table that compares the facts of tools.</summary>
public static class DecisionTable
{
    public const string PanelVerdict = "Panel verdict";
    public const string MeanScore = "Mean score";
    public const string Entry = "Price";
    public const string Pricing = "Price text";
    public const string Community = "Community";
    public const string BestFor = "Best for";
    public const string Category = "Category";

    /// <summary>The rows of the table, ordered by <see cref="Outcome"/>.</summary>
    /// <param name="panels">The reviews of each tool.</param>
    /// <param name="provenance">The days and sources of the facts.</param>
    public static IReadOnlyList<DecisionRow> For(
        IReadOnlyList<Tool> tools, IReadOnlyList<IReadOnlyList<Review>> panels, Provenance provenance, Freshness freshness)
    {
        DecisionRow[] rows =
        [
            Row(PanelVerdict, Panel),
            new(MeanScore, Dated(CommonScores.Of(panels)), IsCaptured: false),
            Row(Entry, tool => new DecisionCell(ToolFact.Price, tool.PriceWord)) with { IsCaptured = false },
            Row(Pricing, tool => new DecisionCell(ToolFact.Pricing, tool.PriceText)),
            Row(Community, Votes),
            Row(BestFor, tool => new DecisionCell(ToolFact.Identity, tool.Tagline)),
            Row(Category, tool => new DecisionCell(ToolFact.Category, tool.Category)),
        ];
        return rows.OrderBy(row => row.Outcome).ToList();

        DecisionRow Row(string label, Func<Tool, DecisionCell> cell) =>
            new(label, tools.Select(tool => Sourced(tool.Id, cell(tool))).ToList(), IsCaptured: true);

        DecisionCell Sourced(long toolId, DecisionCell cell)
        {
            if (cell.Fact is not { } fact)
                return cell;
            var seen = cell.Text is null ? null : provenance.SeenOf(toolId, fact);
            return cell with
            {
                Seen = seen, IsOld = freshness.IsOld(fact, seen), Contested = provenance.ContestedOf(toolId, fact, freshness),
            };
        }

        // A mean is as old as the oldest of its scores.
        List<DecisionCell> Dated(IReadOnlyList<DecisionCell> means) => means.Select((mean, side) =>
        {
            if (mean.Text is null)
                return mean;
            var seen = panels[side].Where(review => review.Score is not null).Min(review => provenance.SeenOf(review.Id));
            return mean with { Seen = seen, IsOld = freshness.IsOld(ToolFact.Panel, seen) };
        }).ToList();
    }

    // Votes of this site's visitors have no capture as their source, and votes that were not kept equal no others.
    private static DecisionCell Votes(Tool tool) => !tool.AreVotesKept
        ? new DecisionCell(Fact: null, tool.Community()) { Key = null }
        : tool.Here.Votes.Total > 0
        ? new DecisionCell(Fact: null, tool.Community(), tool.Here.Range)
        : new DecisionCell(ToolFact.Community, tool.Community()) { IsSilent = tool.CommunityVotes == 0 };

    // Panels of different sizes are equal when verdict and share are.
    private static DecisionCell Panel(Tool tool)
    {
        var key = tool.Panel is { Verdict: { } verdict } panel ? $"{verdict} {1000 * panel.Ship / panel.Total}" : null;
        return tool.PanelBasis == Basis.Deduced
            ? new DecisionCell(ToolFact.PanelShare, $"{tool.Verdict}", tool.PanelNote()) { Key = key }
            : new DecisionCell(ToolFact.Panel, tool.Verdict is null ? null : $"{tool.Verdict} · {tool.PanelCounts()}") { Key = key };
    }
}
