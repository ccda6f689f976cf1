namespace ToolVerdicts.Comparisons;

/// <summary>One or two sentences on who is ahead in a comparison, and by what, parted where the name of the tool that is ahead
/// stands.</summary>
/// <param name="Before">The words before the name; the whole answer when no tool is ahead.</param>
/// <param name="Ahead">The name of the tool that is ahead; empty when none is.</param>
/// <param name="After">The words behind the name.</param>
public sealed record Answer(string Before, string Ahead = "", string After = "")
{
    /// <summary>The most words of an answer, in which each name counts as one.</summary>
    public const int MostWords = 30;

    /// <summary>Means of scores that lie no farther apart are level.</summary>
    public const int LevelPoints = 2;

    public string Text => Before + Ahead + After;

    /// <summary>The answer to a comparison: the first two sentences that apply. The order of the tools has no influence on it.</summary>
    /// <param name="tools">The tools, from left to right.</param>
    /// <param name="rows">The fixed rows of their table (<see cref="DecisionTable"/>).</param>
    /// <param name="scorecard">Their reviews, reviewer by reviewer.</param>
    /// <param name="criteria">Criteria that are known on all sides and differ, the most telling first; null for none. They are listed only
    /// when fewer than two sentences come before theirs.</param>
    public static Answer Of(
        IReadOnlyList<Tool> tools, IReadOnlyList<DecisionRow> rows, IReadOnlyList<ScorecardRow> scorecard,
        IEnumerable<CriterionRow>? criteria = null)
    {
        var sides = ComparedSide.Of(tools, rows);
        return SentencesOn(sides, scorecard, criteria ?? []).OfType<Answer>().Take(2).ToList() switch
        {
            [] => FactAnswers.None(sides, rows),
            [var first, var second] when first.CountWords(sides) + second.CountWords(sides) <= MostWords => first.Then(second),
            [var first, ..] => first,
        };
    }

    private static IEnumerable<Answer?> SentencesOn(
        IReadOnlyList<ComparedSide> sides, IReadOnlyList<ScorecardRow> scorecard, IEnumerable<CriterionRow> criteria)
    {
        var panel = new PanelAnswer(sides, scorecard);
        yield return panel.Verdicts();
        yield return panel.Scores();
        yield return panel.Level();
        yield return VoteAnswer.Of(sides, panel.Favourite);
        yield return FactAnswers.OnPrices(sides);
        foreach (var sentence in FactAnswers.OnCriteria(sides, criteria))
            yield return sentence;
        yield return panel.Counts();
        yield return panel.KnownVerdicts();
    }

    // Of two answers only the first names a tool that is ahead.
    private Answer Then(Answer next) =>
        Ahead.Length > 0 ? this with { After = $"{After} {next.Text}" } : next with { Before = $"{Text} {next.Before}" };

    private int CountWords(IReadOnlyList<ComparedSide> sides) => sides.OrderByDescending(side => side.Name.Length)
        .Aggregate(Text, (text, side) => text.Replace(side.Name, "X", StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
