namespace ToolVerdicts.Web.Commands;

/// <summary>Held pages in words: what the page says, and what the tools that it may show are called.</summary>
internal static class HeldReport
{
    /// <summary>The line of an import's report.</summary>
    /// <param name="isNew">False for a page that was held before.</param>
    public static string Line(string file, HeldIdentity held, bool isNew) =>
        $"held     {file}: {held.Perhaps} {(isNew ? "" : "It is held already. ")}The page has "
        + $"{held.Words}; the store has {Tools(held)} (question {held.Number})";

    /// <summary>The question on two lines of a plan.</summary>
    public static IEnumerable<string> Lines(HeldQuestion question) =>
    [
        $"question  {question.Held.Number}  {Files(question)}: {question.Held.Perhaps}",
        $"          The page has {question.Held.Words}"
            + (question.Held.Candidates.Count == 0 ? "" : $"; the store has {Tools(question.Held)}"),
    ];

    /// <summary>The files that wait, with their days.</summary>
    public static string Files(HeldQuestion question) => string.Join(", ", question.Pages
        .Select(page => $"{page.FileName}{(page.Seen is { } day ? $", seen {day.ToStored()}" : "")}"));

    private static string Tools(HeldIdentity held) =>
        string.Join(" and ", held.Candidates.Select(held.WordsOf));
}
