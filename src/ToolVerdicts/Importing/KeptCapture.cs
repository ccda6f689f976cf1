namespace ToolVerdicts.Importing;

/// <summary>The rest of a capture whose page was erased: its row, and its statements on tools that were not removed.</summary>
internal sealed record KeptCapture
{
    public string Sha256 { get; init; } = "";
    public string FileName { get; init; } = "";
    public string Form { get; init; } = "";
    public string Media { get; init; } = "";
    public string Address { get; init; } = "";
    public string ImportedAt { get; init; } = "";
    /// <summary>The day of the sighting; null is "not known".</summary>
    public DateOnly? Seen { get; init; }
    public IReadOnlyList<KeptTool> Tools { get; init; } = [];
    public IReadOnlyList<KeptRow> Rows { get; init; } = [];
    public IReadOnlyList<KeptReview> Reviews { get; init; } = [];
    /// <summary>The texts of other pages that the revision withdrew, because the page told whose they are.</summary>
    public IReadOnlyList<WithdrawnText> Withdrawn { get; init; } = [];
}
