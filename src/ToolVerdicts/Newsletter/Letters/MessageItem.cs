namespace ToolVerdicts.Newsletter.Letters;

/// <summary>One tool or comparison in a message: a line that links to its page.</summary>
/// <param name="Names">The tools, each with its stamp.</param>
/// <param name="Parts">What the line says behind the names.</param>
public sealed record MessageItem(string Url, IReadOnlyList<MessageName> Names, params IReadOnlyList<string> Parts);
