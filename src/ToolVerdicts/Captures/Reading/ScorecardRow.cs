namespace ToolVerdicts.Captures.Reading;

/// <summary>A row of the scorecard: one reviewer, and reviews of the tools from left to right.</summary>
/// <param name="Reviewer">Null when the page names none.</param>
internal sealed record ScorecardRow(Reviewer? Reviewer)
{
    public List<DraftReview> Reviews { get; } = [];
}
