namespace ToolVerdicts.Sheets;

/// <summary>Writes the sources of facts in Markdown, as footnotes that name captures.</summary>
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
        yield return "The footnotes name captured pages, and what editors give as proof. **Stated**: the capture says it. "
            + "**Matched**: the same text, on the same tool, is stated in another capture. "
            + "**Deduced**: it follows from the panel’s share. **Inferred**: a reviewer’s name taken from the row the text stands in. "
            + "**Assigned**: an editor of this site says so, with the proof in the footnote. "
            + "**Contested**: pages of equal standing disagree, so that no value stands. "
            + "What no capture states is “not stated”, and never counts as zero.";
        foreach (var (number, capture, editor) in provenance.Sources)
        {
            yield return capture is null ? $"[^{number}]: assigned: {MarkdownText.Line(editor!.Words)}"
                : $"[^{number}]: {MarkdownText.Line(capture.FileName)}, "
                + $"{capture.Form.ToString().ToLowerInvariant()} {capture.Media.ToString().ToLowerInvariant()} capture of "
                + $"[{capture.Address}]({urlOf($"/compare/{capture.Address}")}), imported {capture.ImportedAt:yyyy-MM-dd}. "
                + $"SHA-256 `{capture.Sha256}`";
        }
    }
}
