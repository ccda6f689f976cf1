using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ToolVerdicts.Content;

/// <summary>The front matter of a page: YAML between two lines <c>---</c> at the start of its file.</summary>
/// <param name="Title">The page's heading.</param>
/// <param name="Description">A summary of one or two sentences.</param>
/// <param name="Body">The lines below the front matter.</param>
/// <param name="BodyLine">The line number of the first of them.</param>
internal sealed record FrontMatter(string Title, string Description, IReadOnlyList<string> Body, int BodyLine)
{
    private const string Fence = "---";
    private static readonly string[] Keys = ["title", "description"];

    /// <exception cref="ContentException">The front matter is absent, is not YAML, or lacks a key or has an unknown one.</exception>
    public static FrontMatter Parse(ContentFile file)
    {
        if (file.Lines[0].TrimEnd() != Fence)
            throw file.Fault(1, "there is no front matter; the first line must be ---");
        var end = file.Lines.Skip(1).TakeWhile(line => line.TrimEnd() != Fence).Count() + 1;
        if (end == file.Lines.Count)
            throw file.Fault(1, "the front matter that starts here is not closed by a line ---");

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            ReadInto(values, file, new Parser(new StringReader(string.Join('\n', file.Lines.Take(1..end)))));
        }
        catch (YamlException fault)
        {
            throw file.Fault(ToFileLine(fault.Start), $"the front matter is not understood: {fault.Message.TrimEnd('.')}", fault);
        }

        foreach (var missing in Keys.Where(key => !values.ContainsKey(key)))
            throw file.Fault(end + 1, $"the front matter ends without a {missing}");
        return new FrontMatter(values["title"], values["description"], file.Lines.Skip(end + 1).ToList(), end + 2);
    }

    // Reads parser events, not objects: only plain text is allowed as a value, and every event has a line number for error messages.
    private static void ReadInto(Dictionary<string, string> values, ContentFile file, IParser yaml)
    {
        yaml.Consume<StreamStart>();
        if (!yaml.TryConsume<DocumentStart>(out _))
            return;
        yaml.Consume<MappingStart>();
        while (!yaml.TryConsume<MappingEnd>(out _))
        {
            var key = yaml.Consume<Scalar>();
            if (!Keys.Contains(key.Value))
                throw Fault($"the front matter has no key called {key.Value}; its keys are {string.Join(" and ", Keys)}");
            var value = Wording.Collapse(yaml.Consume<Scalar>().Value);
            if (value.Length == 0)
                throw Fault($"the {key.Value} is empty");
            if (!values.TryAdd(key.Value, value))
                throw Fault($"the front matter has a second {key.Value}");

            ContentException Fault(string what) => file.Fault(ToFileLine(key.Start), what);
        }

        yaml.Consume<DocumentEnd>();
        yaml.Consume<StreamEnd>();
    }

    // The YAML starts on the file's second line.
    private static long ToFileLine(Mark mark) => mark.Line + 1;
}
