namespace ToolVerdicts.Facts;

/// <summary>The row of a source.</summary>
/// <param name="IsFile">True for the statement of an editor's file, false for a capture.</param>
/// <param name="IsReview">True for the statement of a file on a review, whose rows are counted apart.</param>
public readonly record struct SourceRef(bool IsFile, long Row, bool IsReview = false);
