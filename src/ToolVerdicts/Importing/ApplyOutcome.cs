namespace ToolVerdicts.Importing;

/// <summary>The outcome of an apply.</summary>
/// <param name="Revision">The number of the revision; null when nothing was written.</param>
/// <param name="Faults">The faults of the files; where there is one, nothing was written.</param>
/// <param name="Warnings">Sentences on what an editor should look at.</param>
public sealed record ApplyOutcome(long? Revision, IReadOnlyList<ContentFault> Faults, IReadOnlyList<string> Warnings)
{
    /// <summary>The paths of the files that were new, other, or gone.</summary>
    public IReadOnlyList<string> ChangedFiles { get; init; } = [];

    /// <summary>The paths of the captured pages that were taken in.</summary>
    public IReadOnlyList<string> TakenIn => TakenPages.Select(page => page.Page.Path).ToList();

    /// <inheritdoc cref="TakenIn"/>
    internal IReadOnlyList<WaitingPage> TakenPages { get; init; } = [];

    /// <summary>The captured pages of the folder that wait for an editor.</summary>
    internal IReadOnlyList<WaitingPage> Held { get; init; } = [];

    /// <summary>How many captured pages of the folder wait for an editor.</summary>
    public int HeldPages => Held.Count;

    /// <summary>Sentences on pages of an undo that belong to their tools by an answer which was taken back.</summary>
    public IReadOnlyList<string> Unasked { get; init; } = [];

    /// <summary>The pages and tools that were erased for good.</summary>
    public Erasure Erased { get; init; } = new([], []);
}
