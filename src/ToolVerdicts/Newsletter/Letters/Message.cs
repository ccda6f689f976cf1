namespace ToolVerdicts.Newsletter.Letters;

/// <summary>A link with its words.</summary>
public sealed record MessageLink(string Words, string Url);

/// <summary>Something a message tells of.</summary>
/// <param name="Title">What, linked.</param>
/// <param name="Lines">What is told of it.</param>
public sealed record MessageItem(MessageLink Title, IReadOnlyList<string> Lines);

/// <summary>Several things of one kind.</summary>
/// <param name="Heading">The kind.</param>
/// <param name="Items">The things.</param>
/// <param name="More">Where the rest of them stands; null when these are all.</param>
public sealed record MessageSection(string Heading, IReadOnlyList<MessageItem> Items, MessageLink? More = null);

/// <summary>
/// What a message says, before it is text or HTML: both are drawn from this, so that neither says more than the other. Every string is plain text on one
/// line, whatever it holds.
/// </summary>
/// <param name="Subject">The subject.</param>
/// <param name="Heading">The heading.</param>
/// <param name="Opening">Paragraphs that open it.</param>
public sealed record Message(string Subject, string Heading, IReadOnlyList<string> Opening)
{
    /// <summary>The one thing to do, as a button; null when there is none.</summary>
    public MessageLink? Action { get; init; }

    /// <summary>What it tells.</summary>
    public IReadOnlyList<MessageSection> Sections { get; init; } = [];

    /// <summary>Paragraphs that close it: why it came.</summary>
    public IReadOnlyList<string> Closing { get; init; } = [];

    /// <summary>Links at its end.</summary>
    public IReadOnlyList<MessageLink> Links { get; init; } = [];
}
