namespace ToolVerdicts.Newsletter.Letters;

/// <summary>One tool or comparison in a message.</summary>
public sealed record MessageItem(MessageLink Title, IReadOnlyList<string> Lines);
