namespace ToolVerdicts.Facts;

/// <summary>The changes of one tool on one day.</summary>
/// <param name="Name">The tool's name.</param>
/// <param name="IsNew">True when the tool is new.</param>
/// <param name="NowStated">The facts that became known.</param>
/// <param name="Turns">The other changes, the latest first.</param>
public sealed record ToolChanges(Slug Slug, string Name, bool IsNew, IReadOnlyList<string> NowStated, IReadOnlyList<ListedChange> Turns)
{
    /// <summary>The facts that became known, on one line; null when there are none.</summary>
    public string? NowStatedLine => NowStated.Count == 0 ? null : $"Now stated: {string.Join(", ", NowStated)}";

    /// <param name="changes">Changes of one tool, the latest first.</param>
    public static ToolChanges Of(IReadOnlyList<ListedChange> changes) => new(
        changes[0].Slug,
        changes[0].Name,
        changes.Any(change => change.Fact == ChangedFact.Added),
        changes.Where(change => change.IsFirstStated).Select(change => change.Label).Distinct().Reverse().ToList(),
        changes.Where(change => change.Fact != ChangedFact.Added && !change.IsFirstStated).ToList());
}
