namespace ToolVerdicts.Facts;

/// <summary>Works out a tool's standing values from its statements, and what follows from them: deduced calls and inferred names.</summary>
public static class Settlement
{
    /// <param name="toolId">The tool's row.</param>
    /// <param name="texts">The texts of its reviews.</param>
    /// <param name="reviews">What sources state of each review, by the review's row.</param>
    /// <param name="evidence">The rows that show each review without a name.</param>
    public static SettledTool Of(
        long toolId,
        ToolSources sources,
        IReadOnlyList<Review> texts,
        ILookup<long, ReviewStatement> reviews,
        ILookup<long, RowEvidence> evidence)
    {
        var facts = ToolStandings.Of(sources);
        var panel = facts.Panel?.Value;
        // The share proves the calls of the reviews that stand beside it.
        var provenCall = panel?.Share switch { 100 => Call.Ship, 0 => Call.Skip, _ => (Call?)null };
        var proving = provenCall is null ? [] : facts.Panel!.Statements.Select(statement => statement.Source).ToHashSet();
        var settled = PanelSettlement.Of(
            texts,
            reviews,
            evidence,
            sources.Answers,
            review => reviews[review].Any(shown => !shown.IsFile && proving.Contains(shown.Source)) ? provenCall : null);
        var tool = new Tool
        {
            Id = toolId,
            Name = facts.Name.Value!,
            Tagline = facts.Tagline.Value!,
            Category = facts.Category?.Value,
            Description = facts.Description?.Value,
            PriceWord = facts.Price?.Value,
            PriceText = facts.Pricing?.Value,
            CommunityShare = facts.Community?.Value?.SharePercent,
            CommunityVotes = facts.Community?.Value?.Votes,
            Contested = facts.Contested,
            PriceSeen = new[] { facts.Price?.Seen, facts.Pricing?.Seen }.Min(),
        };
        var shown = WithPanel(tool, facts.Panel, settled, reviews, sources.Answers);
        return new SettledTool(shown with { Questions = sources.Answers.Open.Count }, settled)
        {
            Questions = sources.Answers.Open,
            PossibleQuestions = sources.Answers.Possible,
            Criteria = facts.Criteria.Where(fact => !fact.Value.IsContested)
                .Select(fact => new StandingCriterion(fact.Key, fact.Value.Value!, fact.Value.Seen)).ToList(),
            ContestedCriteria = facts.Criteria.Where(fact => fact.Value.IsContested).Select(fact => fact.Key).ToList(),
        };
    }

    private static Tool WithPanel(
        Tool tool, Chosen<PanelClaim>? claimed, IReadOnlyList<Review> reviews, ILookup<long, ReviewStatement> statements,
        Answers answers)
    {
        var shown = reviews.Where(review => review.IsShown).ToList();
        if (shown.Exists(review => statements[review.Id].Any(statement => statement.IsFile))
            && shown.TrueForAll(review => review.Call is not null))
        {
            // An editor's panel has the counts of its reviews; a count that a page states is only a question.
            var ship = shown.Count(review => review.Call == Call.Ship);
            var counted = new PanelClaim(Share: null, new Tally(ship, shown.Count - ship), Deduced: null);
            var others = claimed?.Statements.Where(statement => !statement.Value.IsSameAs(counted)).ToList() ?? [];
            answers.Settle(
                Answers.PanelBesideReviews, new Chosen<PanelClaim>(counted, null, IsContested: false, [], others), claim => $"{claim}");
            return tool with
            {
                PanelShip = ship,
                PanelSkip = shown.Count - ship,
                PanelBasis = Basis.Deduced,
                PanelSeen = shown.Max(review => statements[review.Id].Max(statement => statement.Seen)),
                Contested = WordList.Without(tool.Contested, ToolFact.Panel),
            };
        }

        var panel = claimed?.Value;
        var counts = panel?.Counts ?? panel?.Deduced;
        return tool with
        {
            PanelShare = panel?.Share,
            PanelShip = counts?.Ship,
            PanelSkip = counts?.Skip,
            PanelBasis = counts is null ? null : panel?.Counts is null ? Basis.Deduced : Basis.Stated,
            PanelSeen = claimed?.Seen,
        };
    }
}
