namespace ToolVerdicts.Comparisons;

/// <summary>
/// Writes the sentence that tells the differences between tools, as far as the facts are not old. The order of the tools has no influence
/// on it.
/// </summary>
public static class WhatDiffers
{
    // A longer sentence would not be read.
    private const int MostClauses = 3;
    private const int MostCriteria = 2;

    // Longer values would not be read in a sentence.
    private const int LongestValue = 30;

    /// <param name="criteria">Criteria that are known on all sides and differ, the most telling first; null for none.</param>
    public static string Sentence(
        IReadOnlyList<Tool> tools, IReadOnlyList<DecisionRow> rows, IReadOnlyList<CriterionRow>? criteria = null)
    {
        var names = DistinctNames.Of(tools.Select(tool => tool.Identity).ToList());
        var sides = Enumerable.Range(0, tools.Count)
            .OrderBy(side => tools[side].Slug).ThenBy(side => names[side], StringComparer.Ordinal)
            .Select(side => new Side(names[side], side, tools[side], label => KeyOf(Row(label).Cells[side])))
            .ToList();
        var isPartial = Row(DecisionTable.MeanScore).Cells.Any(cell => cell is { Text: not null, Note: not null });

        var clauses = new (string Label, Func<IReadOnlyList<Side>, string> Write)[]
        {
            (DecisionTable.PanelVerdict, Panel),
            (DecisionTable.MeanScore, known => Scores(known, isPartial)),
            (DecisionTable.Entry, known => $"entry is {Grouped(known, side => side.Tool.PriceWord!)}"),
            (DecisionTable.Community, known => $"the community says {Grouped(known, side => side.Tool.Community()!)}"),
            (DecisionTable.Category, known => $"the category is {Grouped(known, side => side.Tool.Category!)}"),
        };
        var differences = clauses.Where(clause => Row(clause.Label).DiffersNow)
            .Select(clause => clause.Write(sides.Where(side => side.Key(clause.Label) is not null).ToList()))
            .Concat((criteria ?? []).Where(IsTelling).Take(MostCriteria).Select(row => Criterion(row, sides)))
            .Take(MostClauses).ToList();
        return differences.Count > 0
            ? $"{char.ToUpperInvariant(differences[0][0])}{string.Join("; ", differences)[1..]}."
            : NoDifference(rows);

        DecisionRow Row(string label) => rows.Single(row => row.Label == label);

        static string? KeyOf(DecisionCell cell) => cell.IsSilent || cell.IsOld ? null : cell.Key;
    }

    private static bool IsTelling(CriterionRow row) => row is { DiffersNow: true, IsNotConverted: false }
        && row.Criterion.Kind is not (CriterionKind.Text or CriterionKind.Set)
        && row.Cells.All(cell => cell.Reading is not null && cell.Words.Length <= LongestValue);

    private static string Criterion(CriterionRow row, IReadOnlyList<Side> sides)
    {
        var label = row.Criterion.Label;
        // "API" stays as it is.
        var isWord = label.Length > 1 && char.IsLower(label[1]);
        var values = sides.GroupBy(side => row.Cells[side.Place].Key, StringComparer.Ordinal)
            .Select(group => $"{row.Cells[group.First().Place].Words} for {Join(group.Select(side => side.Name))}");
        return $"{(isWord ? char.ToLowerInvariant(label[0]) + label[1..] : label)}: {Join(values)}";
    }

    private static string NoDifference(IReadOnlyList<DecisionRow> rows) =>
        OldDifference(rows.Where(row => row.DiffersByOld).ToList())
        ?? (rows.Any(row => row.DiffersNow)
        ? "Neither verdict, score, price nor category tells them apart as far as they are stated: what differs is what each is for."
        : "Neither verdict, score, price, category nor tagline tells them apart as far as they are stated.");

    // Null without rows.
    private static string? OldDifference(List<DecisionRow> rows)
    {
        if (rows.Count == 0)
            return null;
        var facts = rows.Select(row => NounOf(row.Label)).Distinct().ToList();
        var days = SeenDays.Of(rows.SelectMany(row => row.Cells).Where(cell => cell.IsOld).Select(cell => cell.Seen));
        return $"What tells them apart is old: {Join(facts)} {(facts.Count == 1 ? "was" : "were")} last seen {days.Range}.";
    }

    private static string NounOf(string label) => label switch
    {
        DecisionTable.PanelVerdict => "verdict",
        DecisionTable.MeanScore => "score",
        DecisionTable.Entry or DecisionTable.Pricing => "price",
        _ => label.ToLowerInvariant(),
    };

    private static string Panel(IReadOnlyList<Side> known)
    {
        var verdicts = known.GroupBy(side => side.Tool.Verdict!.Value).OrderBy(group => group.Key).ToList();
        if (verdicts is not [{ Key: var verdict }])
            return $"the panel {Join(verdicts.Select(group => $"{VerbOf(group.Key)} {Join(group.Select(side => side.Name))}"))}";
        var all = known.Count == 2 ? "both" : "all";
        var counts = known.Select(side => $"{side.Name} by {side.Tool.PanelShip} to {side.Tool.PanelSkip}");
        return $"the panel {VerbOf(verdict)} {all}, {Join(counts)}";
    }

    private static string VerbOf(Verdict verdict) =>
        verdict switch { Verdict.Ship => "ships", Verdict.Mixed => "is split on", _ => "skips" };

    private static string Points(long hundredths) => $"{ScoreRange.InPoints(hundredths)} {(hundredths == 100 ? "point" : "points")}";

    private static string Scores(IReadOnlyList<Side> known, bool isPartial)
    {
        var ranked = known.Select(side => (side.Name, Mean: long.Parse(side.Key(DecisionTable.MeanScore)!)))
            .OrderByDescending(side => side.Mean).ToList();
        // The compared means leave out reviewers who did not score both, so they can differ from the means in the table.
        if (ranked is [var first, var second])
        {
            return $"{first.Name} scores {Points(first.Mean - second.Mean)} higher than {second.Name}, "
                + $"{ScoreRange.InPoints(first.Mean)} to {ScoreRange.InPoints(second.Mean)}"
                + (isPartial ? ", with the reviewers who scored both" : "");
        }

        var means = ranked.GroupBy(side => side.Mean)
            .Select(group => $"{ScoreRange.InPoints(group.Key)} for {Join(group.Select(side => side.Name))}");
        return $"mean scores{(isPartial ? " with the reviewers who scored them all" : "")} are {Join(means)}";
    }

    private static string Grouped(IReadOnlyList<Side> known, Func<Side, string> value) =>
        Join(known.GroupBy(value, StringComparer.OrdinalIgnoreCase)
            .Select(group => $"{group.Key} for {Join(group.Select(side => side.Name))}"));

    private static string Join(IEnumerable<string> words) => words.ToList() switch
    {
        [var one] => one,
        [.. var all, var last] => $"{string.Join(", ", all)} and {last}",
        [] => "",
    };

    private sealed record Side(string Name, int Place, Tool Tool, Func<string, string?> Key);
}
