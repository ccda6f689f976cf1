namespace ToolVerdicts.Importing;

/// <summary>
/// Decides, without access to the store, how one capture changes it. Missing values are filled, stated values are never overwritten, and
/// the result does not depend on the order of two imports.
/// </summary>
/// <param name="Tools">The tools in the order of the capture.</param>
/// <param name="Changes">Every fact of the capture.</param>
public sealed record ImportPlan(IReadOnlyList<ToolPlan> Tools, IReadOnlyList<FactChange> Changes)
{
    /// <param name="stored">The stored tools in the order of the capture; null for a new one.</param>
    public static ImportPlan For(Capture capture, IReadOnlyList<StoredTool?> stored)
    {
        var changes = new List<FactChange>();
        var tools = new List<ToolPlan>();
        var isOrderBroken = capture.Reviews.Any(review => review.Reviewer is null && IsOfOtherTool(review, stored));
        foreach (var (side, captured) in capture.Tools.Index())
        {
            var (former, formerReviews) = (stored[side]?.Tool, stored[side]?.Reviews ?? []);
            var reviews = capture.Reviews.Where(review => review.Side == side).ToList();
            var tool = MergeTool(captured, reviews.Count, former, new FactMerge(changes, side, isNew: former is null));
            // A share in conflict proves no call.
            var share = captured.PanelShare == tool.PanelShare ? captured.PanelShare : null;
            var merged = MergeReviews(share, reviews, formerReviews, isOrderBroken, changes, side);
            var formerVerdict = tool.Verdict is not null && tool.Verdict != former?.Verdict ? former?.Verdict : null;
            var formerPrice = former?.Price.IsSameAs(tool.Price) == false ? former.Price : null;
            tools.Add(new ToolPlan(tool, tool != former, merged, formerVerdict, formerPrice));
        }

        return new ImportPlan(tools, changes);
    }

    /// <summary>The number of facts with this outcome.</summary>
    public int Count(Change kind) => Changes.Count(change => change.Kind == kind);

    // Nameless reviews alternate between the tools. One that is stored for another tool shows that a text is missing on the page.
    private static bool IsOfOtherTool(CapturedReview review, IReadOnlyList<StoredTool?> stored) =>
        !HasReview(stored[review.Side], review) && stored.Any(tool => HasReview(tool, review));

    private static bool HasReview(StoredTool? tool, CapturedReview review) =>
        tool?.Reviews.Any(known => Wording.Same(known.Text, review.Text)) == true;

    private static Tool MergeTool(CapturedTool captured, int reviews, Tool? stored, FactMerge merge)
    {
        var tool = stored ?? new Tool { Name = captured.Identity.Name, Tagline = captured.Identity.Tagline };
        var (panel, panelBasis) = MergePanel(tool, captured, reviews, merge);
        return tool with
        {
            Name = merge.Text("name", stored?.Name, captured.Identity.Name)!,
            Tagline = merge.Text("tagline", stored?.Tagline, captured.Identity.Tagline)!,
            Category = merge.Text("category", tool.Category, captured.Category),
            Description = merge.Text("description", tool.Description, captured.Description),
            PriceWord = merge.Text("price word", tool.PriceWord, captured.PriceWord),
            PriceText = merge.Text("price text", tool.PriceText, captured.PriceText),
            PanelShare = merge.Value("panel share", tool.PanelShare, captured.PanelShare),
            PanelShip = panel?.Ship,
            PanelSkip = panel?.Skip,
            PanelBasis = panelBasis,
            CommunityShare = merge.Value("community share", tool.CommunityShare, captured.Community?.SharePercent),
            CommunityVotes = MergeVotes(tool.CommunityVotes, captured.Community?.Votes, merge),
        };
    }

    private static (Tally? Panel, Basis? Basis) MergePanel(Tool tool, CapturedTool captured, int reviews, FactMerge merge)
    {
        if (captured.PanelTally is { } stated)
            return (merge.Value("panel counts", tool.PanelBasis == Basis.Stated ? tool.Panel : null, stated), Basis.Stated);

        var deduced = captured.PanelShare is { } share && share == (tool.PanelShare ?? share) ? Tally.FromShare(share, reviews) : null;
        var isBetter = tool.PanelBasis != Basis.Stated && deduced?.Total > (tool.Panel?.Total ?? 0);
        return isBetter ? (deduced, Basis.Deduced) : (tool.Panel, tool.PanelBasis);
    }

