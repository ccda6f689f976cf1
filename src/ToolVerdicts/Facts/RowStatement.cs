namespace ToolVerdicts.Facts;

/// <summary>What a row of a captured decision table states of one tool, as the page writes it.</summary>
/// <param name="Label">The row's label, which <c>criteria.yml</c> maps to a criterion.</param>
public sealed record RowStatement(string Label, string Value);
