namespace ToolVerdicts.Facts;

/// <summary>A value in words, as one source states it.</summary>
/// <param name="Seen">The day; null is "not known".</param>
public sealed record SourceValue(string Words, SourceRef Source, DateOnly? Seen);
