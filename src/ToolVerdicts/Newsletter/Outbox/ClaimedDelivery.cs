namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>A message that a sender has claimed and is sending.</summary>
/// <param name="Attempt">The number of this attempt, from 1.</param>
/// <param name="Week">The issue; null for a confirmation.</param>
/// <param name="Reader">The recipient's choice of news.</param>
/// <param name="Manage">The token of the links at the message's end.</param>
/// <param name="Confirm">The token that confirms a subscription; null for an issue.</param>
public sealed record ClaimedDelivery(
    long Id, long Attempt, string Address, IssueWeek? Week, Reader Reader, MailToken Manage, MailToken? Confirm);
