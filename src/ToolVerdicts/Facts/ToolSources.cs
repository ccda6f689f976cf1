namespace ToolVerdicts.Facts;

/// <summary>Everything that sources state of one tool. At least one of them names it.</summary>
/// <param name="Answers">The decisions of editors where the sources contradict each other.</param>
/// <param name="Criteria">The criteria at the time.</param>
public sealed record ToolSources(
    IReadOnlyList<ToolStatement> Captures, IReadOnlyList<FileStatement> Files, Answers Answers, IReadOnlyList<Criterion> Criteria)
{
    /// <param name="decisions">Those of all tools.</param>
    public ToolSources(
        IReadOnlyList<ToolStatement> captures, IReadOnlyList<FileStatement> files, IReadOnlyDictionary<long, string> decisions,
        IReadOnlyList<Criterion> criteria)
        : this(captures, files, new Answers(captures.Count > 0 ? captures[0].Slug : files[0].Slug, decisions), criteria)
    {
    }
}
