namespace ToolVerdicts.Web.Endpoints;

/// <summary>
/// Changes as entries of a feed. An entry's id is made of the revision, the tool, the fact, the criterion and the review's text: those
/// stay, while rows can be written anew and the reviewer of a text can become known later.
/// </summary>
internal static class ChangeEntries
{
    // Of a digest, enough to tell the reviews of one tool apart.
    private const int DigestLength = 12;

    /// <param name="changes">The latest first.</param>
    public static IEnumerable<AtomEntry> Of(IEnumerable<ListedChange> changes) => changes
        .GroupBy(change => (change.RevisionId, change.Slug))
        .SelectMany(revision =>
        {
            var changes = RevisionChanges.Of([.. revision]);
            var any = revision.First();
            return revision.Where(change => !change.IsFirstStated).Select(Entry).Concat(changes.NowStatedLine is { } stated
                ? [Entry(any, "stated", $"{Wording.Isolated(any.Name)}: {Counted.Of(changes.NowStated.Count, "new fact")}", $"{stated}.")]
                : []);
        });

    private static AtomEntry Entry(ListedChange change)
    {
        var review = change.TextDigest is { } digest ? $"-{digest[..DigestLength]}" : "";
        var criterion = change.Criterion is { } key ? $"-{key}" : "";
        var fact = $"{change.Fact.ToString().ToLowerInvariant()}{criterion}{review}";
        return change.Fact == ChangedFact.Added
            ? Entry(change, fact, $"{Wording.Isolated(change.Name)}: new tool", $"{Wording.Isolated(change.Name)} is new.")
            : Entry(change, fact, $"{Wording.Isolated(change.Name)}: {change.Label}", Sentence(change));
    }

    private static AtomEntry Entry(ListedChange change, string fact, string title, string sentence) => new(
        $"/changes#{change.RevisionId}-{change.Slug}-{fact}",
        $"/tools/{change.Slug}/history",
        title,
        $"{sentence} Source: {change.Source}.",
        change.RecordedAt);

    private static string Sentence(ListedChange change) => change.AfterContested
        ? $"{change.Label} is contested: pages of equal standing disagree, so that no value stands. Before: {change.BeforeWords}."
        : $"{change.Label}: {change.Turn}.";
}
