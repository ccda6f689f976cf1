namespace ToolVerdicts.Facts;

/// <summary>The outcome of <see cref="Standing"/> for one fact.</summary>
/// <param name="Value">The value that stands; the default value when the fact is contested.</param>
/// <param name="Seen">The latest day on which a source showed it; null is "not known".</param>
/// <param name="IsContested">True when statements of equal standing differ, so that no value stands.</param>
/// <param name="Statements">The statements of the standing value, the first to choose from first; of a contested fact those that
/// differ.</param>
/// <param name="Questions">Later statements that contradict an editor's file.</param>
public sealed record Chosen<T>(
    T? Value, DateOnly? Seen, bool IsContested, IReadOnlyList<Statement<T>> Statements, IReadOnlyList<Statement<T>> Questions)
{
    /// <summary>Statements that contradict an editor's file without a day, and came in one revision with it: which of them the editor knew
    /// cannot be told. They ask nothing, but answers to them count.</summary>
    public IReadOnlyList<Statement<T>> Beside { get; init; } = [];
}
