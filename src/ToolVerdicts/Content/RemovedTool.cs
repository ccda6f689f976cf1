namespace ToolVerdicts.Content;

/// <summary>A tool that the site shows no longer.</summary>
public sealed record RemovedTool(Slug Tool, string? Because, DateOnly? On, long Line) : EditorDecision(Because, On, Line);
