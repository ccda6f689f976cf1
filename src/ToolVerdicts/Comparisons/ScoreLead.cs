namespace ToolVerdicts.Comparisons;

/// <summary>The highest of the scores in a row, and its lead.</summary>
/// <param name="Side">The column of the highest score; null when several share it, or when fewer than two are known.</param>
/// <param name="Gap">The distance between two scores; zero unless exactly two tools are compared and both are known.</param>
public readonly record struct ScoreLead(int? Side, long Gap)
{
    /// <param name="scores">The score of each tool, from left to right; null where it is not known.</param>
    public static ScoreLead Of(IReadOnlyList<long?> scores)
    {
        var known = scores.OfType<long>().OrderDescending().ToList();
        if (known.Count < 2 || known[0] == known[1])
            return default;
        return new ScoreLead(scores.ToList().IndexOf(known[0]), scores.Count == 2 ? known[0] - known[1] : 0);
    }
}
