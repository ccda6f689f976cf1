namespace ToolVerdicts.Captures;

/// <summary>The contents of one captured comparison page. In these records null means that the page does not state the value.</summary>
/// <param name="Tools">Two to four different tools, from left to right.</param>
/// <param name="Reviews">Reviews row by row, each row from left to right.</param>
/// <param name="Warnings">Messages for an editor: unknown lines, and values on the page that contradict each other.</param>
public sealed record Capture(
    CaptureForm Form,
    CaptureMedia Media,
    IReadOnlyList<CapturedTool> Tools,
    IReadOnlyList<CapturedReview> Reviews,
    IReadOnlyList<string> Warnings);

/// <summary>The facts a page states about one tool.</summary>
/// <param name="Identity">Name and tagline.</param>
/// <param name="Category">The category's name, not its slug.</param>
/// <param name="Description">Paragraphs, separated by an empty line.</param>
/// <param name="PriceWord">The word on the card, such as Free or Paid.</param>
/// <param name="PriceText">The free text in the decision table's row "Pricing".</param>
/// <param name="Badge">The verdict word on the card or in the decision table.</param>
/// <param name="PanelShare">Percentage of reviewers whose call is ship, 0 to 100, as rounded by the page.</param>
/// <param name="PanelTally">The counts of ship and skip, which only a decision table states.</param>
/// <param name="Community">The community vote of the captured site, which is not ours.</param>
public sealed record CapturedTool(
    ToolIdentity Identity,
    string? Category,
    string? Description,
    string? PriceWord,
    string? PriceText,
    Verdict? Badge,
    long? PanelShare,
    Tally? PanelTally,
    CommunityVote? Community);

/// <summary>The community vote that a page states for one tool.</summary>
/// <param name="SharePercent">Percentage of ship votes, 0 to 100; null when there are no votes or the page states only a count.</param>
/// <param name="Votes">The number of votes; null when the page states only a share.</param>
public sealed record CommunityVote(long? SharePercent, long? Votes)
{
    /// <summary>The page states that there are no votes yet.</summary>
    public static CommunityVote None { get; } = new(null, 0);

    /// <summary>Fills the share and the count that are null from another vote.</summary>
    internal CommunityVote CompletedBy(CommunityVote other) => new(SharePercent ?? other.SharePercent, Votes ?? other.Votes);
}

/// <summary>One review on a page.</summary>
/// <param name="Row">The row of the scorecard, from 1.</param>
/// <param name="Side">The index of the reviewed tool in <see cref="Capture.Tools"/>, from 0.</param>
/// <param name="Reviewer">The reviewer the page names for this review.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="Call">Ship or skip.</param>
/// <param name="Text">The review without the quotation marks around it.</param>
public sealed record CapturedReview(int Row, int Side, Reviewer? Reviewer, long? Score, Call? Call, string Text);
