namespace ToolVerdicts.Sheets;

/// <summary>The note on a page that shows a past state.</summary>
public static class AsOfMarkdown
{
    /// <param name="asOf">The past state; null for the present one, which has no note.</param>
    public static IEnumerable<string> Note(AsOf? asOf) => asOf is null ? [] : [$"> {Sentence(asOf)}"];

    /// <summary>The note in one sentence.</summary>
    public static string Sentence(AsOf asOf) => $"This is what the site said at the end of {SeenDays.Words(asOf.Day)} (UTC).";
}
