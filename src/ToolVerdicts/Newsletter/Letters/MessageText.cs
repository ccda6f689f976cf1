namespace ToolVerdicts.Newsletter.Letters;

/// <summary>Writes a message as plain text, with the address of every link.</summary>
public static class MessageText
{
    /// <summary>Writes the text. Captured text stays on one line, so that it cannot pass for a part of the message.</summary>
    public static string Write(Message message)
    {
        var text = new StringBuilder();
        text.Append(Line(message.Heading)).Append('\n').Append('=', Math.Min(Line(message.Heading).Length, 72)).Append('\n');
        foreach (var paragraph in message.Opening)
            text.Append('\n').Append(Line(paragraph)).Append('\n');
        if (message.Action is { } action)
            text.Append('\n').Append(Line(action.Words)).Append(":\n").Append(action.Url).Append('\n');
        foreach (var section in message.Sections)
            Append(text, section);
        text.Append("\n-- \n");
        foreach (var paragraph in message.Closing)
            text.Append(Line(paragraph)).Append('\n');
        foreach (var link in message.Links)
            text.Append(Line(link.Words)).Append(": ").Append(link.Url).Append('\n');
        return text.ToString();
    }

    private static void Append(StringBuilder text, MessageSection section)
    {
        text.Append('\n').Append(Line(section.Heading).ToUpperInvariant()).Append('\n');
        foreach (var item in section.Items)
        {
            text.Append("\n* ").Append(Line(item.Title.Words)).Append('\n');
            foreach (var line in item.Lines)
                text.Append("  ").Append(Line(line)).Append('\n');
            text.Append("  ").Append(item.Title.Url).Append('\n');
        }

        if (section.More is { } more)
            text.Append('\n').Append(Line(more.Words)).Append(": ").Append(more.Url).Append('\n');
    }

    private static string Line(string text) => Wording.Collapse(text);
}
