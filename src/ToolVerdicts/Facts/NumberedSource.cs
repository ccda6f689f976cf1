namespace ToolVerdicts.Facts;

/// <summary>A capture with the number under which a page refers to it.</summary>
public sealed record NumberedSource(int Number, CaptureSource Capture);
