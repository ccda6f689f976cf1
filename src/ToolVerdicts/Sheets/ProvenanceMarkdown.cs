namespace ToolVerdicts.Sheets;

/// <summary>Writes the sources of facts in Markdown, as footnotes that name pages.</summary>
internal static class ProvenanceMarkdown
{
    /// <summary>References to footnotes; empty when there are no sources.</summary>
    public static string References(IReadOnlyList<NumberedSource> sources) =>
        string.Concat(sources.Select(source => $"[^{source.Number}]"));

    /// <summary>The values of which none stands, each with its sources.</summary>
    public static string Contested(IReadOnlyList<ContestedValue> values) => "contested: "
        + string.Join(", ", values.Select(value =>
            $"“{MarkdownText.Line(value.Words)}”{References(value.Sources)}{Seen(value.Seen, value.IsOld)}"));

    /// <summary>The day on which a value was seen, and whether it is old; empty when the day is not known.</summary>
    public static string Seen(DateOnly? seen, bool isOld = false) =>
        seen is { } day ? $" (seen {SeenDays.Words(day)}{(isOld ? ", old" : "")})" : "";

    /// <summary>The last section of a page: the days, the meaning of each basis, and the footnotes.</summary>
    public static IEnumerable<string> Sources(Provenance provenance, Func<string, string> urlOf)
    {
        yield return "## Where each fact came from";
        yield return provenance.Days.Sentence;
        yield return "The footnotes name pages, and what editors give as proof. **Stated**: the page says it. "
            + "**Matched**: the same text, on the same tool, is stated on another page. "
            + "**Deduced**: it follows from the panel’s share. **Inferred**: a reviewer’s name taken from the row the text stands in. "
            + "**Assigned**: an editor of this site says so, with the proof in the footnote. "
            + "**Contested**: pages of equal standing disagree, so that no value stands. "
            + "What no page states is “not stated”, and never counts as zero.";
        foreach (var (number, capture, editor) in provenance.Sources)
        {
            yield return capture is null ? $"[^{number}]: assigned: {MarkdownText.Line(editor!.Words)}{Said(editor.CaptureId)}"
                : capture.IsErased ? $"[^{number}]: a public comparison page, {capture.SeenWords}. It was removed from this site."
                : $"[^{number}]: a public comparison page, {capture.SeenWords}{Said(capture.Id)}";
        }

        string Said(long? captureId) => captureId is { } id ? $": [what it said]({urlOf(CaptureAddress.Of(id))})" : "";
    }
}