    // "No votes yet" is no contradiction to a count, because votes can have come in between two captures.
    private static long? MergeVotes(long? stored, long? captured, FactMerge merge)
    {
        const string Fact = "community votes";
        if ((stored, captured) is not ((> 0, 0) or (0, > 0)))
            return merge.Value(Fact, stored, captured);
        merge.Record(stored > 0 ? Change.Keep : Change.Fill, Fact);
        return Math.Max(stored.Value, captured!.Value);
    }

    private static List<ReviewPlan> MergeReviews(
        long? share, List<CapturedReview> captured, IReadOnlyList<Review> stored, bool isOrderBroken, List<FactChange> changes, int side)
    {
        var known = stored.ToDictionary(review => Wording.Digest(review.Text));
        var plans = new List<ReviewPlan>();
        foreach (var review in captured)
        {
            var digest = Wording.Digest(review.Text);
            var same = known.GetValueOrDefault(digest);
            if (FindConflict(review, same, known.Values, isOrderBroken) is var (fact, kept, said))
            {
                changes.Add(new FactChange(Change.Conflict, side, fact, kept, said));
                continue;
            }

            var merge = new FactMerge(changes, side, isNew: same is null, review.Reviewer?.Name ?? same?.Reviewer);
            var merged = MergeReview(share, review, same, merge);
            plans.Add(new ReviewPlan(merged, merged != same, review));
            known[digest] = merged;
        }

        return plans;
    }

    /// <summary>The reason not to store a review at all; null when there is none.</summary>
    /// <param name="same">The stored review of the tool with the same text; null when there is none.</param>
    /// <param name="known">All reviews of the tool so far.</param>
    /// <param name="isOrderBroken">True when the order of nameless reviews on the page does not tell their tools.</param>
    private static (string Fact, string Kept, string Said)? FindConflict(
        CapturedReview review, Review? same, IEnumerable<Review> known, bool isOrderBroken)
    {
        if (review.Reviewer is not { } reviewer)
            return isOrderBroken && same is null ? (MisassignedReviews.Fact, MisassignedReviews.Reason, review.Text) : null;
        if (same is { IsNamed: true } && same.Reviewer != reviewer.Key)
            return ($"reviewer of {Excerpt.Of(review.Text)}", same.Reviewer!, reviewer.Key);
        return known.FirstOrDefault(other => other != same && other.IsNamed && other.Reviewer == reviewer.Key) is { } owner
            ? ($"{reviewer.Name}'s text", owner.Text, review.Text)
            : null;
    }

    private static Review MergeReview(long? share, CapturedReview captured, Review? stored, FactMerge merge)
    {
        var review = stored ?? new Review { Text = captured.Text };
        var reviewer = merge.Value("reviewer", review.IsNamed ? review.Reviewer : null, captured.Reviewer?.Key);
        var score = merge.Value("score", review.Score, captured.Score);
        var call = merge.Value("call", review.CallBasis == Basis.Deduced ? null : review.Call, captured.Call);
        var deduced = call is null ? review.Call ?? DeduceCall(share) : null;
        return review with
        {
            Text = merge.Text("text", stored?.Text, captured.Text)!,
            Reviewer = reviewer ?? review.Reviewer,
            ReviewerBasis = reviewer is null || review.IsNamed ? review.ReviewerBasis : Basis.Stated,
            Score = score,
            ScoreBasis = score is null ? null : review.ScoreBasis ?? Basis.Stated,
            Call = call ?? deduced,
            CallBasis = deduced is not null ? Basis.Deduced
                : call is null ? null
                : review.CallBasis == Basis.Assigned ? Basis.Assigned : Basis.Stated,
        };
    }

    private static Call? DeduceCall(long? share) => share switch { 100 => Call.Ship, 0 => Call.Skip, _ => null };
}
