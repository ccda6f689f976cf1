namespace ToolVerdicts.Tests.Importing;

/// <summary>Captures that show the tool ml-intern of the seeds under other words.</summary>
internal static class HeldCapture
{
    public const string Tagline = "HuggingFace's autonomous ML engineer: reads papers, trains, ships";
    public const string OtherTagline = "Trains models from papers";

    public static string WithOtherTagline { get; } = Seeds.Text(0).Replace(Tagline, OtherTagline, StringComparison.Ordinal);

    public static string WithOtherName(string name) => Seeds.Text(0).Replace("ml-intern\n", $"{name}\n", StringComparison.Ordinal);

    /// <summary>A seed with lines that are no part of a comparison.</summary>
    public static string WithUnknownLines(int count) => Seeds.Text(0).Replace(
        "Reviewer scorecard\n",
        $"Reviewer scorecard\n{string.Concat(Enumerable.Range(1, count).Select(number => $"A strange line {number}\n"))}",
        StringComparison.Ordinal);
}
