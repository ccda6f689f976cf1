namespace ToolVerdicts.Content;

/// <summary>A tool that gets another address.</summary>
public sealed record RenamedTool(Slug From, Slug To, string? Because, DateOnly? On, long Line) : EditorDecision(Because, On, Line);
