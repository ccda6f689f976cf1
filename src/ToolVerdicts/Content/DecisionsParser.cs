namespace ToolVerdicts.Content;

/// <summary>Reads <c>decisions.yml</c>.</summary>
/// <param name="today">The latest day of a decision.</param>
internal sealed class DecisionsParser(DateOnly today, FileFaults faults)
{
    private static readonly string[] Verbs = ["question", "merge", "rename", "remove"];

    /// <summary>The entries without faults, in their order.</summary>
    public IReadOnlyList<EditorDecision> Parse(FolderFile file)
    {
        if (YamlReader.Read(file.Text, firstLine: 1, faults) is not { IsRefused: false, IsNull: false } node)
            return [];
        if (node.Items is null)
        {
            faults.Add(node, "the file is a list of decisions, such as - rename: { from: a, to: b }");
            return [];
        }

        var decisions = new List<(EditorDecision Decision, YamlNode Place)>();
        foreach (var item in node.Items)
        {
            if (Parse(item) is { } decision)
                decisions.Add((decision, item));
        }

        DecisionRules.AddFaults(decisions, faults);
        return decisions.Select(entry => entry.Decision).ToList();
    }

    private EditorDecision? Parse(YamlNode item)
    {
        if (YamlFields.Of(item, "a decision", ContentKeys.Decision, faults) is not { } fields)
            return null;
        if (Verbs.Where(fields.Has).ToList() is not [var verb])
        {
            faults.Add(item, $"a decision has one of the keys {string.Join(", ", Verbs)}");
            return null;
        }

        if (fields.Has("take") && verb != "question")
            faults.Add(fields.PlaceOf("take"), "take belongs to a question");
        return verb switch
        {
            "merge" => Parse(fields, verb, ContentKeys.Merge, Merge),
            "rename" => Parse(fields, verb, ContentKeys.Rename, Rename),
            "remove" => Parse(fields, verb, ContentKeys.Remove, Remove),
            _ => Answer(fields),
        };
    }

    private AnsweredQuestion? Answer(YamlFields fields)
    {
        fields.Require("a question", "take");
        var (because, on) = (fields.Line("because"), fields.Day("on", today));
        return fields.Whole("question", 1, int.MaxValue) is { } question && fields.Line("take") is { } take
            ? new AnsweredQuestion(question, take, because, on, fields.Place.Line)
            : null;
    }

    // The reason and the day stand beside the verb, or inside its mapping.
    private EditorDecision? Parse(
        YamlFields outer,
        string verb,
        IReadOnlyList<string> keys,
        Func<YamlFields, string?, DateOnly?, long, EditorDecision?> create)
    {
        if (YamlFields.Of(outer.Find(verb)!, verb, keys, faults) is not { } inner)
            return null;
        foreach (var key in (string[])["because", "on"])
        {
            if (outer.Has(key) && inner.Has(key))
                faults.Add(inner.PlaceOf(key), $"{key} stands twice: here and beside {verb}");
        }

        var (because, on) = (outer.Line("because") ?? inner.Line("because"), outer.Day("on", today) ?? inner.Day("on", today));
        return create(inner, because, on, outer.Place.Line);
    }

    private static MergedTools? Merge(YamlFields fields, string? because, DateOnly? on, long line)
    {
        fields.Require("merge", "from", "into");
        return (fields.Address("from"), fields.Address("into")) is ({ } from, { } into) ? new(from, into, because, on, line) : null;
    }

    private static RenamedTool? Rename(YamlFields fields, string? because, DateOnly? on, long line)
    {
        fields.Require("rename", "from", "to");
        return (fields.Address("from"), fields.Address("to")) is ({ } from, { } to) ? new(from, to, because, on, line) : null;
    }

    private EditorDecision? Remove(YamlFields fields, string? because, DateOnly? on, long line)
    {
        if (fields.Has("tool") == fields.Has("capture"))
            faults.Add(fields.Place, "remove has one of the keys tool and capture");
        if (because is null)
            faults.Add(fields.Place, "remove needs a reason; write because");
        if (fields.Address("tool") is { } tool)
            return new RemovedTool(tool, because, on, line);
        if (fields.Line("capture") is not { } capture)
            return null;
        if (capture.Contains('/') || capture.Contains('\\'))
            faults.Add(fields.Find("capture")!, "capture: the file’s name is expected, without a folder");
        return new RemovedCapture(capture, because, on, line);
    }
}
