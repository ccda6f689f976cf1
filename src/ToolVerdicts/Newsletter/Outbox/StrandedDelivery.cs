namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>A message that failed or whose outcome is unknown.</summary>
/// <param name="Week">The issue; null for a confirmation.</param>
/// <param name="ChangedAt">When the message came into this state.</param>
/// <param name="Answer">The server's last reply, or a sentence about the fault; null when there is none.</param>
public sealed record StrandedDelivery(string? Week, string Address, DateTimeOffset ChangedAt, string? Answer);
