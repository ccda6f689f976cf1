namespace ToolVerdicts.Facts;

/// <summary>A value in words, as one source states it.</summary>
/// <param name="Source">The row of the capture.</param>
/// <param name="Seen">The day; null is "not known".</param>
public sealed record SourceValue(string Words, long Source, DateOnly? Seen);
