namespace ToolVerdicts.Captures;

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
