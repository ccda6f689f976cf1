namespace ToolVerdicts.Importing;

/// <summary>A stored tool with every text that a source shows as a review of it, and with the values of its criteria.</summary>
/// <param name="ContestedCriteria">The keys of the criteria of which no value stands.</param>
internal sealed record StoredTool(
    Tool Tool, IReadOnlyList<Review> Reviews, IReadOnlyList<StandingCriterion> Criteria, IReadOnlyList<string> ContestedCriteria)
{
    public SettledTool Settled => new(Tool, Reviews) { Criteria = Criteria, ContestedCriteria = ContestedCriteria };
}
