using ToolVerdicts.Captures;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Reviews;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Sheets;

/// <summary>Two to four tools side by side, with all that is known of them.</summary>
/// <param name="Address">Where it stands.</param>
/// <param name="Tools">The tools in canonical order.</param>
/// <param name="Rows">The decision table.</param>
/// <param name="Panels">The reviews of each tool, from left to right.</param>
/// <param name="Scorecard">The reviews, reviewer by reviewer.</param>
/// <param name="Provenance">Where each fact came from.</param>
public sealed record Comparison(
    ComparisonAddress Address,
    IReadOnlyList<Tool> Tools,
    IReadOnlyList<DecisionRow> Rows,
    IReadOnlyList<IReadOnlyList<Review>> Panels,
    IReadOnlyList<ScorecardRow> Scorecard,
    Provenance Provenance)
{
    /// <summary>The tools' names, such as "A vs B".</summary>
    public string Title => DistinctNames.Title(Tools.Select(tool => tool.Identity).ToList());

    /// <summary>True when a capture shows this very comparison.</summary>
    public bool IsCaptured => Provenance.Sources.Any(source => source.Capture.Address == Address.ToString());

    /// <inheritdoc cref="Comparisons.WhatDiffers.Sentence"/>
    public string WhatDiffers => Comparisons.WhatDiffers.Sentence(Tools, Rows);

    /// <summary>The tools' names, told apart where two share one.</summary>
    public IReadOnlyList<string> Names => DistinctNames.Of(Tools.Select(tool => tool.Identity).ToList());

    /// <summary>Where the panel splits, and whose review alone turns a verdict, a sentence each.</summary>
    public IReadOnlyList<string> Findings =>
    [
        .. PanelSplit.Of(Scorecard).Select(split => split.Sentence(Names)),
        .. Tools.Select((tool, side) => LeaveOneOut.Sentence(Names[side], tool.Panel, Panels[side], key => Scorecard.First(row => row.Reviewer?.Key == key).Reviewer!.Name)),
    ];
}

/// <summary>A comparison that a capture shows, for lists.</summary>
/// <param name="Id">The capture that stands for it; a list continues below it.</param>
/// <param name="Address">Its address part.</param>
/// <param name="Title">What <see cref="ComparisonTitle"/> calls it.</param>
/// <param name="ImportedAt">When that capture was imported.</param>
public sealed record CapturedComparison(long Id, string Address, string Title, DateTimeOffset ImportedAt);
