using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ToolVerdicts.Content;

/// <summary>Reads YAML into nodes that know their place. Anchors, aliases, tags, tabs and a second document are refused.</summary>
internal sealed class YamlReader
{
    /// <summary>The most levels of lists and mappings.</summary>
    public const int MaxDepth = 20;

    private readonly IParser _events;
    private readonly long _linesBefore;
    private readonly FileFaults _faults;
    // The place of the latest value.
    private YamlNode _last;

    private YamlReader(string yaml, long firstLine, FileFaults faults)
    {
        (_events, _linesBefore, _faults) = (new Parser(new StringReader(yaml)), firstLine - 1, faults);
        _last = new YamlNode(firstLine, 1);
    }

    /// <summary>The value of a document; null when it cannot be read, and the reason is among the faults.</summary>
    /// <param name="firstLine">The line of the file on which the YAML starts.</param>
    public static YamlNode? Read(string yaml, long firstLine, FileFaults faults)
    {
        if (RefuseCharacters(yaml, firstLine, faults))
            return null;
        var reader = new YamlReader(yaml, firstLine, faults);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException fault)
        {
            faults.Add(reader.PlaceOf(fault.Start), $"the YAML is not understood: {OneLine.Of(fault.Message).TrimEnd('.')}");
            return null;
        }
        catch (InvalidOperationException)
        {
            // The scanner throws this for plain text that leaves a list or mapping in braces by its indentation.
            faults.Add(reader._last, "the YAML is not understood in what starts here");
            return null;
        }
    }

    // YAML allows tabs in few places, and counts some control characters as ends of lines, which other programs do not.
    private static bool RefuseCharacters(string yaml, long firstLine, FileFaults faults)
    {
        var refused = false;
        foreach (var (i, line) in yaml.Split('\n').Index())
        {
            var column = line.AsSpan().IndexOfAny(HiddenCharacters.InYaml);
            if (column < 0)
                continue;
            faults.Add(firstLine + i, column + 1, line[column] == '\t'
                ? "a tab stands here; YAML is indented with spaces"
                : $"the character {HiddenCharacters.Name(line, column)} stands here");
            refused = true;
        }

        return refused;
    }

    private YamlNode ReadDocument()
    {
        _events.Consume<StreamStart>();
        if (!_events.TryConsume<DocumentStart>(out _))
            return new YamlNode(_linesBefore + 1, 1);
        var value = ReadNode(depth: 0);
        _events.Consume<DocumentEnd>();
        if (_events.TryConsume<DocumentStart>(out var second))
            _faults.Add(PlaceOf(second.Start), "a second document starts here; a file holds one");
        return value.Text?.Length == 0 ? new YamlNode(value.Line, value.Column) : value;
    }

    private YamlNode ReadNode(int depth)
    {
        if (_events.TryConsume<AnchorAlias>(out var alias))
            return Refuse(alias, "aliases are not read; write the value out");
        var start = _events.Consume<NodeEvent>();
        var place = _last = PlaceOf(start.Start);
        if (depth > MaxDepth)
            throw new YamlException(start.Start, start.End, $"lists and mappings nest deeper than {MaxDepth} levels");
        var value = start switch
        {
            SequenceStart => place with { Items = ReadItems(depth) },
            MappingStart => place with { Entries = ReadEntries(depth) },
            Scalar { Style: ScalarStyle.Plain, Value: "~" or "null" } => place,
            Scalar scalar => place with { Text = scalar.Value },
            _ => throw new YamlException(start.Start, start.End, "a value is expected"),
        };
        if (!start.Anchor.IsEmpty)
            return Refuse(start, "anchors are not read; write the value out where it is needed");
        return start.Tag.IsEmpty ? value : Refuse(start, "tags are not read; every value is text");
    }

    private List<YamlNode> ReadItems(int depth)
    {
        var items = new List<YamlNode>();
        while (!_events.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(depth + 1));
        return items;
    }

    private List<YamlEntry> ReadEntries(int depth)
    {
        var entries = new List<YamlEntry>();
        var keys = new HashSet<string>();
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            var (key, value) = (ReadNode(depth + 1), ReadNode(depth + 1));
            if (key.IsRefused)
                continue;
            if (key.Text is not { Length: > 0 } word)
                _faults.Add(key, "a key is one word");
            else if (keys.Add(word))
                entries.Add(new YamlEntry(word, key, value));
            else
                _faults.Add(key, $"there is a second {Nearest.Shown(word)}");
        }

        return entries;
    }

    private YamlNode Refuse(ParsingEvent start, string sentence)
    {
        var place = PlaceOf(start.Start);
        _faults.Add(place, sentence);
        return place with { IsRefused = true };
    }

    private YamlNode PlaceOf(Mark mark) => new(Math.Max(1, mark.Line) + _linesBefore, Math.Max(1, mark.Column));
}
