using System.Buffers.Binary;

namespace ToolVerdicts.Importing;

/// <summary>The effects of an apply, before or after it was done.</summary>
/// <param name="Outcome">The outcome; without a revision there is nothing to do, or a file has a fault.</param>
/// <param name="Number">Eight digits that are other digits for another plan.</param>
public sealed record ContentPlan(ApplyOutcome Outcome, long Number)
{
    private const uint Numbers = 90_000_000;
    private const uint FirstNumber = 10_000_000;

    /// <summary>The changes by tool.</summary>
    public IReadOnlyList<ListedChange> Changes { get; init; } = [];
    /// <summary>The tools whose place in their category moves.</summary>
    public IReadOnlyList<RankTurn> Ranks { get; init; } = [];
    /// <summary>The next weekly issue without the revision, in words.</summary>
    public string IssueBefore { get; init; } = "";
    /// <summary>The next weekly issue with the revision, in words.</summary>
    public string IssueAfter { get; init; } = "";
    /// <summary>False when another plan was asked for, so that nothing was written.</summary>
    public bool IsExpected { get; init; } = true;

    /// <summary>Applies the content folder to a store, in one transaction.</summary>
    /// <param name="store">A writable connection. For a plan that is only to be shown, that of a copy.</param>
    /// <param name="content">The parsed files.</param>
    /// <param name="files">The files themselves.</param>
    /// <param name="captures">The folder's captured pages.</param>
    /// <param name="expected">The number of the plan to apply; null for any.</param>
    public static ContentPlan Apply(
        DbConnection store, SiteContent content, IReadOnlyList<FolderFile> files, IReadOnlyList<FolderCapture> captures, RevisionNote note,
        DateTimeOffset now, long? expected = null)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return store.InTransaction(
            () =>
            {
                var week = IssueWeek.Of(now);
                var (last, before) = (store.FindLastRevision().Id, store.Draft(week, now).Summary);
                var outcome = new ContentApply(store, content, files, captures, today).Run(note, now);
                var number = NumberOf(last, outcome, files);
                return outcome.Revision is not { } revision ? new ContentPlan(outcome, number) : new ContentPlan(outcome, number)
                {
                    Changes = ListedChange.WithLabels(store.ListChangesOfRevision(revision), content.Criteria),
                    Ranks = store.ListRankTurns(revision),
                    IssueBefore = before,
                    IssueAfter = store.Draft(week, now).Summary,
                    IsExpected = expected is null || expected == number,
                };
            },
            plan => plan.Outcome.Revision is not null && plan.IsExpected);
    }

    // The same files on the same revision make the same plan.
    private static long NumberOf(long lastRevision, ApplyOutcome outcome, IReadOnlyList<FolderFile> files)
    {
        var texts = files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        var changed = outcome.ChangedFiles.Select(path => $"{path}\n{texts.GetValueOrDefault(path)}");
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{lastRevision}\n{string.Join('\0', changed)}"));
        return FirstNumber + BinaryPrimitives.ReadUInt32BigEndian(digest) % Numbers;
    }
}
