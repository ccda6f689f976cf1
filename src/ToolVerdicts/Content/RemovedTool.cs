namespace ToolVerdicts.Content;

/// <summary>An entry that erases a tool for good.</summary>
public sealed record RemovedTool(Slug Tool, string? Because, DateOnly? On, long Line) : EditorDecision(Because, On, Line);
