namespace ToolVerdicts.Sheets;

/// <summary>A comparison in a list: its tools with their verdicts, and its answer.</summary>
/// <param name="Path">The path of its page.</param>
/// <param name="Names">The tools' names, from left to right (<see cref="DistinctNames"/>).</param>
public sealed record ComparisonCard(string Path, IReadOnlyList<Tool> Tools, IReadOnlyList<string> Names, Answer Answer)
{
    public static ComparisonCard Of(Comparison comparison) =>
        new(comparison.Address.Path, comparison.Tools, comparison.Names, comparison.Answer);
}
