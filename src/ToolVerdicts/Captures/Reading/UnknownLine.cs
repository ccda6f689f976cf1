namespace ToolVerdicts.Captures.Reading;

/// <summary>Warnings of lines that are no part of a comparison as it is known.</summary>
internal static class UnknownLine
{
    private const string Start = "unknown line";
    private const string RowStart = "unknown row";

    /// <param name="place">The part of the page with its preposition, such as "in the scorecard".</param>
    public static string Warning(string place, string line) => $"{Start} {place}: {Excerpt.Of(line)}";

    /// <summary>The warning of a row of the decision table whose label is not known. It counts as one line.</summary>
    public static string RowWarning(string label, IEnumerable<string?> values) =>
        $"{RowStart} in the decision table: {Excerpt.Of($"{label}: {string.Join(" | ", values.Select(value => value ?? "not stated"))}")}";

    public static int CountIn(IEnumerable<string> warnings) => warnings.Count(warning =>
        warning.StartsWith(Start, StringComparison.Ordinal) || warning.StartsWith(RowStart, StringComparison.Ordinal));
}
