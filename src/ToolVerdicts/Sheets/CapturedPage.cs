namespace ToolVerdicts.Sheets;

/// <summary>A captured page with its words, and with where each of its facts stands.</summary>
/// <param name="Seen">The days on which it was seen, the first first; null is "not known".</param>
/// <param name="Tools">The listed tools that it shows, from left to right.</param>
/// <param name="Facts">What it states of these tools.</param>
public sealed record CapturedPage(
    CaptureSource Source, IReadOnlyList<DateOnly?> Seen, IReadOnlyList<PageTool> Tools, PageWords Words, IReadOnlyList<PageFact> Facts)
{
    /// <summary>The address of the page on this site.</summary>
    public string Path { get; } = CaptureAddress.Of(Source.Id);

    /// <summary>The comparison of the tools; null when the site lists only one of them.</summary>
    public ComparisonAddress? Comparison { get; } = ComparisonAddress.Of(Tools.Select(tool => tool.Slug));

    /// <summary>The names of the tools, each once (<see cref="DistinctNames"/>).</summary>
    public IReadOnlyDictionary<Slug, string> Names { get; } =
        DistinctNames.BySlug(Tools.Select(tool => (tool.Slug, new ToolIdentity(tool.Name, tool.Tagline))));

    public string Title =>
        $"What a page said of {string.Join(Names.Count > 2 ? ", " : " and ", Tools.Select(tool => Names[tool.Slug]).Distinct())}";

    /// <summary>The days in words, such as "18 November 2026 and 20 November 2026".</summary>
    public string SeenWords => Seen.Any(day => day is not null)
        ? string.Join(", ", Seen.Select(day => day is { } known ? SeenDays.Words(known) : "a day that is not known"))
        : "the day is not known";

    /// <summary>The form of the page and the format in which it was saved, in words.</summary>
    public string Form =>
        (Source.Form == CaptureForm.Rich
            ? "rich: with a table, and with the name, the score and the call of each review"
            : "compact: without a table, and with reviews that state no name, score or call")
        + (Source.Media == CaptureMedia.Html ? "; saved as HTML" : "; saved as text");

    /// <summary>The facts whose value stands on one line alone, by that line.</summary>
    public ILookup<int, PageFact> ByLine { get; } = Facts.Where(fact => fact.Line is not null).ToLookup(fact => fact.Line!.Value);
}
