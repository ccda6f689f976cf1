using ToolVerdicts.Reviews;

namespace ToolVerdicts.Importing;

/// <summary>What an import does with one fact.</summary>
public enum Change
{
    /// <summary>The tool or review is new, and the fact with it.</summary>
    Add,

    /// <summary>The store says the same.</summary>
    Keep,

    /// <summary>The store did not know, or knew it on a weaker basis.</summary>
    Fill,

    /// <summary>The store states something else. It stands; a person decides.</summary>
    Conflict,
}

/// <summary>One fact of an import.</summary>
/// <param name="Kind">What happens to it.</param>
/// <param name="Side">The index of its tool in the capture.</param>
/// <param name="Fact">Which fact, in words.</param>
/// <param name="Kept">What the store says; null unless the two conflict.</param>
/// <param name="Said">What the capture says; null unless the two conflict.</param>
public sealed record FactChange(Change Kind, int Side, string Fact, string? Kept = null, string? Said = null);

/// <summary>A review after the import.</summary>
/// <param name="Id">Its row; null when it is new.</param>
/// <param name="Facts">What the store will hold.</param>
/// <param name="IsChanged">False when the store holds just that already.</param>
/// <param name="Said">How the capture shows it.</param>
public sealed record ReviewPlan(long? Id, ReviewFacts Facts, bool IsChanged, CapturedReview Said);

/// <summary>A tool after the import.</summary>
/// <param name="Stored">The tool as it is; null when it is new.</param>
/// <param name="Facts">What the store will hold.</param>
/// <param name="Reviews">The reviews the capture shows, those in conflict left out.</param>
public sealed record ToolPlan(StoredTool? Stored, ToolFacts Facts, IReadOnlyList<ReviewPlan> Reviews);

/// <summary>
/// What importing one capture does: the only place that decides it. What the store does not know is filled, what it states is never
/// overwritten, and neither depends on which of two captures came first.
/// </summary>
/// <param name="Tools">The tools in the order of the capture.</param>
/// <param name="Changes">Every fact of the capture.</param>
public sealed record ImportPlan(IReadOnlyList<ToolPlan> Tools, IReadOnlyList<FactChange> Changes)
{
    /// <summary>Plans the import of <paramref name="capture"/>.</summary>
    /// <param name="capture">What the page says.</param>
    /// <param name="stored">What the store holds of each of its tools; null for a tool it does not have.</param>
    public static ImportPlan For(Capture capture, IReadOnlyList<StoredTool?> stored)
    {
        var changes = new List<FactChange>();
        var tools = new List<ToolPlan>();
        var isOutOfTurn = capture.Reviews.Any(review => review.Reviewer is null && IsKnownElsewhere(review, stored));
        for (var side = 0; side < capture.Tools.Count; side++)
        {
            var reviews = capture.Reviews.Where(review => review.Side == side).ToList();
            var facts = MergeTool(capture.Tools[side], reviews.Count, stored[side], new FactMerge(changes, side, stored[side] is null));
            tools.Add(new ToolPlan(stored[side], facts, MergeReviews(capture.Tools[side], reviews, stored[side], isOutOfTurn, changes, side)));
        }

        return new ImportPlan(tools, changes);
    }

    /// <summary>How many facts have this outcome.</summary>
    public int Count(Change kind) => Changes.Count(change => change.Kind == kind);

    // Nameless texts are dealt to the tools in turn; one that is known to be the other tool's shows that the turn is off.
    private static bool IsKnownElsewhere(CapturedReview review, IReadOnlyList<StoredTool?> stored) =>
        !Knows(stored[review.Side], review) && stored.Where((_, side) => side != review.Side).Any(tool => Knows(tool, review));

    private static bool Knows(StoredTool? tool, CapturedReview review) =>
        tool?.Reviews.Any(known => Wording.Same(known.Facts.Text, review.Text)) == true;

    private static ToolFacts MergeTool(CapturedTool said, int reviews, StoredTool? stored, FactMerge merge)
    {
        var facts = stored?.Facts ?? new ToolFacts { Identity = said.Identity };
        var (panel, panelBasis) = MergePanel(facts, said, reviews, merge);
        return facts with
        {
            Identity = new(
                merge.Text("name", stored?.Facts.Identity.Name, said.Identity.Name)!,
                merge.Text("tagline", stored?.Facts.Identity.Tagline, said.Identity.Tagline)!),
            Category = merge.Text("category", facts.Category, said.Category),
            Description = merge.Text("description", facts.Description, said.Description),
            PriceWord = merge.Text("price word", facts.PriceWord, said.PriceWord),
            PriceText = merge.Text("price text", facts.PriceText, said.PriceText),
            PanelShare = merge.Value("panel share", facts.PanelShare, said.PanelShare),
            Panel = panel,
            PanelBasis = panelBasis,
            CommunityShare = merge.Value("community share", facts.CommunityShare, said.Community?.SharePercent),
            CommunityVotes = MergeVotes(facts.CommunityVotes, said.Community?.Votes, merge),
        };
    }

