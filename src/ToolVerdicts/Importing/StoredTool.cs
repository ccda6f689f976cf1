namespace ToolVerdicts.Importing;

/// <summary>A stored tool with every text that a source shows as a review of it.</summary>
internal sealed record StoredTool(Tool Tool, IReadOnlyList<Review> Reviews);
