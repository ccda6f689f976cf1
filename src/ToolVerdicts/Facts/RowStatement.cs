namespace ToolVerdicts.Facts;

/// <summary>The statement of one tool in a row of a captured decision table, in the spelling of the page.</summary>
/// <param name="Label">The row's label, which <c>criteria.yml</c> maps to a criterion.</param>
public sealed record RowStatement(string Label, string Value);
