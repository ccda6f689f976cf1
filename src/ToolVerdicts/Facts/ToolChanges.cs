namespace ToolVerdicts.Facts;

/// <summary>The changes of one tool on one day.</summary>
/// <param name="Name">The tool's name.</param>
/// <param name="Revisions">The changes by their revisions, the latest first.</param>
public sealed record ToolChanges(Slug Slug, string Name, IReadOnlyList<RevisionChanges> Revisions)
{
    /// <param name="changes">Changes of one tool, the latest first.</param>
    public static ToolChanges Of(IReadOnlyList<ListedChange> changes) => new(
        changes[0].Slug,
        changes[0].Name,
        changes.GroupBy(change => change.RevisionId).Select(revision => RevisionChanges.Of([.. revision])).ToList());
}
