namespace ToolVerdicts.Content;

/// <summary>A fact of a tool that an editor's file assigns.</summary>
/// <param name="Fact">Its key: <c>name</c>, <c>tagline</c>, <c>category</c>, <c>description</c>, <c>price</c>, <c>price-text</c>, or that
/// of a criterion.</param>
/// <param name="Value">The value; null is "not stated", whatever captures say.</param>
/// <param name="Line">The line of the fact in its file.</param>
/// <param name="Column">The column of the fact.</param>
public sealed record AssignedFact(string Fact, string? Value, Proof Proof, long Line, long Column);
