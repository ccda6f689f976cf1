namespace ToolVerdicts.Facts;

/// <summary>The statements and decisions of editors on one to four tools.</summary>
/// <param name="Facts">Facts that their files assign.</param>
/// <param name="Reviews">Reviews that their files hold or assign.</param>
/// <param name="Decisions">The decisions by the number of the question, also those on other tools.</param>
public sealed record EditorStatements(
    IReadOnlyList<FileStatement> Facts, IReadOnlyList<ReviewStatement> Reviews, IReadOnlyDictionary<long, string> Decisions);
