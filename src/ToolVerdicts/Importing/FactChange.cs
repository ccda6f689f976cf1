namespace ToolVerdicts.Importing;

/// <summary>One fact of an import.</summary>
/// <param name="Side">The index of the tool in the capture.</param>
/// <param name="Fact">The fact in words, such as "price word" or "Builder's score".</param>
/// <param name="Kept">The stored value; null unless <paramref name="Kind"/> is a conflict.</param>
/// <param name="Said">The capture's value; null unless <paramref name="Kind"/> is a conflict.</param>
public sealed record FactChange(Change Kind, int Side, string Fact, string? Kept = null, string? Said = null);
