namespace ToolVerdicts.Importing;

/// <summary>A tool before and after a source was taken in.</summary>
/// <param name="Before">The tool before; null for a new one.</param>
/// <param name="After">The tool afterwards.</param>
internal sealed record ToolRevision(SettledTool? Before, SettledTool After)
{
    /// <summary>The reviews that pages showed before.</summary>
    public IReadOnlyList<Review> ReviewsBefore => Before?.Shown ?? [];
}
