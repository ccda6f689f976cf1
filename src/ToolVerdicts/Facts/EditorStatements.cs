namespace ToolVerdicts.Facts;

/// <summary>What editors state of a few tools.</summary>
/// <param name="Facts">What their files state.</param>
/// <param name="Reviews">What their files state of the reviews.</param>
/// <param name="Decisions">The decisions by the number of the question, also those on other tools.</param>
public sealed record EditorStatements(
    IReadOnlyList<FileStatement> Facts, IReadOnlyList<ReviewStatement> Reviews, IReadOnlyDictionary<long, string> Decisions);
