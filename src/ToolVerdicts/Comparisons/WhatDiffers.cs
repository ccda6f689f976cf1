using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Comparisons;

/// <summary>Says in one sentence what really differs between tools. The order in which they stand plays no part.</summary>
public static class WhatDiffers
{
    // More than this nobody keeps in mind.
    private const int MostClauses = 3;

    /// <summary>The sentence.</summary>
    /// <param name="tools">The tools from left to right.</param>
    /// <param name="rows">Their decision table.</param>
    public static string Sentence(IReadOnlyList<Tool> tools, IReadOnlyList<DecisionRow> rows)
    {
        var names = DistinctNames.Of(tools.Select(tool => tool.Identity).ToList());
        var sides = Enumerable.Range(0, tools.Count).OrderBy(side => tools[side].Slug, StringComparer.Ordinal).ThenBy(side => names[side], StringComparer.Ordinal)
            .Select(side => new Side(names[side], tools[side], label => Row(label).Cells[side] is { IsSilent: false } cell ? cell.Key : null)).ToList();

        var clauses = new (string Label, Func<IReadOnlyList<Side>, string> Say)[]
        {
            (DecisionTable.PanelVerdict, Panel),
            (DecisionTable.MeanScore, known => Scores(known, Row(DecisionTable.MeanScore).Cells.Any(cell => cell is { Text: not null, Note: not null }))),
            (DecisionTable.Entry, known => $"entry is {Grouped(known, side => side.Tool.PriceWord!)}"),
            (DecisionTable.Community, known => $"the community says {Grouped(known, side => side.Tool.Community()!)}"),
            (DecisionTable.Category, known => $"the category is {Grouped(known, side => side.Tool.Category!)}"),
        };
        var said = clauses.Where(clause => Row(clause.Label).Outcome == Outcome.Differs)
            .Select(clause => clause.Say(sides.Where(side => side.Key(clause.Label) is not null).ToList())).Take(MostClauses).ToList();
        return said.Count > 0
            ? $"{char.ToUpperInvariant(said[0][0])}{string.Join("; ", said)[1..]}."
            : Nothing(rows);

        DecisionRow Row(string label) => rows.Single(row => row.Label == label);
    }

    private static string Nothing(IReadOnlyList<DecisionRow> rows) => rows.Any(row => row.Outcome == Outcome.Differs)
        ? "Neither verdict, score, price nor category tells them apart as far as they are stated: what differs is what each is for."
        : "Nothing that is stated tells them apart.";

    private static string Panel(IReadOnlyList<Side> known)
    {
        var verdicts = known.GroupBy(side => side.Tool.Verdict!.Value).OrderBy(group => group.Key).ToList();
        if (verdicts is not [{ Key: var verdict }])
            return $"the panel {And(verdicts.Select(group => $"{Does(group.Key)} {And(group.Select(side => side.Name))}"))}";
        var all = known.Count == 2 ? "both" : "all";
        return $"the panel {Does(verdict)} {all}, {And(known.Select(side => $"{side.Name} by {side.Tool.PanelShip} to {side.Tool.PanelSkip}"))}";
    }

    private static string Does(Verdict verdict) => verdict switch
    {
        Verdict.Ship => "ships",
        Verdict.Mixed => "is split on",
        _ => "skips",
    };

    private static string Points(long hundredths) => $"{ScoreRange.InPoints(hundredths)} {(hundredths == 100 ? "point" : "points")}";

    private static string Scores(IReadOnlyList<Side> known, bool isPartial)
    {
        var ranked = known.Select(side => (side.Name, Mean: long.Parse(side.Key(DecisionTable.MeanScore)!)))
            .OrderByDescending(side => side.Mean).ToList();
        // A mean over fewer reviewers than a tool has is not the tool's own.
        var whose = isPartial ? ", with the reviewers who scored both" : "";
        return ranked.Count == 2
            ? $"{ranked[0].Name} scores {Points(ranked[0].Mean - ranked[1].Mean)} higher than {ranked[1].Name}, {ScoreRange.InPoints(ranked[0].Mean)} to {ScoreRange.InPoints(ranked[1].Mean)}{whose}"
            : $"mean scores{(isPartial ? " with the reviewers who scored them all" : "")} are {And(ranked.GroupBy(side => side.Mean).Select(group => $"{ScoreRange.InPoints(group.Key)} for {And(group.Select(side => side.Name))}"))}";
    }

    private static string Grouped(IReadOnlyList<Side> known, Func<Side, string> value) =>
        And(known.GroupBy(value, StringComparer.OrdinalIgnoreCase).Select(group => $"{group.Key} for {And(group.Select(side => side.Name))}"));

    private static string And(IEnumerable<string> words) => words.ToList() switch
    {
        [var one] => one,
        [.. var all, var last] => $"{string.Join(", ", all)} and {last}",
        [] => "",
    };

    private sealed record Side(string Name, Tool Tool, Func<string, string?> Key);
}
