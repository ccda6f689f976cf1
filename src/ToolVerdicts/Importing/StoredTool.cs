namespace ToolVerdicts.Importing;

/// <summary>A stored tool with every text that a source shows as a review of it, and with the values of its criteria.</summary>
internal sealed record StoredTool(Tool Tool, IReadOnlyList<Review> Reviews, IReadOnlyList<StandingCriterion> Criteria)
{
    public SettledTool Settled => new(Tool, Reviews) { Criteria = Criteria };
}
