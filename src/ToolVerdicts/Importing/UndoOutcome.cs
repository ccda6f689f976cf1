namespace ToolVerdicts.Importing;

/// <summary>The outcome of an undo.</summary>
/// <param name="Refusal">The reason in a sentence why the revision cannot be undone; null when it was tried.</param>
/// <param name="Plan">What the undo does; null after a refusal.</param>
public sealed record UndoOutcome(string? Refusal, ContentPlan? Plan)
{
    /// <summary>The files that were written back.</summary>
    public IReadOnlyList<UndoneFile> Files { get; init; } = [];
    /// <summary>Sentences on what stays as it is.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];
    /// <summary>The SHA-256 of the pages that were withdrawn.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];
}
