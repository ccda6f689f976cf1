namespace ToolVerdicts.Importing;

/// <summary>A tool before and after a revision.</summary>
/// <param name="Before">The tool before; null for a new one.</param>
/// <param name="ReviewsBefore">The reviews that pages showed before.</param>
internal sealed record ToolRevision(Tool? Before, IReadOnlyList<Review> ReviewsBefore, SettledTool After);
