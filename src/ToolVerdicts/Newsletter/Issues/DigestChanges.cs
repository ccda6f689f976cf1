namespace ToolVerdicts.Newsletter.Issues;

/// <summary>The changes between two revisions, and the new votes since the last issue.</summary>
/// <param name="After">The last revision of the issue before; zero when there was none.</param>
/// <param name="Tools">The tools that changed in the range.</param>
/// <param name="Comparisons">New comparisons, in the order of the captures.</param>
/// <param name="Turns">Changes of standing values, in their order.</param>
/// <param name="Moved">Tools whose votes changed; empty when there was no issue to count from.</param>
public sealed record DigestChanges(
    long After,
    IReadOnlyList<ToolFacts> Tools,
    IReadOnlyList<ComparisonCame> Comparisons,
    IReadOnlyList<TurnedFact> Turns,
    IReadOnlyList<ToolFacts> Moved);
