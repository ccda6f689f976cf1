namespace ToolVerdicts.Captures.Reading;

/// <summary>Warnings of lines that are no part of a comparison as it is known.</summary>
internal static class UnknownLine
{
    private const string Start = "unknown line";

    /// <param name="place">The part of the page with its preposition, such as "in the scorecard".</param>
    public static string Warning(string place, string line) => $"{Start} {place}: {Excerpt.Of(line)}";

    public static int CountIn(IEnumerable<string> warnings) =>
        warnings.Count(warning => warning.StartsWith(Start, StringComparison.Ordinal));
}
