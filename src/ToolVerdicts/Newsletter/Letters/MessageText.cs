namespace ToolVerdicts.Newsletter.Letters;

/// <summary>Writes a message as plain text, with the address of every link. Captured text stays on one line, so that it cannot pass for
/// another part of the message.</summary>
public static class MessageText
{
    private const int LongestRule = 72;

    public static string Write(Message message) => string.Concat(Lines(message).Select(line => $"{line}\n"));

    private static IEnumerable<string> Lines(Message message) =>
    [
        Line(message.Heading),
        new string('=', Math.Min(Line(message.Heading).Length, LongestRule)),
        .. message.Opening.SelectMany(paragraph => new[] { "", Line(paragraph) }),
        .. message.Action is { } action ? ["", $"{Line(action.Words)}:", action.Url] : Array.Empty<string>(),
        .. message.Lead is { } lead ? Lines(lead) : [],
        .. message.Sections.SelectMany(Lines),
        "",
        // The signature delimiter (RFC 3676, 4.3), to which its trailing space belongs.
        "-- ",
        .. message.Closing.Select(Line),
        .. message.Links.Select(Link),
    ];

    private static IEnumerable<string> Lines(MessageLead lead) =>
    [
        "",
        Line(lead.Title.Words),
        "",
        .. lead.Answer is { } answer ? [Line(answer.Text), ""] : Array.Empty<string>(),
        .. lead.Names.Select(name => $"  {Line(NameOf(name))}"),
        $"  {lead.Title.Url}",
    ];

    private static IEnumerable<string> Lines(MessageSection section) =>
    [
        "",
        Line(section.Heading).ToUpperInvariant(),
        "",
        .. section.Items.SelectMany(Lines),
        .. section.More is { } more ? ["", Link(more)] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Lines(MessageItem item) =>
        [$"* {Line(string.Join(" · ", item.Parts.Prepend(string.Join(" vs ", item.Names.Select(NameOf)))))}", $"  {item.Url}"];

    private static string NameOf(MessageName name) => $"{name.Words} {name.StampText}".TrimEnd();

    private static string Link(MessageLink link) => $"{Line(link.Words)}: {link.Url}";
    private static string Line(string text) => Wording.Collapse(text);
}
