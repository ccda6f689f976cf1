namespace ToolVerdicts.Newsletter.Letters;

/// <summary>One tool or comparison in a message.</summary>
/// <param name="Title">Its name and address.</param>
public sealed record MessageItem(MessageLink Title, IReadOnlyList<string> Lines);
