using ToolVerdicts.Reviews;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Captures;

/// <summary>What one captured page says; null, throughout, is "not stated".</summary>
/// <param name="Form">Which of the two forms the page has.</param>
/// <param name="Media">How the page was saved.</param>
/// <param name="Tools">Two to four different tools, from left to right.</param>
/// <param name="Reviews">Reviews row by row, each row from left to right.</param>
/// <param name="Warnings">What an editor should look at: unknown lines, values that disagree with each other.</param>
public sealed record Capture(
    CaptureForm Form,
    CaptureMedia Media,
    IReadOnlyList<CapturedTool> Tools,
    IReadOnlyList<CapturedReview> Reviews,
    IReadOnlyList<string> Warnings);

/// <summary>What a page says of one tool.</summary>
/// <param name="Identity">Name and tagline.</param>
/// <param name="Category">The category's name.</param>
/// <param name="Description">What the tool is; paragraphs are separated by an empty line.</param>
/// <param name="PriceWord">The word on the card, such as Free or Paid.</param>
/// <param name="PriceText">The pricing in the decision table, free text.</param>
/// <param name="Badge">The verdict as the page words it.</param>
/// <param name="PanelShare">Percent of the panel that says ship, as rounded by the page.</param>
/// <param name="PanelTally">The panel's counts as the page gives them.</param>
/// <param name="Community">The page's own community vote.</param>
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

/// <summary>What a page says of its community's votes.</summary>
/// <param name="SharePercent">Percent that says ship; null when there are no votes or the page gives no share.</param>
/// <param name="Votes">How many voted; null when the page gives only a share.</param>
public sealed record CommunityVote(long? SharePercent, long? Votes)
{
    /// <summary>The page says that nobody voted yet.</summary>
    public static CommunityVote None { get; } = new(null, 0);
}

/// <summary>One review as a page shows it.</summary>
/// <param name="Row">The row of the scorecard, from 1.</param>
/// <param name="Side">The index of its tool in <see cref="Capture.Tools"/>.</param>
/// <param name="Reviewer">The reviewer the page names for it.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="Call">Ship or skip.</param>
/// <param name="Text">What the reviewer wrote, without the quotation marks around it.</param>
public sealed record CapturedReview(int Row, int Side, Reviewer? Reviewer, long? Score, Call? Call, string Text);