    private static (Tally? Panel, Basis? Basis) MergePanel(ToolFacts facts, CapturedTool said, int reviews, FactMerge merge)
    {
        if (said.PanelTally is { } stated)
        {
            var kept = merge.Value("panel counts", facts.PanelBasis == Basis.Stated ? facts.Panel : null, stated);
            return (kept, Basis.Stated);
        }

        var deduced = said.PanelShare is { } share && share == (facts.PanelShare ?? share) ? Tally.FromShare(share, reviews) : null;
        var isBetter = deduced is not null && facts.PanelBasis != Basis.Stated && (facts.Panel is null || deduced.Value.Total > facts.Panel.Value.Total);
        return isBetter ? (deduced, Basis.Deduced) : (facts.Panel, facts.PanelBasis);
    }

    // "No votes yet" says less than any count: a later capture that counts some does not contradict it.
    private static long? MergeVotes(long? stored, long? said, FactMerge merge) => (stored, said) switch
    {
        (> 0, 0) => merge.Keep("community votes", stored),
        (0, > 0) => merge.Fill("community votes", said),
        _ => merge.Value("community votes", stored, said),
    };

    private static List<ReviewPlan> MergeReviews(
        CapturedTool tool, List<CapturedReview> said, StoredTool? stored, bool isOutOfTurn, List<FactChange> changes, int side)
    {
        var known = stored?.Reviews.ToList() ?? [];
        var plans = new List<ReviewPlan>();
        foreach (var review in said)
        {
            var digest = Wording.Digest(review.Text);
            var same = known.Find(candidate => Wording.Digest(candidate.Facts.Text) == digest);
            var owner = review.Reviewer is null ? null : known.Find(candidate => candidate.Facts.IsNamed && candidate.Facts.Reviewer == review.Reviewer.Key);
            if (isOutOfTurn && same is null && review.Reviewer is null)
            {
                changes.Add(new FactChange(Change.Conflict, side, "whose text this is", "another text of this page belongs to the other tool", review.Text));
                continue;
            }

            if (owner is not null && owner != same)
            {
                changes.Add(new FactChange(Change.Conflict, side, $"{review.Reviewer!.Name}'s text", owner.Facts.Text, review.Text));
                continue;
            }

            if (same is { Facts.IsNamed: true } && review.Reviewer is not null && same.Facts.Reviewer != review.Reviewer.Key)
            {
                changes.Add(new FactChange(Change.Conflict, side, $"reviewer of {Excerpt.Of(review.Text)}", same.Facts.Reviewer, review.Reviewer.Key));
                continue;
            }

            var facts = MergeReview(tool, review, same?.Facts, new FactMerge(changes, side, same is null, review.Reviewer?.Name ?? same?.Facts.Reviewer));
            plans.Add(new ReviewPlan(same?.Id, facts, facts != same?.Facts, review));
            known.Remove(same!);
            known.Add(new StoredReview(same?.Id ?? 0, facts));
        }

        return plans;
    }

    private static ReviewFacts MergeReview(CapturedTool tool, CapturedReview said, ReviewFacts? stored, FactMerge merge)
    {
        var facts = stored ?? new ReviewFacts { Text = said.Text };
        var call = merge.Value("call", facts.CallBasis == Basis.Deduced ? null : facts.Call, said.Call) is { } stated
            ? (Call: stated, Basis: facts.CallBasis is Basis.Assigned ? Basis.Assigned : Basis.Stated)
            : (Call: facts.Call ?? DeducedCall(tool), Basis: Basis.Deduced);
        var score = merge.Value("score", facts.Score, said.Score);
        var reviewer = merge.Value("reviewer", facts.IsNamed ? facts.Reviewer : null, said.Reviewer?.Key);
        return new ReviewFacts
        {
            Text = merge.Text("text", stored?.Text, said.Text)!,
            Reviewer = reviewer ?? facts.Reviewer,
            ReviewerBasis = reviewer is null || facts.IsNamed ? facts.ReviewerBasis : Basis.Stated,
            Score = score,
            ScoreBasis = score is null ? null : facts.ScoreBasis ?? Basis.Stated,
            Call = call.Call,
            CallBasis = call.Call is null ? null : call.Basis,
        };
    }

    private static Call? DeducedCall(CapturedTool tool) => tool.PanelShare switch
    {
        100 => Call.Ship,
        0 => Call.Skip,
        _ => null,
    };
}
