namespace ToolVerdicts.Content;

/// <summary>A captured page that the site shows no longer.</summary>
/// <param name="Capture">The capture's file name.</param>
public sealed record RemovedCapture(string Capture, string? Because, DateOnly? On, long Line) : EditorDecision(Because, On, Line);
