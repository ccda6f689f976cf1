namespace ToolVerdicts.Facts;

/// <summary>A number on a day.</summary>
/// <param name="Value">Null when pages of that day contest it.</param>
public readonly record struct LinePoint(DateOnly Day, decimal? Value);
