namespace ToolVerdicts.Newsletter.Issues;

/// <summary>A tool with many new votes, or a changed verdict of the community.</summary>
/// <param name="Before">The votes at the time of the last issue.</param>
public sealed record CommunityMove(IssueTool Tool, Tally Before, Tally After);
