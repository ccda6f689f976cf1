namespace ToolVerdicts.Newsletter.Issues;

/// <summary>A change of a fact that has no list of its own in an issue.</summary>
/// <param name="Fact">The fact in words, such as "Score by Builder".</param>
/// <param name="Before">The value in words.</param>
/// <param name="After">The value in words.</param>
public sealed record FactTurn(IssueTool Tool, string Fact, string Before, string After);
