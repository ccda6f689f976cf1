namespace ToolVerdicts.Captures;

/// <summary>A capture that contains the text of a review.</summary>
/// <param name="Stated">True when the capture also states reviewer, score or call.</param>
[method: ExplicitConstructor]
public sealed record ReviewStatement(long CaptureId, long ReviewId, bool Stated);
