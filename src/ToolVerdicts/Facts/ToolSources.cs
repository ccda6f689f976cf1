namespace ToolVerdicts.Facts;

/// <summary>Everything that sources state of one tool. At least one of them names it.</summary>
public sealed record ToolSources(IReadOnlyList<ToolStatement> Captures, IReadOnlyList<FileStatement> Files);
