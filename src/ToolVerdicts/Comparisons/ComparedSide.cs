namespace ToolVerdicts.Comparisons;

/// <summary>A tool of a comparison as its answer names it.</summary>
/// <param name="Place">The tool's column, from 0.</param>
/// <param name="Cells">The tool's cells of the fixed rows, by label.</param>
internal sealed record ComparedSide(string Name, int Place, Tool Tool, IReadOnlyDictionary<string, DecisionCell> Cells)
{
    // In characters: longer names would leave no room for what is said of them.
    private const int LongestName = 60;

    /// <summary>The compared form of a value; null when it is unknown, says nothing or is old, so that it decides nothing.</summary>
    public string? Key(string label) => Cells[label] is { IsSilent: false, IsOld: false } cell ? cell.Key : null;

    /// <summary>The verdict of the panel, when it can decide.</summary>
    public Verdict? Verdict => Key(DecisionTable.PanelVerdict) is null ? null : Tool.Verdict;

    /// <summary>The tools in canonical order, whatever their columns.</summary>
    public static IReadOnlyList<ComparedSide> Of(IReadOnlyList<Tool> tools, IReadOnlyList<DecisionRow> rows)
    {
        var whole = DistinctNames.Of(tools.Select(tool => tool.Identity).ToList());
        var cut = whole.Select(Cut).ToList();
        var names = cut.Distinct(StringComparer.Ordinal).Count() == cut.Count ? cut : whole;
        return tools
            .Select((tool, place) => new ComparedSide(
                names[place], place, tool, rows.ToDictionary(row => row.Label, row => row.Cells[place])))
            .OrderBy(side => side.Tool.Slug).ThenBy(side => side.Name, StringComparer.Ordinal).ToList();
    }

    private static string Cut(string name)
    {
        if (name.Length <= LongestName)
            return name;
        var plain = Wording.Safe(name);
        var end = plain.LastIndexOf(' ', Math.Min(LongestName, plain.Length - 1));
        return end > 0 ? Wording.Isolated($"{plain[..end]}…") : name;
    }

    /// <summary>The words for all tools: both, or all.</summary>
    public static string All(IReadOnlyList<ComparedSide> sides) => sides.Count == 2 ? "both" : "all";

    /// <summary>The side with the highest value; null when two share it, or when there are none.</summary>
    public static ComparedSide? Highest<T>(IEnumerable<ComparedSide> sides, Func<ComparedSide, T> value) =>
        sides.GroupBy(value).MaxBy(group => group.Key)?.ToList() is [var only] ? only : null;

    /// <summary>The names as a part of a sentence, such as "A, B and C".</summary>
    public static string Join(IEnumerable<string> words) => words.ToList() switch
    {
        [var one] => one,
        [.. var all, var last] => $"{string.Join(", ", all)} and {last}",
        [] => "",
    };
}
