namespace ToolVerdicts.Captures.Reading;

/// <summary>A row of the scorecard while it is read: one reviewer, and reviews of the tools from left to right.</summary>
/// <param name="Reviewer">Null when the page names none.</param>
internal sealed record DraftRow(Reviewer? Reviewer)
{
    public List<DraftReview> Reviews { get; } = [];
    /// <summary>The reviewer's name for a message.</summary>
    public string Name => Reviewer?.Name ?? "a nameless reviewer";
}
