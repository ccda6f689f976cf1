namespace ToolVerdicts.Newsletter.Letters;

/// <summary>The comparison with which a message begins.</summary>
/// <param name="Answer">Who is ahead, and by what; null in issues that were composed without it.</param>
public sealed record MessageLead(MessageLink Title, Answer? Answer, IReadOnlyList<MessageName> Names);
