namespace ToolVerdicts.Newsletter.Letters;

/// <summary>The content of a message. Text and HTML are both written from it, so that neither says more than the other. Every string is
/// plain text on one line.</summary>
public sealed record Message(string Subject, string Heading, IReadOnlyList<string> Opening)
{
    /// <summary>The button; null when there is none.</summary>
    public MessageLink? Action { get; init; }
    /// <summary>The first of the news; null when there is none.</summary>
    public MessageLead? Lead { get; init; }
    public IReadOnlyList<MessageSection> Sections { get; init; } = [];
    /// <summary>The last paragraphs, which say why the message came.</summary>
    public IReadOnlyList<string> Closing { get; init; } = [];
    public IReadOnlyList<MessageLink> Links { get; init; } = [];
}
