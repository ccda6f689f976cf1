namespace ToolVerdicts.Checking;

/// <summary>The outcome of a mend.</summary>
/// <param name="Mended">One sentence for each fault that is gone.</param>
/// <param name="Left">One sentence for each fault that is still there.</param>
public sealed record MendReport(IReadOnlyList<string> Mended, IReadOnlyList<string> Left);
