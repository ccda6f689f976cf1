namespace ToolVerdicts.Newsletter.Letters;

/// <param name="More">Leads to the items that are left out; null when these are all.</param>
public sealed record MessageSection(string Heading, IReadOnlyList<MessageItem> Items, MessageLink? More = null);
