namespace ToolVerdicts.Facts;

/// <summary>The changes that one revision made to one tool.</summary>
/// <param name="Source">The source of the revision in words.</param>
/// <param name="CaptureId"><inheritdoc cref="ListedChange.CaptureId"/></param>
/// <param name="IsNew">True when the tool is new.</param>
/// <param name="NowStated">The facts that became known.</param>
/// <param name="Turns">The other changes, the latest first.</param>
public sealed record RevisionChanges(
    string Source, long? CaptureId, bool IsNew, IReadOnlyList<string> NowStated, IReadOnlyList<ListedChange> Turns)
{
    /// <summary>The facts that became known, on one line; null when there are none.</summary>
    public string? NowStatedLine => NowStated.Count == 0 ? null : $"Now stated: {string.Join(", ", NowStated)}";

    /// <param name="changes">Changes of one tool in one revision, the latest first.</param>
    public static RevisionChanges Of(IReadOnlyList<ListedChange> changes) => new(
        changes[0].Source,
        changes[0].CaptureId,
        changes.Any(change => change.Fact == ChangedFact.Added),
        changes.Where(change => change.IsFirstStated).Select(change => change.Label).Distinct().Reverse().ToList(),
        changes.Where(change => change.Fact != ChangedFact.Added && !change.IsFirstStated).ToList());
}
