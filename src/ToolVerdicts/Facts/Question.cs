namespace ToolVerdicts.Facts;

/// <summary>A contradiction that an editor is to settle: pages that contest each other, or a later page that contradicts a file.</summary>
/// <param name="Number">Eight digits that follow from the tool, the fact and the statements, so that other statements make another
/// question.</param>
/// <param name="Tool">The tool's address.</param>
/// <param name="Fact">The fact in words, such as "price" or "score by builder".</param>
/// <param name="Stands">The value that stands, in words; null when the fact is contested.</param>
/// <param name="Values">The values that contradict it, or each other, with the day on which each was seen; the latest first.</param>
public sealed record Question(long Number, Slug Tool, string Fact, string? Stands, IReadOnlyList<SourceValue> Values);
