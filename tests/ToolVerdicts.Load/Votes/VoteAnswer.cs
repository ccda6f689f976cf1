namespace ToolVerdicts.Load.Votes;

/// <summary>The server's answer to a vote.</summary>
/// <param name="Status">The HTTP status; 303 means that the vote was written.</param>
/// <param name="Cookie">The visitor's cookie; null when the answer sets none.</param>
/// <param name="RetryAfter">The <c>Retry-After</c> header in seconds; null without one.</param>
public readonly record struct VoteAnswer(int Status, string? Cookie, string? RetryAfter);
