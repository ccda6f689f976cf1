namespace ToolVerdicts.Captures;

/// <summary>The facts that one capture states about one tool: each flag is true when the fact is stated.</summary>
public sealed record ToolStatement
{
    public long CaptureId { get; init; }
    public long ToolId { get; init; }
    public bool Category { get; init; }
    public bool Description { get; init; }
    public bool PriceWord { get; init; }
    public bool PriceText { get; init; }
    public bool PanelShare { get; init; }
    public bool PanelCounts { get; init; }
    /// <summary>True when the capture states a share, a count, or that there are no votes.</summary>
    public bool Community { get; init; }
}
