using System.Buffers.Binary;

namespace ToolVerdicts.Importing;

/// <summary>The effects of an apply, before or after it was done.</summary>
/// <param name="Outcome">The outcome; without a revision there is nothing to do, or a file has a fault.</param>
/// <param name="Number">Eight digits that are other digits for another plan; 0 for an import.</param>
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
    /// <summary>The questions for which captured pages are held, afterwards.</summary>
    public IReadOnlyList<HeldQuestion> Held { get; init; } = [];
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
        var plan = store.InTransaction(
            () =>
            {
                var start = PlanStart.Of(store, now);
                var outcome = new ContentApply(store, content, files, captures, today).Run(note, now);
                var number = NumberOf(start.LastRevision, outcome, files);
                // Without a revision, pages that are held from now on are all that an apply does.
                var isExpected = expected is null || expected == number
                    || (outcome.Revision is null && outcome.Held.All(page => store.IsHeld(page.Sha256)));
                if (outcome.Faults.Count == 0)
                    outcome = store.Hold(outcome, now);
                return Since(store, start, outcome, number, content.Criteria) with { IsExpected = isExpected };
            },
            plan => plan.Outcome.Revision is not null && plan.IsExpected);
        // Pages are held also where nothing else is to be done.
        if (plan is { IsExpected: true, Outcome: { Revision: null, Faults.Count: 0, Held.Count: > 0 } })
            return plan with { Outcome = store.InTransaction(() => store.Hold(plan.Outcome, now), held => held.Faults.Count == 0) };
        return plan;
    }

    /// <summary>The effects of the imports since a start.</summary>
    /// <param name="applied">What was applied before them; null for nothing.</param>
    public static ContentPlan OfImport(DbConnection store, PlanStart start, ApplyOutcome? applied = null)
    {
        var last = store.FindLastRevision().Id;
        var outcome = applied ?? new ApplyOutcome(Revision: null, [], []);
        return Since(store, start, outcome with { Revision = last > start.LastRevision ? last : null }, number: 0);
    }

    /// <param name="criteria">The criteria of the folder, for their labels; null for those that were applied.</param>
    private static ContentPlan Since(
        DbConnection store, PlanStart start, ApplyOutcome outcome, long number, IReadOnlyList<Criterion>? criteria = null)
    {
        var plan = new ContentPlan(outcome, number) { Held = outcome.Faults.Count > 0 ? [] : store.ListHeldQuestions() };
        return outcome.Revision is null ? plan : plan with
        {
            Changes = ListedChange.WithLabels(Summed(store.ListChangesAfter(start.LastRevision)), criteria ?? store.ListAppliedCriteria()),
            Ranks = store.ListRankTurns(start.LastRevision),
            IssueBefore = start.Issue,
            IssueAfter = store.Draft(start.Week, start.Now).Summary,
        };
    }

    // Several revisions can turn one fact several times, and what they add to a new tool belongs to it.
    private static List<ListedChange> Summed(IReadOnlyList<ListedChange> changes)
    {
        if (changes.All(change => change.RevisionId == changes[0].RevisionId))
            return [.. changes];
        var added = changes.Where(change => change.Fact == ChangedFact.Added).Select(change => change.Slug).ToHashSet();
        return changes.Where(change => change.Fact == ChangedFact.Added || !added.Contains(change.Slug))
            .GroupBy(change => (change.Slug, change.Fact, change.Criterion, change.TextDigest))
            .Select(turns => turns.Last() with
            {
                Before = turns.First().Before, BeforeContested = turns.First().BeforeContested, BeforeVerdict = turns.First().BeforeVerdict,
            })
            .Where(turn => turn.Fact == ChangedFact.Added
                || (turn.Before, turn.BeforeContested) != (turn.After, turn.AfterContested)).ToList();
    }

    /// <summary>Publishes the applied files whose day has come, in one transaction and as one revision.</summary>
    /// <param name="store">A writable connection.</param>
    /// <param name="content">The applied files, parsed.</param>
    public static ApplyOutcome PublishDue(DbConnection store, SiteContent content, DateTimeOffset now) => store.InTransaction(
        () => new ContentApply(store, content, store.ListAppliedFiles(), [], DateOnly.FromDateTime(now.UtcDateTime))
            .Run(new RevisionNote(Author: null, "Published on its day"), now),
        outcome => outcome.Revision is not null);

    // The same files and captured pages on the same revision make the same plan.
    private static long NumberOf(long lastRevision, ApplyOutcome outcome, IReadOnlyList<FolderFile> files)
    {
        var texts = files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        var changed = outcome.ChangedFiles.Select(path => $"{path}\n{texts.GetValueOrDefault(path)}");
        var pages = outcome.TakenPages.Concat(outcome.Held).Select(page => $"\0\0{page.Mark}");
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{lastRevision}\n{string.Join('\0', changed)}{string.Concat(pages)}"));
        return FirstNumber + BinaryPrimitives.ReadUInt32BigEndian(digest) % Numbers;
    }
}
