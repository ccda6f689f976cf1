namespace ToolVerdicts.Importing;

/// <summary>
/// Takes the content folder in, as one revision: what files say becomes statements, and what a file says no longer ends. Runs in a
/// transaction that the caller opens, and takes back where nothing changed or a file has a fault.
/// </summary>
/// <param name="store">A writable connection to a migrated store.</param>
/// <param name="content">The parsed files.</param>
/// <param name="files">The files themselves, which the revision keeps.</param>
/// <param name="captures">The folder's captured pages.</param>
/// <param name="today">The day by which files with a date are published.</param>
/// <param name="slugs">The addresses of tools that only captures know, by <see cref="ToolIdentity.Key"/>; null to assign them.</param>
internal sealed class ContentApply(
    DbConnection store, SiteContent content, IReadOnlyList<FolderFile> files, IReadOnlyList<FolderCapture> captures, DateOnly today,
    IReadOnlyDictionary<string, Slug>? slugs = null)
{
    private const string ToolsFolder = "tools/";

    private readonly List<ContentFault> _faults = [];
    private readonly List<string> _warnings = [];

    /// <summary>Applies the folder.</summary>
    /// <param name="recordedAt">The time. An earlier one than that of the last revision is replaced by that.</param>
    /// <param name="revision">The number of the revision; null for the next one.</param>
    public ApplyOutcome Run(RevisionNote note, DateTimeOffset recordedAt, long? revision = null)
    {
        var last = store.FindLastRevision();
        var writes = new RevisionWrites(store, revision ?? last.Id + 1, isSpellingNews: true);
        var recorded = recordedAt < last.RecordedAt ? last.RecordedAt.Value : recordedAt;
        store.AddRevision(writes.Revision, recorded, note);
        var changed = SaveFiles(writes.Revision);
        var hasContent = changed.Exists(path => !path.StartsWith(ToolsFolder, StringComparison.Ordinal));
        foreach (var lens in content.Lenses)
            hasContent |= store.SaveLens(lens);
        var decisions = new ToolDecisions(store, writes, isFirst: last.Id == 0);
        var hasFacts = decisions.Follow(content.Decisions, isComplete: false);
        var published = content.Tools.Where(IsPublished).ToList();
        var late = published.FindAll(IsLeftToCaptures);
        var tools = FindOrAdd(published.Except(late), writes);
        var (proofs, texts) = (new FileProofs(store, _faults), new FileTexts(store, _faults));
        foreach (var (file, id) in tools)
            hasFacts |= SaveIdentities(file, id);
        if (_faults.Count == 0)
            hasFacts |= TakeCaptures(writes, recorded);
        hasFacts |= decisions.Follow(content.Decisions, isComplete: true);
        _warnings.AddRange(decisions.Warnings);
        var added = FindOrAdd(late, writes);
        foreach (var (file, id) in added)
            hasFacts |= SaveIdentities(file, id);
        tools.AddRange(added);
        foreach (var (file, id) in tools)
            hasFacts |= SaveAddresses(file, id) | Save(file, id, proofs, texts, writes);
        _warnings.AddRange(ListLostFiles());
        if (_faults.Count > 0)
            return new ApplyOutcome(null, [.. _faults.OrderBy(fault => fault.Path, StringComparer.Ordinal)], _warnings);
        hasFacts |= store.SaveDecisions(content.Decisions.OfType<AnsweredQuestion>().ToList(), writes, _warnings);
        writes.WriteChanges();
        if (hasContent)
            store.AddChange(writes.Revision, toolId: null, new FactChange(ChangedFact.Content, ReviewId: null, Before: null, After: null));
        return changed.Count > 0 || hasFacts
            ? new ApplyOutcome(writes.Revision, [], _warnings) { ChangedFiles = changed }
            : new ApplyOutcome(null, [], _warnings);
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

    // The captures of the folder add a tool of which its file does not say under which name and tagline they know it.
    private bool IsLeftToCaptures(ToolFile file) =>
        captures.Count > 0 && file.Identity is null && store.FindToolIdAsync(file.Slug).GetAwaiter().GetResult() is null;

    private List<(ToolFile File, long Id)> FindOrAdd(IEnumerable<ToolFile> files, RevisionWrites writes) => files
        .Select(file => (File: file, Id: FindOrAdd(file, writes))).Where(tool => tool.Id is not null)
        .Select(tool => (tool.File, tool.Id!.Value)).ToList();

    /// <returns>Null after a fault.</returns>
    private long? FindOrAdd(ToolFile file, RevisionWrites writes)
    {
        if (store.FindMovedAsync([file.Slug]).GetAwaiter().GetResult().TryGetValue(file.Slug, out var today))
        {
            Fault(file, 1, 1, $"{file.Slug} is a former address of {today}; move what this file says to tools/{today}.md");
            return null;
        }

        if (store.FindToolIdAsync(file.Slug).GetAwaiter().GetResult() is { } known)
        {
            writes.Touch(known);
            return known;
        }

        if (file.Identity is not { } identity)
        {
            Fault(file, 1, 1, $"{file.Slug} is a new tool, and a new tool needs a name and a tagline");
            return null;
        }

        if (store.FindTool(identity) is { } other)
        {
            Fault(file, 1, 1, $"the tool {store.ListSlugs([other])[0]} has this name and this tagline");
            return null;
        }

        var id = store.AddTool(file.Slug, identity);
        writes.Touch(id);
        return id;
    }

    private bool Save(ToolFile file, long id, FileProofs proofs, FileTexts texts, RevisionWrites writes)
    {
        List<StoredFact> facts = [.. file.Facts.Select(fact => proofs.Resolve(file.Path, fact)).OfType<StoredFact>()];
        var reviews = file.Reviews.Select(review => texts.Resolve(file, id, review)).OfType<StoredReview>().ToList();
        if (reviews.GroupBy(review => review.ReviewId).FirstOrDefault(text => text.Skip(1).Any()) is { } twice)
            Fault(file, 1, 1, $"the reviews by {string.Join(" and ", twice.Select(review => review.Reviewer))} have one text");
        if (_faults.Count > 0)
            return false;
        var hasFacts = store.SaveFacts(id, facts, writes.Revision) | store.SaveReviews(id, reviews, writes.Revision);
        if (!store.IsNamed(id))
            Fault(file, 1, 1, $"no capture knows {file.Slug}, so that its file needs a name and a tagline");
        else if (hasFacts)
            writes.Settle(id, isSource: true);
        return hasFacts;
    }

    private bool TakeCaptures(RevisionWrites writes, DateTimeOffset recordedAt)
    {
        var importer = new Importer(store, TimeProvider.System);
        // Read twice, so that the addresses of all new tools are assigned together.
        var addresses = slugs
            ?? SlugAssignment.Assign([.. captures.SelectMany(capture => Read(capture, ListNewTools) ?? [])], store.IsSlugTaken);
        return captures.Count(capture => Read(capture, file =>
            _faults.Count == 0 && importer.TakeIn(writes, file, capture, addresses, recordedAt))) > 0;
    }

    private List<ToolIdentity> ListNewTools(CaptureFile file) => store.FindCapture(file.Sha256) is not null ? []
        : CaptureParser.Parse(file).Tools.Select(tool => tool.Identity).Where(tool => store.FindTool(tool) is null).ToList();

    /// <returns>The default value after a fault.</returns>
    private T? Read<T>(FolderCapture capture, Func<CaptureFile, T> use)
    {
        try
        {
            return use(capture.Read());
        }
        catch (Exception fault) when (fault is CaptureRefusedException or IOException or UnauthorizedAccessException)
        {
            _faults.Add(new ContentFault(capture.Path, 1, 1, fault.Message.TrimEnd('.')));
            return default;
        }
    }

    // Addresses that the file no longer lists lead on: a link that was given out is never taken back.
    private bool SaveAddresses(ToolFile file, long id)
    {
        var added = file.Addresses.Where(slug => !store.IsFormerOf(slug, id)).ToList();
        foreach (var slug in added)
        {
            if (store.IsSlugTaken(slug))
                Fault(file, 1, 1, $"{slug} is or was the address of another tool");
            else
                store.AddFormerAddress(slug, id);
        }

        return added.Count > 0;
    }

    private bool SaveIdentities(ToolFile file, long id)
    {
        var taken = file.Identities.FirstOrDefault(identity => store.FindTool(identity) is { } other && other != id);
        if (taken != default)
        {
            var slug = store.ListSlugs([store.FindTool(taken)!.Value])[0];
            Fault(file, 1, 1, $"captures know the tool {slug} as {Excerpt.Of(taken.Name)} with the tagline {Excerpt.Of(taken.Tagline)}; "
                + $"to make one tool of two, use merge {slug} {file.Slug}");
            return false;
        }

        return store.SaveIdentities(id, file.Identities.Select(identity => Wording.Digest(identity.Key)).ToHashSet());
    }

    private void Fault(ToolFile file, long line, long column, string sentence) =>
        _faults.Add(new ContentFault(file.Path, line, column, sentence));
}
