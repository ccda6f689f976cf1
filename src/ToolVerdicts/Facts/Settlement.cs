namespace ToolVerdicts.Facts;

/// <summary>Works out a tool's standing values from its statements, and what follows from them: deduced calls and inferred names.</summary>
public static class Settlement
{
    /// <param name="toolId">The tool's row.</param>
    /// <param name="statements">What sources state of the tool, at least one.</param>
    /// <param name="texts">The texts of its reviews.</param>
    /// <param name="reviews">What sources state of each review, by the review's row.</param>
    /// <param name="evidence">The rows that show each review without a name.</param>
    public static SettledTool Of(
        long toolId,
        IReadOnlyList<ToolStatement> statements,
        IReadOnlyList<Review> texts,
        ILookup<long, ReviewStatement> reviews,
        ILookup<long, RowEvidence> evidence)
    {
        var facts = ToolStandings.Of(statements);
        var panel = facts.Panel?.Value;
        var counts = panel?.Counts ?? panel?.Deduced;
        var tool = new Tool
        {
            Id = toolId,
            Name = facts.Name.Value!,
            Tagline = facts.Tagline.Value!,
            Category = facts.Category?.Value,
            Description = facts.Description?.Value,
            PriceWord = facts.Price?.Value,
            PriceText = facts.Pricing?.Value,
            PanelShare = panel?.Share,
            PanelShip = counts?.Ship,
            PanelSkip = counts?.Skip,
            PanelBasis = counts is null ? null : panel?.Counts is null ? Basis.Deduced : Basis.Stated,
            CommunityShare = facts.Community?.Value?.SharePercent,
            CommunityVotes = facts.Community?.Value?.Votes,
            Contested = facts.Contested,
            PriceSeen = new[] { facts.Price?.Seen, facts.Pricing?.Seen }.Min(),
            PanelSeen = facts.Panel?.Seen,
        };
        // The share proves the calls of the reviews that stand beside it.
        var provenCall = panel?.Share switch { 100 => Call.Ship, 0 => Call.Skip, _ => (Call?)null };
        var proving = provenCall is null ? [] : facts.Panel!.Statements.Select(statement => statement.Source).ToHashSet();
        return new SettledTool(tool, PanelSettlement.Of(
            texts.Where(text => reviews.Contains(text.Id)).ToList(),
            reviews,
            evidence,
            review => reviews[review].Any(shown => proving.Contains(shown.CaptureId)) ? provenCall : null));
    }
}
