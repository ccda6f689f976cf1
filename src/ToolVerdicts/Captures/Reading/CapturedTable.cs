using static ToolVerdicts.Captures.Reading.CaptureLines;

namespace ToolVerdicts.Captures.Reading;

/// <summary>The decision table of a captured page: rows of a label and one value for each tool.</summary>
/// <param name="Names">The tools' names in the table's head.</param>
/// <param name="Rows">Values by label, from left to right; a row the page lacks is absent.</param>
/// <param name="Others">Rows with other labels, from top to bottom.</param>
internal sealed record CapturedTable(
    IReadOnlyList<string> Names,
    IReadOnlyDictionary<string, string[]> Rows,
    IReadOnlyList<(string Label, string[] Values)> Others)
{
    public const string PanelVerdict = "Panel verdict";
    public const string Pricing = "Pricing";
    public const string BestFor = "Best for";
    public const string Category = "Category";

    private static readonly string[] Labels = [PanelVerdict, CommunityLabel, Pricing, BestFor, Category];

    /// <summary>The value for the tool with this index; null when the page lacks the row.</summary>
    public string? this[string label, int side] => Rows.GetValueOrDefault(label)?[side];

    public static bool IsRowLabel(string line) => FindLabel(line) is not null;

    /// <summary>The fixed row whose label has a wording; null when there is none.</summary>
    public static string? FindFixed(string label) => Array.Find(Labels, known => Wording.Same(known, label));

    /// <summary>The other rows with the warnings that they get where no criterion has their labels.</summary>
    public IEnumerable<CapturedRow> ListOthers() => Others.Select((row, index) =>
    {
        var values = row.Values.Select(value => IsNotStated(value) ? null : value).ToList();
        return new CapturedRow(index + 1, row.Label, values, UnknownLine.RowWarning(row.Label, values));
    });

    /// <param name="lines">The lines between the cards and the scorecard.</param>
    /// <param name="tools">The tools' names on the cards.</param>
    /// <param name="warnings">Receives unknown lines and rows that lack a value.</param>
    /// <returns>Null when the page has no decision table.</returns>
    public static CapturedTable? Read(List<string> lines, IReadOnlyList<string> tools, List<string> warnings)
    {
        if (lines.Count == 0)
            return null;
        var columns = tools.Count;
        var start = Is(lines[0], Decision) ? 1 : 0;
        // Checked before the search for the first label, because a tool's name can equal a label, and other rows can stand above it.
        var isHeadComplete = start + columns < lines.Count && (IsRowLabel(lines[start + columns])
            || lines[start..(start + columns)].TrueForAll(name => tools.Any(tool => Wording.Same(name, tool))));
        var first = isHeadComplete ? start + columns : lines.FindIndex(start, IsRowLabel);
        var names = lines[start..(first < 0 ? Math.Min(lines.Count, start + columns) : first)];
        var rows = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        var others = new List<(string Label, string[] Values)>();
        for (var i = start + names.Count; i < lines.Count;)
        {
            var next = i + 1 + columns;
            if (FindLabel(lines[i]) is not { } label)
            {
                var end = EndOfOthers(lines, i, columns, CaptureLimits.MaxRows - others.Count);
                for (var isStray = end == i; isStray && i < lines.Count && !IsRowLabel(lines[i]); end = ++i)
                    warnings.Add(UnknownLine.Warning("in the decision table", lines[i]));
                for (; i < end; i += 1 + columns)
                    others.Add((WithoutIcons(lines[i]).ToString(), [.. lines[(i + 1)..(i + 1 + columns)]]));
            }
            else if (next > lines.Count || LacksValue(lines, i, next))
            {
                warnings.Add($"the decision table's row {label} lacks a value");
                i = lines.FindIndex(i + 1, IsRowLabel) is var resume and >= 0 ? resume : lines.Count;
            }
            else
            {
                rows.TryAdd(label, [.. lines[(i + 1)..next].Select(value => value.Trim())]);
                i = next;
            }
        }

        var named = RemoveNames(rows, tools);
        return OrderColumns(
            new CapturedTable(
                names, named, named == rows ? others : others.ConvertAll(row => (row.Label, Values: RemoveNames(row.Values, tools)))),
            tools);
    }

    // The end of a block of rows with other labels; the start where the lines are none. Stray lines are told from rows by their number: the
    // whole block up to the next known label, or up to the end, consists of rows.
    private static int EndOfOthers(List<string> lines, int start, int columns, int most)
    {
        var label = lines.FindIndex(start, IsRowLabel);
        for (var end = start + 1 + columns; end <= lines.Count; end += 1 + columns)
        {
            if (!IsEndOfRow(end))
                continue;
            // A value can equal a label, but does not begin a row of its own.
            var isWhole = label < 0 || end <= label || !IsEndOfRow(label + 1 + columns);
            return isWhole && (end - start) / (1 + columns) <= most && Enumerable.Range(start, end - start).All(IsPlausible) ? end : start;
        }

        return start;

        bool IsEndOfRow(int at) => at == lines.Count || (at < lines.Count && IsRowLabel(lines[at]));

        bool IsPlausible(int at) => (at - start) % (1 + columns) > 0
            ? lines[at].Length <= CaptureLimits.MaxPhrase
            : lines[at].Length <= CaptureLimits.MaxName && !IsNotStated(WithoutIcons(lines[at]).ToString());
    }

    // The columns can be in another order than the cards.
    private static CapturedTable OrderColumns(CapturedTable table, IReadOnlyList<string> tools)
    {
        var names = table.Names.ToList();
        var columns = tools.Select(tool => names.FindIndex(name => Wording.Same(name, tool))).ToList();
        if (names.Count != tools.Count || columns.Contains(-1) || columns.Distinct().Count() < columns.Count)
            return table;
        return new CapturedTable(
            columns.ConvertAll(column => names[column]),
            WithValues(table.Rows, Ordered),
            [.. table.Others.Select(row => (row.Label, Ordered(row.Values).ToArray()))]);

        IEnumerable<string> Ordered(string[] row) => columns.Select(column => row[column]);
    }

    // A table for narrow screens repeats each tool's name before its value.
    private static Dictionary<string, string[]> RemoveNames(Dictionary<string, string[]> rows, IReadOnlyList<string> tools)
    {
        var values = WithValues(rows, row => row.Select((value, side) => RemoveName(value, tools[side])));
        return values.Values.All(row => Array.TrueForAll(row, value => value.Length > 0)) ? values : rows;
    }

    private static string[] RemoveNames(string[] values, IReadOnlyList<string> tools) =>
        [.. values.Select((value, side) => RemoveName(value, tools[side]) is { Length: > 0 } rest ? rest : value)];

    private static Dictionary<string, string[]> WithValues(
        IReadOnlyDictionary<string, string[]> rows, Func<string[], IEnumerable<string>> values) =>
        rows.ToDictionary(row => row.Key, row => values(row.Value).ToArray(), StringComparer.OrdinalIgnoreCase);

    private static string RemoveName(string value, string tool) =>
        value.StartsWith(tool, StringComparison.OrdinalIgnoreCase) && value.Length > tool.Length && value[tool.Length] is ' ' or ':'
            ? value[tool.Length..].TrimStart(' ', ':', '—', '–', '-', '·')
            : "";

    // A value can equal a label (a category called Community), so a label inside the row counts only when no label follows the row.
    private static bool LacksValue(List<string> lines, int row, int next) =>
        next < lines.Count && !IsRowLabel(lines[next]) && lines[(row + 2)..next].Exists(IsRowLabel);

    private static string? FindLabel(string line) => Array.Find(Labels, label => Is(line, label));
}
