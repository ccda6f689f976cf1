using ToolVerdicts.Captures;
using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Reviews;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

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

/// <summary>A tool as the store holds it, with all its reviews.</summary>
public sealed record StoredTool(Tool Tool, IReadOnlyList<Review> Reviews);

/// <summary>A review after the import.</summary>
/// <param name="Review">What the store will hold.</param>
/// <param name="IsChanged">False when the store holds just that already.</param>
/// <param name="Said">How the capture shows it.</param>
public sealed record ReviewPlan(Review Review, bool IsChanged, CapturedReview Said);

/// <summary>A tool after the import.</summary>
/// <param name="Tool">What the store will hold.</param>
/// <param name="IsChanged">False when the store holds just that already.</param>
/// <param name="Reviews">The reviews the capture shows, those in conflict left out.</param>
public sealed record ToolPlan(Tool Tool, bool IsChanged, IReadOnlyList<ReviewPlan> Reviews)
{
    /// <summary>The known verdict that this import turns into another known one; null when it does not.</summary>
    public Verdict? FormerVerdict { get; init; }

    /// <summary>The price of a tool that the store had, when this import changes what readers are told of it; null when it does not.</summary>
    public Price? FormerPrice { get; init; }
}

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
            var said = capture.Tools[side];
            var reviews = capture.Reviews.Where(review => review.Side == side).ToList();
            var tool = MergeTool(said, reviews.Count, stored[side]?.Tool, new FactMerge(changes, side, stored[side] is null));
            var merged = MergeReviews(said.PanelShare == tool.PanelShare ? said.PanelShare : null, reviews, stored[side]?.Reviews ?? [], isOutOfTurn, changes, side);
            tools.Add(new ToolPlan(tool, tool != stored[side]?.Tool, merged)
            {
                FormerVerdict = FormerVerdict(stored[side]?.Tool.Verdict, tool.Verdict),
                FormerPrice = FormerPrice(stored[side]?.Tool.Price, tool.Price),
            });
        }

        return new ImportPlan(tools, changes);
    }

    /// <summary>How many facts have this outcome.</summary>
    public int Count(Change kind) => Changes.Count(change => change.Kind == kind);

    // Nameless texts are dealt to the tools in turn; one that is known to be the other tool's shows that the turn is off.
    private static bool IsKnownElsewhere(CapturedReview review, IReadOnlyList<StoredTool?> stored) =>
        !Knows(stored[review.Side], review) && stored.Where((_, side) => side != review.Side).Any(tool => Knows(tool, review));

    private static bool Knows(StoredTool? tool, CapturedReview review) =>
        tool?.Reviews.Any(known => Wording.Same(known.Text, review.Text)) == true;

    private static Verdict? FormerVerdict(Verdict? before, Verdict? after) => before is not null && after is not null && before != after ? before : null;

    private static Price? FormerPrice(Price? before, Price after) => before?.SaysAs(after) == false ? before : null;

    private static Tool MergeTool(CapturedTool said, int reviews, Tool? stored, FactMerge merge)
    {
        var tool = stored ?? new Tool { Name = said.Identity.Name, Tagline = said.Identity.Tagline };
        var (panel, panelBasis) = MergePanel(tool, said, reviews, merge);
        return tool with
        {
            Name = merge.Text("name", stored?.Name, said.Identity.Name)!,
            Tagline = merge.Text("tagline", stored?.Tagline, said.Identity.Tagline)!,
            Category = merge.Text("category", tool.Category, said.Category),
            Description = merge.Text("description", tool.Description, said.Description),
            PriceWord = merge.Text("price word", tool.PriceWord, said.PriceWord),
            PriceText = merge.Text("price text", tool.PriceText, said.PriceText),
            PanelShare = merge.Value("panel share", tool.PanelShare, said.PanelShare),
            PanelShip = panel?.Ship,
            PanelSkip = panel?.Skip,
            PanelBasis = panelBasis,
            CommunityShare = merge.Value("community share", tool.CommunityShare, said.Community?.SharePercent),
            CommunityVotes = MergeVotes(tool.CommunityVotes, said.Community?.Votes, merge),
        };
    }

    private static (Tally? Panel, Basis? Basis) MergePanel(Tool tool, CapturedTool said, int reviews, FactMerge merge)
    {
        if (said.PanelTally is { } stated)
        {
            var kept = merge.Value("panel counts", tool.PanelBasis == Basis.Stated ? tool.Panel : null, stated);
            return (kept, Basis.Stated);
        }

        var deduced = said.PanelShare is { } share && share == (tool.PanelShare ?? share) ? Tally.FromShare(share, reviews) : null;
        var isBetter = deduced is not null && tool.PanelBasis != Basis.Stated && (tool.Panel is null || deduced.Value.Total > tool.Panel.Value.Total);
        return isBetter ? (deduced, Basis.Deduced) : (tool.Panel, tool.PanelBasis);
    }

    // "No votes yet" says less than any count: a later capture that counts some does not contradict it.
    private static long? MergeVotes(long? stored, long? said, FactMerge merge) => (stored, said) switch
    {
        (> 0, 0) => merge.Keep("community votes", stored),
        (0, > 0) => merge.Fill("community votes", said),
        _ => merge.Value("community votes", stored, said),
    };

    private static List<ReviewPlan> MergeReviews(
        long? share, List<CapturedReview> said, IReadOnlyList<Review> stored, bool isOutOfTurn, List<FactChange> changes, int side)
    {
        var known = stored.ToDictionary(review => Wording.Digest(review.Text));
        var plans = new List<ReviewPlan>();
        foreach (var review in said)
        {
            var digest = Wording.Digest(review.Text);
            var same = known.GetValueOrDefault(digest);
            if (Objection(review, same, known.Values, isOutOfTurn) is var (fact, kept, other))
            {
                changes.Add(new FactChange(Change.Conflict, side, fact, kept, other));
                continue;
            }

            var merged = MergeReview(share, review, same, new FactMerge(changes, side, same is null, review.Reviewer?.Name ?? same?.Reviewer));
            plans.Add(new ReviewPlan(merged, merged != same, review));
            known[digest] = merged;
        }

        return plans;
    }

    /// <summary>What speaks against taking a review at all; null when nothing does.</summary>
    private static (string Fact, string Kept, string Said)? Objection(
        CapturedReview review, Review? same, IEnumerable<Review> known, bool isOutOfTurn)
    {
        if (review.Reviewer is not { } reviewer)
        {
            return isOutOfTurn && same is null
                ? (MisdealtTexts.Fact, MisdealtTexts.Reason, review.Text)
                : null;
        }

        if (same is { IsNamed: true } && same.Reviewer != reviewer.Key)
            return ($"reviewer of {Excerpt.Of(review.Text)}", same.Reviewer!, reviewer.Key);
        return known.FirstOrDefault(other => other != same && other.IsNamed && other.Reviewer == reviewer.Key) is { } owner
            ? ($"{reviewer.Name}'s text", owner.Text, review.Text)
            : null;
    }

    private static Review MergeReview(long? share, CapturedReview said, Review? stored, FactMerge merge)
    {
        var review = stored ?? new Review { Text = said.Text };
        var reviewer = merge.Value("reviewer", review.IsNamed ? review.Reviewer : null, said.Reviewer?.Key);
        var score = merge.Value("score", review.Score, said.Score);
        var call = merge.Value("call", review.CallBasis == Basis.Deduced ? null : review.Call, said.Call);
        var deduced = call is null ? review.Call ?? DeducedCall(share) : null;
        return review with
        {
            Text = merge.Text("text", stored?.Text, said.Text)!,
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

    // Only from a share that stands: one in conflict proves nothing.
    private static Call? DeducedCall(long? share) => share switch
    {
        100 => Call.Ship,
        0 => Call.Skip,
        _ => null,
    };
}
