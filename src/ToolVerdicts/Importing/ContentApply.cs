namespace ToolVerdicts.Importing;

/// <summary>
/// Takes the content folder in, as one revision: what files say becomes statements, and what a file says no longer ends. Runs in a
/// transaction that the caller opens, and takes back where nothing changed or a file has a fault.
/// </summary>
/// <param name="store">A writable connection to a migrated store.</param>
/// <param name="content">The parsed files, completed by <see cref="ShippedContent"/>.</param>
/// <param name="files">The folder's own files, which the revision keeps.</param>
/// <param name="captures">The folder's captured pages.</param>
/// <param name="today">The day by which files with a date are published.</param>
/// <param name="replayed">What a replay knows of the revision; null for a new one.</param>
internal sealed class ContentApply(
    DbConnection store, SiteContent content, IReadOnlyList<FolderFile> files, IReadOnlyList<FolderCapture> captures, DateOnly today,
    ReplayedApply? replayed = null)
{
    private const string ToolsFolder = $"{ContentPlace.Tools}/";

    private readonly List<ContentFault> _faults = [];
    private readonly List<string> _warnings = [];

    /// <summary>Applies the folder.</summary>
    /// <param name="recordedAt">The time. An earlier one than that of the last revision is replaced by that.</param>
    /// <param name="revision">The number of the revision; null for the next one.</param>
    public ApplyOutcome Run(RevisionNote note, DateTimeOffset recordedAt, long? revision = null)
    {
        var criteria = new CriteriaChanges(store, content);
        if (replayed is null)
            _faults.AddRange(criteria.ListFaults());
        _warnings.AddRange(criteria.ListWarnings());
        var intake = new CaptureIntake(store, captures, replayed?.Slugs, content.Criteria, today, _faults, _warnings);
        var answers = content.Decisions.OfType<AnsweredQuestion>().ToList();
        var last = store.FindLastRevision();
        var writes = new RevisionWrites(store, revision ?? last.Id + 1, isSpellingNews: true) { HiddenCriteria = criteria.Hidden };
        var recorded = recordedAt < last.RecordedAt ? last.RecordedAt.Value : recordedAt;
        store.AddRevision(writes.Revision, recorded, note);
        var changed = SaveFiles(writes.Revision);
        if (changed.Contains(ContentPlace.Criteria))
            new ListedValueWrites(store).Complete();
        var hasContent = changed.Exists(path => !path.StartsWith(ToolsFolder, StringComparison.Ordinal));
        var own = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        // A shipped lens is a reviewer of the site once a review names it.
        foreach (var lens in content.Lenses.Where(lens => own.Contains(ContentPlace.PathOf(lens))))
            hasContent |= store.SaveLens(lens);
        var removals = new RemovalDecisions(store, writes, DateOnly.FromDateTime(recorded.UtcDateTime), _warnings);
        var decisions = new ToolDecisions(store, writes, isFirst: last.Id == 0);
        var rows = new FileTools(store, writes, changed, replayed?.Erased, _faults, _warnings);
        rows.AddErased(content.Decisions);
        var hasFacts = note.Undoes is { } undone
            ? TakeBack(new UndoWrites(store, writes, undone), changed)
            : decisions.Follow(content.Decisions, isComplete: false) | removals.Follow(content.Decisions);
        // An undo leaves alone what the files say that it does not write back.
        var published = content.Tools
            .Where(file => IsPublished(file) && (note.Undoes is null || changed.Contains(file.Path) || criteria.Affects(file))).ToList();
        var late = published.FindAll(file => captures.Count > 0 && rows.IsLeftToCaptures(file));
        var tools = rows.FindOrAdd(published.Except(late));
        foreach (var file in content.Tools.Except(published))
            hasFacts |= note.Undoes is null && Withdraw(file, writes);
        var names = new FileNames(store, _faults);
        var (proofs, texts) = (
            new FileProofs(store, _faults, removals.Erased.Pages, isLenient: replayed?.Erased is not null),
            new FileTexts(store, _faults, replayed?.Erased));
        foreach (var (file, id) in tools)
            hasFacts |= names.SaveIdentities(file, id);
        foreach (var kept in replayed?.Kept ?? [])
            store.TakeIn(kept, writes, replayed!.Slugs);
        if (_faults.Count == 0 && note.Undoes is null)
        {
            hasFacts |= intake.TakeIn(writes, recorded, answers) | decisions.Follow(content.Decisions, isComplete: true);
            _warnings.AddRange(decisions.Warnings);
        }

        var added = rows.FindOrAdd(late);
        foreach (var (file, id) in added)
            hasFacts |= names.SaveIdentities(file, id);
        tools.AddRange(added);
        foreach (var (file, id) in tools)
            hasFacts |= names.SaveAddresses(file, id) | Save(file, id, proofs, texts, writes);
        // In a replay without an erased page, a tool has no name where it had that of the page.
        foreach (var (file, id) in tools.Where(tool => replayed?.Erased is null && tool.File.IsNameless && !store.IsStated(tool.Id)))
            rows.TellNameless(file, id, isEdited: note.Undoes is null && changed.Contains(file.Path));
        if (note.Undoes is null)
            _warnings.AddRange(ListLostFiles().Concat(ListUnknownTools()));
        if (_faults.Count > 0)
            return Refused();
        if (note.Undoes is null)
        {
            var categories = new CategoryWarnings(store, content);
            _warnings.AddRange(categories.OfValues(tools).Concat(own.Contains(ContentPlace.Criteria) ? categories.OfCriteria() : []));
        }

        if (changed.Contains(ContentPlace.Criteria))
            new CriteriaSettlement(store, writes).Run();
        // An exported folder has answers that another store took, and an undo gives those again that there were.
        var isJudged = replayed is null && note.Undoes is null && last.Id > 0;
        hasFacts |= store.SaveDecisions(answers, intake, writes, isJudged ? content.Criteria : null, _faults, _warnings);
        if (_faults.Count > 0)
            return Refused();
        writes.WriteChanges();
        removals.Finish();
        var unasked = note.Undoes is null ? [] : AskAgain(changed, writes.Revision, recorded);
        if (hasContent)
            store.AddChange(writes.Revision, toolId: null, new FactChange(ChangedFact.Content, ReviewId: null, Before: null, After: null));
        return changed.Count > 0 || hasFacts
            ? new ApplyOutcome(writes.Revision, [], _warnings)
            {
                ChangedFiles = changed, TakenPages = intake.TakenIn, Held = intake.Held, Erased = removals.Erased, Unasked = unasked,
            }
            : new ApplyOutcome(null, [], _warnings) { Held = intake.Held };
    }

    // A draft withdraws the statements of its file, also those that were published before.
    private bool Withdraw(ToolFile file, RevisionWrites writes)
    {
        if (store.FindRow(file.Slug) is not { } id)
            return false;
        writes.Touch(id);
        var hasFacts = store.SaveFacts(id, [], writes.Revision) | store.SaveReviews(id, [], writes.Revision);
        if (hasFacts)
            writes.Settle(id, isSource: true);
        return hasFacts;
    }

    private bool TakeBack(UndoWrites undo, List<string> changed)
    {
        var published = content.Tools.Where(IsPublished).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var hasFacts = undo.TakeBackPages();
        foreach (var path in changed.Where(path => path.StartsWith(ToolsFolder, StringComparison.Ordinal) && !published.Contains(path)))
            hasFacts |= undo.TakeBackFile(Slug.Parse(Path.GetFileNameWithoutExtension(path)));
        foreach (var path in changed.Where(path => path.StartsWith($"{ContentPlace.Reviewers}/", StringComparison.Ordinal)))
        {
            var key = Path.GetFileNameWithoutExtension(path);
            if (!content.Lenses.Any(lens => lens.Key == key))
                store.SaveLens(new Lens(key, Reviewer.Named(key).Name, Order: null));
        }

        return hasFacts;
    }

    private IReadOnlyList<string> AskAgain(List<string> changed, long revision, DateTimeOffset now)
    {
        var edited = changed.Where(path => path.StartsWith(ToolsFolder, StringComparison.Ordinal))
            .Select(path => Slug.Parse(Path.GetFileNameWithoutExtension(path)))
            .Select(slug => (Id: store.FindRow(slug), content.Tools.FirstOrDefault(file => file.Slug == slug)?.Identities))
            .Where(tool => tool.Id is not null).ToDictionary(tool => tool.Id!.Value, tool => tool.Identities ?? []);
        return new UndoneAnswers(store, revision).AskAgain(edited, now);
    }

    private bool IsPublished(ToolFile file) => !file.IsDraft && !(file.Date > today);

    private List<string> SaveFiles(long revision)
    {
        var stored = store.ListAppliedFiles().ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        var changed = files.Where(file => stored.GetValueOrDefault(file.Path) != file.Text).ToList();
        foreach (var file in changed)
            store.AddFile(file.Path, file.Text, revision);
        var present = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var gone = stored.Keys.Where(path => !present.Contains(path)).Order(StringComparer.Ordinal).ToList();
        foreach (var path in gone)
            store.AddFile(path, content: null, revision);
        return [.. changed.Select(file => file.Path), .. gone];
    }

    // A tool ends by a decision alone, so that a lost file takes nothing off the site.
    private IEnumerable<string> ListLostFiles()
    {
        var present = content.Tools.Select(file => file.Slug).ToHashSet();
        return store.ListToolsOfFiles().Where(slug => !present.Contains(slug))
            .Select(slug => $"{ToolsFolder}{slug}.md is gone; what it said stays");
    }

    private IEnumerable<string> ListUnknownTools() => content.Articles.SelectMany(article => article.Tools
        .Where(slug => store.FindToolIdAsync(store.FindTodayAsync(slug).GetAwaiter().GetResult()).GetAwaiter().GetResult() is null)
        .Select(slug => $"the article {article.Slug} is about {slug}, which is no tool of the site"));

    private bool Save(ToolFile file, long id, FileProofs proofs, FileTexts texts, RevisionWrites writes)
    {
        List<StoredFact> facts = [.. file.Facts.Select(fact => proofs.Resolve(file.Path, fact)).OfType<StoredFact>()];
        var reviews = file.Reviews.Select(review => texts.Resolve(file, id, review)).OfType<StoredReview>().ToList();
        if (reviews.GroupBy(review => review.ReviewId).FirstOrDefault(text => text.Skip(1).Any()) is { } twice)
            Fault(file, 1, 1, $"the reviews by {string.Join(" and ", twice.Select(review => review.Reviewer))} have one text");
        if (_faults.Count > 0)
            return false;
        var hasFacts = store.SaveFacts(id, facts, writes.Revision) | store.SaveReviews(id, reviews, writes.Revision);
        if (hasFacts)
            writes.Settle(id, isSource: true);
        return hasFacts;
    }

    private ApplyOutcome Refused() => new(null, [.. _faults.OrderBy(fault => fault.Path, StringComparer.Ordinal)], _warnings);

    private void Fault(ToolFile file, long line, long column, string sentence) =>
        _faults.Add(new ContentFault(file.Path, line, column, sentence));
}
