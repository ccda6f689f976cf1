namespace ToolVerdicts.Content;

/// <summary>Two tools that are one.</summary>
/// <param name="From">The tool that becomes part of the other.</param>
public sealed record MergedTools(Slug From, Slug Into, string? Because, DateOnly? On, long Line) : EditorDecision(Because, On, Line);
