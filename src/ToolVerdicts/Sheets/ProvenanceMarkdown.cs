namespace ToolVerdicts.Sheets;

/// <summary>Writes the sources of facts in Markdown, as footnotes that name captures.</summary>
internal static class ProvenanceMarkdown
{
    /// <summary>References to footnotes; empty when there are no sources.</summary>
    public static string References(IReadOnlyList<NumberedSource> sources) =>
        string.Concat(sources.Select(source => $"[^{source.Number}]"));

    /// <summary>The last section of a page: the conflicts between captures, the meaning of each basis, and the footnotes.</summary>
    public static IEnumerable<string> Sources(Provenance provenance, Func<string, string> urlOf)
    {
        yield return "## Where each fact came from";
        if (provenance.Conflicts.Count > 0)
        {
            yield return "Captures disagree. The first statement stands until a person decides:";
            yield return string.Join('\n', provenance.Conflicts.Select(conflict =>
                $"- {MarkdownText.Line(conflict.ToolName)}, {MarkdownText.Line(conflict.Fact)}: "
                + $"kept “{MarkdownText.Line(conflict.Kept)}”, "
                + $"{MarkdownText.Line(conflict.FileName)} says “{MarkdownText.Line(conflict.Said)}”"));
        }

        yield return "The footnotes name captured pages. **Stated**: the capture says it. "
            + "**Matched**: the same text, on the same tool, is stated in another capture. "
            + "**Deduced**: it follows from the panel’s share. **Inferred**: a reviewer’s name taken from the row the text stands in. "
            + "What no capture states is “not stated”, and never counts as zero.";
        foreach (var (number, capture) in provenance.Sources)
        {
            yield return $"[^{number}]: {MarkdownText.Line(capture.FileName)}, "
                + $"{capture.Form.ToString().ToLowerInvariant()} {capture.Media.ToString().ToLowerInvariant()} capture of "
                + $"[{capture.Address}]({urlOf($"/compare/{capture.Address}")}), imported {capture.ImportedAt:yyyy-MM-dd}. "
                + $"SHA-256 `{capture.Sha256}`";
        }
    }
}
