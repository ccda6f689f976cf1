namespace ToolVerdicts.Facts;

/// <summary>The row of a source.</summary>
/// <param name="IsFile">True for the statement of an editor's file, false for a capture.</param>
public readonly record struct SourceRef(bool IsFile, long Row);
