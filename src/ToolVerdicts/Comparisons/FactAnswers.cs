namespace ToolVerdicts.Comparisons;

/// <summary>The sentences on prices and criteria in the answer of a comparison, and the one for tools that nothing tells apart.</summary>
internal static class FactAnswers
{
    // More criteria would not be read.
    private const int MostCriteria = 2;

    // Longer values would not be read in a sentence.
    private const int LongestValue = 30;

    // Price words that a tool can be; others, such as "Contact sales", are named.
    private static readonly string[] Adjectives = ["Free", "Paid", "Freemium", "Open source"];

    /// <summary>A sentence on the price words; null when they do not differ.</summary>
    public static Answer? OnPrices(IReadOnlyList<ComparedSide> sides) => Prices(sides) is { } prices ? new Answer(prices) : null;

    /// <summary>Sentences on the most telling criteria.</summary>
    public static IEnumerable<Answer> OnCriteria(IReadOnlyList<ComparedSide> sides, IEnumerable<CriterionRow> criteria) =>
        criteria.Where(IsTelling).Take(MostCriteria).Select(row => new Answer(Criterion(row, sides)));

    /// <summary>The answer when no sentence applies.</summary>
    public static Answer None(IReadOnlyList<ComparedSide> sides, IReadOnlyList<DecisionRow> rows)
    {
        if (rows.Where(row => row.DiffersByOld).ToList() is [_, ..] old)
            return new Answer(Old(old));
        var all = ComparedSide.All(sides);
        var equal = new List<string>();
        if (sides.Select(side => side.Verdict).Distinct().ToList() is [{ } verdict])
        {
            equal.Add($"{all} {verdict}");
            if (sides.Select(side => side.Tool.Panel).Distinct().ToList() is [{ } counts])
                equal.Add($"{counts.Ship} to {counts.Skip}");
        }

        if (sides.Select(side => side.Key(DecisionTable.Entry)).Distinct().ToList() is [not null]
            && sides[0].Tool.PriceWord is { Length: <= LongestValue } word)
            equal.Add($"{all} {Lower(word)}");
        return new Answer(
            $"Nothing on file tells them apart{(equal.Count == 0 ? "" : $": {string.Join(", ", equal)}")}. Choose by what each is for.");
    }

    private static string? Prices(IReadOnlyList<ComparedSide> sides)
    {
        var words = sides.Where(side => side.Key(DecisionTable.Entry) is not null)
            .GroupBy(side => side.Key(DecisionTable.Entry), StringComparer.Ordinal)
            .Select(group => (Word: group.First().Tool.PriceWord!, Names: group.Select(side => side.Name).ToList())).ToList();
        if (words.Count < 2 || words.Exists(price => price.Word.Length > LongestValue))
            return null;
        return words.TrueForAll(price => Adjectives.Contains(price.Word, StringComparer.OrdinalIgnoreCase))
            ? $"{string.Join(", ", words.Select(price =>
                $"{ComparedSide.Join(price.Names)} {(price.Names.Count == 1 ? "is" : "are")} {Lower(price.Word)}"))}."
            : $"Price: {string.Join(", ", words.Select(price => $"{price.Word} for {ComparedSide.Join(price.Names)}"))}.";
    }

    private static bool IsTelling(CriterionRow row) => row is { DiffersNow: true, IsNotConverted: false }
        && row.Criterion.Kind is not (CriterionKind.Text or CriterionKind.Set)
        && row.Cells.All(cell => cell.Reading is not null && cell.Words.Length <= LongestValue);

    private static string Criterion(CriterionRow row, IReadOnlyList<ComparedSide> sides) => $"{row.Criterion.Label}: {string.Join(", ",
        sides.GroupBy(side => row.Cells[side.Place].Key, StringComparer.Ordinal)
            .Select(group => $"{row.Cells[group.First().Place].Words} for {ComparedSide.Join(group.Select(side => side.Name))}"))}.";

    private static string Old(List<DecisionRow> rows)
    {
        var facts = rows.Select(row => NounOf(row.Label)).Distinct().ToList();
        var days = SeenDays.Of(rows.SelectMany(row => row.Cells).Where(cell => cell.IsOld).Select(cell => cell.Seen));
        return $"What tells them apart is old: {ComparedSide.Join(facts)} {(facts.Count == 1 ? "was" : "were")} last seen {days.Range}.";
    }

    private static string NounOf(string label) => label switch
    {
        DecisionTable.PanelVerdict => "verdict",
        DecisionTable.MeanScore => "score",
        DecisionTable.Entry or DecisionTable.Pricing => "price",
        _ => label.ToLowerInvariant(),
    };

    private static string Lower(string word) =>
        word.Length > 1 && char.IsLower(word[1]) ? char.ToLowerInvariant(word[0]) + word[1..] : word;
}
