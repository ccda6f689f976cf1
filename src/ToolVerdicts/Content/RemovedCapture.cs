namespace ToolVerdicts.Content;

/// <summary>An entry that erases a captured page for good.</summary>
/// <param name="Capture">The capture's SHA-256, or its file name.</param>
public sealed record RemovedCapture(string Capture, string? Because, DateOnly? On, long Line) : EditorDecision(Because, On, Line);
