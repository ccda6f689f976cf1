namespace ToolVerdicts.Facts;

/// <summary>A number on a day.</summary>
/// <param name="Value">Null when pages contest it, or state no number.</param>
public readonly record struct LinePoint(DateOnly Day, decimal? Value);
