using ToolVerdicts.Text;
using static ToolVerdicts.Captures.Reading.CaptureLines;

namespace ToolVerdicts.Captures.Reading;

/// <summary>The decision table as a page shows it: a label, then one value for each tool.</summary>
/// <param name="Names">The tools' names in the table's head.</param>
/// <param name="Rows">Values by label, from left to right; a row the page lacks is absent.</param>
internal sealed record DecisionTableText(IReadOnlyList<string> Names, IReadOnlyDictionary<string, string[]> Rows)
{
    public string? this[string label, int side] => Rows.GetValueOrDefault(label)?[side];
}

internal static class DecisionTableReader
{
    internal const string PanelVerdict = "Panel verdict";
    internal const string Pricing = "Pricing";
    internal const string BestFor = "Best for";
    internal const string Category = "Category";

    private static readonly string[] Labels = [PanelVerdict, CommunityLabel, Pricing, BestFor, Category];

    /// <param name="lines">What stands between the cards and the scorecard.</param>
    /// <param name="tools">The tools' names on the cards.</param>
    /// <param name="warnings">Takes up unknown lines and rows that lack a value.</param>
    /// <returns>Null when the page has no decision table.</returns>
    public static DecisionTableText? Read(List<string> lines, IReadOnlyList<string> tools, List<string> warnings)
    {
        if (lines.Count == 0)
            return null;
        var sides = tools.Count;
        var start = Is(lines[0], Decision) ? 1 : 0;
        // A name may read like a label too.
        var isHeadWhole = start + sides < lines.Count && IsLabel(lines[start + sides]);
        var first = isHeadWhole ? start + sides : lines.FindIndex(start, IsLabel);
        var names = lines[start..(first < 0 ? Math.Min(lines.Count, start + sides) : first)];
        var rows = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        for (var i = start + names.Count; i < lines.Count;)
        {
            var next = i + 1 + sides;
            if (Label(lines[i]) is not { } label)
            {
                warnings.Add($"unknown line in the decision table: {Excerpt.Of(lines[i])}");
                i++;
            }
            else if (next > lines.Count || IsShort(lines, i, next))
            {
                warnings.Add($"the decision table's row {label} lacks a value");
                i = lines.FindIndex(i + 1, line => Label(line) is not null) is var resume and >= 0 ? resume : lines.Count;
            }
            else
            {
                rows.TryAdd(label, [.. lines[(i + 1)..next].Select(value => value.Trim())]);
                i = next;
            }
        }

        return InOrderOf(tools, new DecisionTableText(names, WithoutNames(rows, tools)));
    }

    // The columns may stand in another order than the cards.
    private static DecisionTableText InOrderOf(IReadOnlyList<string> tools, DecisionTableText table)
    {
        var columns = tools.Select(tool => Enumerable.Range(0, table.Names.Count).Where(column => Wording.Same(table.Names[column], tool)).ToList()).ToList();
        if (table.Names.Count != tools.Count || !columns.TrueForAll(found => found.Count == 1))
            return table;
        return new DecisionTableText(
            columns.ConvertAll(found => table.Names[found[0]]),
            table.Rows.ToDictionary(row => row.Key, row => columns.Select(found => row.Value[found[0]]).ToArray(), StringComparer.OrdinalIgnoreCase));
    }

    // A table for narrow screens repeats each tool's name before its value.
    private static Dictionary<string, string[]> WithoutNames(Dictionary<string, string[]> rows, IReadOnlyList<string> tools)
    {
        var bare = rows.ToDictionary(row => row.Key, row => row.Value.Select((value, side) => WithoutName(value, tools[side])).ToArray(), rows.Comparer);
        return bare.Values.All(values => Array.TrueForAll(values, value => value.Length > 0)) ? bare : rows;
    }

    private static string WithoutName(string value, string tool) =>
        value.StartsWith(tool, StringComparison.OrdinalIgnoreCase) && value.Length > tool.Length && value[tool.Length] is ' ' or ':'
            ? value[tool.Length..].TrimStart(' ', ':', '—', '–', '-', '·')
            : "";

    // A value may read like a label (a category called Community), so a label inside the row counts only when no label follows the row.
    private static bool IsShort(List<string> lines, int row, int next) =>
        next < lines.Count && Label(lines[next]) is null
        && Enumerable.Range(row + 2, next - row - 2).Any(i => Label(lines[i]) is not null);

    /// <summary>True for the label of a row.</summary>
    internal static bool IsLabel(string line) => Label(line) is not null;

    private static string? Label(string line) => Array.Find(Labels, label => Is(line, label));
}
