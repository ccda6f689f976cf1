namespace ToolVerdicts.Checking;

/// <summary>The outcome of a mend.</summary>
/// <param name="Mended">One sentence for each restored page and each repaired fault.</param>
/// <param name="Left">One sentence for each remaining fault.</param>
public sealed record MendReport(IReadOnlyList<string> Mended, IReadOnlyList<string> Left);
