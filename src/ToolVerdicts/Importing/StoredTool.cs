namespace ToolVerdicts.Importing;

/// <summary>A stored tool with all its reviews.</summary>
public sealed record StoredTool(Tool Tool, IReadOnlyList<Review> Reviews);
