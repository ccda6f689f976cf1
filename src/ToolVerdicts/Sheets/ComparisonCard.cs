namespace ToolVerdicts.Sheets;

/// <summary>A comparison in a list: its tools with their verdicts, and its answer.</summary>
/// <param name="Path">The path of its page.</param>
/// <param name="Names">The tools' names, from left to right (<see cref="DistinctNames"/>).</param>
public sealed record ComparisonCard(string Path, IReadOnlyList<Tool> Tools, IReadOnlyList<string> Names, Answer Answer)
{
    public static ComparisonCard Of(Comparison comparison) =>
        new(comparison.Address.Path, comparison.Tools, comparison.Names, comparison.Answer);

    /// <summary>The cards of one list, in which the names tell tools of one name apart on whichever cards they stand.</summary>
    public static IReadOnlyList<ComparisonCard> ListOf(IEnumerable<Comparison> comparisons)
    {
        var cards = comparisons.Select(Of).ToList();
        var names = DistinctNames.BySlug(cards.SelectMany(card => card.Tools).Select(tool => (tool.Slug, tool.Identity)));
        return cards.ConvertAll(card => card with { Names = [.. card.Tools.Select(tool => names[tool.Slug])] });
    }
}
