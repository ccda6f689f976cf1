namespace ToolVerdicts.Facts;

/// <summary>All that sources state of one to four tools at a moment.</summary>
/// <param name="Captures">Every capture that shows one of the tools, in the order of import.</param>
/// <param name="Tools">What the captures state of the tools.</param>
/// <param name="Files">What editors' files state of them.</param>
/// <param name="Reviews">What captures and files state of the reviews.</param>
/// <param name="Decisions">The decisions of editors by the number of the question.</param>
/// <param name="Criteria">The criteria at the time; empty where no source states one.</param>
public sealed record SourceStatements(
    IReadOnlyList<CaptureSource> Captures,
    IReadOnlyList<ToolStatement> Tools,
    IReadOnlyList<FileStatement> Files,
    IReadOnlyList<ReviewStatement> Reviews,
    IReadOnlyDictionary<long, string> Decisions,
    IReadOnlyList<Criterion> Criteria)
{
    public static SourceStatements None { get; } = new([], [], [], [], new Dictionary<long, string>(), []);

    /// <summary>The same without what is stated of the other tools' facts.</summary>
    public SourceStatements Of(long toolId) => this with
    {
        Tools = [.. Tools.Where(statement => statement.ToolId == toolId)],
        Files = [.. Files.Where(statement => statement.ToolId == toolId)],
    };
}
