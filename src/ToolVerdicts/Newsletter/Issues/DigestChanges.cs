namespace ToolVerdicts.Newsletter.Issues;

/// <summary>The changes between two captures, and the new votes since the last issue.</summary>
/// <param name="After">The last capture of the issue before; zero when there was none.</param>
/// <param name="Tools">The tools that captures of the range show.</param>
/// <param name="Comparisons">New comparisons; like verdicts and prices in the order of the captures.</param>
/// <param name="Moved">Tools whose votes changed; empty when there was no issue to count from.</param>
public sealed record DigestChanges(
    long After,
    IReadOnlyList<ToolFacts> Tools,
    IReadOnlyList<ComparisonCame> Comparisons,
    IReadOnlyList<VerdictChanged> Verdicts,
    IReadOnlyList<PriceChanged> Prices,
    IReadOnlyList<ToolFacts> Moved);
