namespace ToolVerdicts.Importing;

/// <summary>One fact of an imported capture.</summary>
/// <param name="Side">The index of the tool in the capture.</param>
/// <param name="Fact">The fact in words, such as "price word" or "Builder's score".</param>
/// <param name="Said">The capture's value in words.</param>
/// <param name="Other">The value that stood before, or that stands instead, in words; null when there is none.</param>
public sealed record CapturedFact(FactOutcome Outcome, int Side, string Fact, string Said, string? Other);
