namespace ToolVerdicts.Importing;

/// <summary>Imports captures, each in its own transaction.</summary>
/// <param name="store">A writable connection to a migrated store.</param>
/// <param name="time">Clock for the time of import.</param>
public sealed class Importer(DbConnection store, TimeProvider time)
{
    /// <summary>Imports files in the order of their names, so that the result does not depend on the order of
    /// <paramref name="paths"/>.</summary>
    /// <param name="paths">Files, not folders.</param>
    /// <param name="seen">The day on which the pages were seen; null for the date of each page.</param>
    /// <param name="progress">Called twice for each file.</param>
    /// <param name="rules">The rules by which pages are taken in; null for the usual ones.</param>
    public IEnumerable<ImportOutcome> Import(
        IEnumerable<string> paths, DateOnly? seen = null, Action? progress = null, ImportRules? rules = null) =>
        Import(paths.Select(path => new SeenPath(path, seen)), progress, rules);

    /// <inheritdoc cref="Import(IEnumerable{string}, DateOnly?, Action?, ImportRules?)"/>
    public IEnumerable<ImportOutcome> Import(IEnumerable<SeenPath> paths, Action? progress = null, ImportRules? rules = null)
    {
        foreach (var outcome in new ImportBatch(store, this, time, rules ?? ImportRules.Usual).Run(paths, progress))
            yield return outcome;
    }

    /// <summary>Imports one capture, as a revision of its own.</summary>
    /// <param name="slugs">Slugs for new tools by <see cref="ToolIdentity.Key"/>; a missing or taken one is replaced. An identity without
    /// one is the tool that the site shows under it, if there is one.</param>
    /// <param name="seen">The day on which the page was seen; null for the page's own date.</param>
    /// <param name="recordedAt">The time of the import. An earlier one than that of the last revision is replaced by that.</param>
    /// <param name="revision">The number of the revision; null for the next one.</param>
    /// <returns>Null when the store has the capture already, and knows of the day.</returns>
    /// <exception cref="CaptureRefusedException">The file is no capture.</exception>
    public ImportedCapture? Import(
        CaptureFile file, IReadOnlyDictionary<string, Slug> slugs, DateOnly? seen, DateTimeOffset recordedAt, long? revision = null)
    {
        // A file without a day of its own is not parsed again.
        if (seen is null && store.FindCapture(file.Sha256) is { } stored && store.IsTakenIn(stored, seen: null))
            return null;
        var capture = Parse(file, seen, recordedAt);
        var day = seen ?? capture.Seen;
        return store.InTransaction<ImportedCapture?>(() =>
        {
            // A newer version can have migrated the store meanwhile, to a schema with more facts than this version writes.
            Migrations.RequireKnown(store);
            store.RequireNotRemoved(file);
            // Another process can have imported the capture, or taken a slug, since the check outside the transaction.
            var known = store.FindCapture(file.Sha256);
            if (known is { } id && store.IsTakenIn(id, day))
                return null;
            var last = store.FindLastRevision();
            // A clock that was set back does not change the order of revisions.
            var recorded = recordedAt < last.RecordedAt ? last.RecordedAt.Value : recordedAt;
            return TakeIn(capture, file, slugs, new Sighting(known, day, revision ?? last.Id + 1, recorded));
        });
    }

    /// <summary>Takes a stored capture in, as the revision of its number. Runs in the transaction of the upgrade.</summary>
    /// <exception cref="CaptureRefusedException">The file is no capture.</exception>
    internal void TakeIn(long captureId, CaptureFile file, DateTimeOffset recordedAt)
    {
        var capture = CaptureParser.Parse(file);
        var recorded = recordedAt;
        if (store.FindLastRevision().RecordedAt is { } last && last > recordedAt)
        {
            recorded = last;
            store.SetImportTime(captureId, recorded);
        }

        var day = capture.Seen > DateOnly.FromDateTime(recorded.UtcDateTime) ? null : capture.Seen;
        TakeIn(capture, file, new Dictionary<string, Slug>(), new Sighting(captureId, day, captureId, recorded));
    }

    /// <summary>Parses a capture. A date of the page that cannot be right counts as not known, with a warning.</summary>
    /// <param name="seen">The day on which the page was seen; null for the page's own date.</param>
    /// <exception cref="CaptureRefusedException">The file is no capture.</exception>
    internal Capture Parse(CaptureFile file, DateOnly? seen, DateTimeOffset recordedAt)
    {
        var capture = CaptureParser.Parse(file).WithCriteria(store.ListAppliedCriteria());
        if (seen is not null || FindMisdating(capture, recordedAt) is not { } misdating)
            return capture;
        var warning = $"the page is dated {misdating}: its day counts as not known; if you know the day, import the page again with "
            + "--seen YYYY-MM-DD";
        return capture with { Seen = null, Warnings = [.. capture.Warnings, warning] };
    }

    private static string? FindMisdating(Capture capture, DateTimeOffset recordedAt) => capture.Misdating
        ?? (capture.Seen is { } day && day > DateOnly.FromDateTime(recordedAt.UtcDateTime)
            ? $"{day.ToStored()}, which is in the future"
            : null);

    /// <summary>Takes a capture in as a part of a revision.</summary>
    /// <param name="page">The page in its folder.</param>
    /// <returns>The page with its warnings; null when the store has the capture already, and knows of the day.</returns>
    /// <exception cref="CaptureRefusedException">The file is no capture.</exception>
    internal Capture? TakeIn(
        RevisionWrites writes, CaptureFile file, FolderCapture page, IReadOnlyDictionary<string, Slug> slugs, DateTimeOffset recordedAt)
    {
        var known = store.FindCapture(file.Sha256);
        if (known is { } stored && (page.IsUndated ? store.IsTakenInUndated(stored) : store.IsTakenIn(stored, page.Seen)))
            return null;
        var capture = CaptureParser.Parse(file);
        DateOnly? own = page.IsUndated || capture.Seen > DateOnly.FromDateTime(recordedAt.UtcDateTime) ? null : capture.Seen;
        var day = page.Seen ?? own;
        if (known is { } id && !page.IsUndated && store.IsTakenIn(id, day))
            return null;
        TakeIn(capture, file, slugs, new Sighting(known, day, writes.Revision, recordedAt), writes);
        if (day is not null || page.IsUndated || FindMisdating(capture, recordedAt) is not { } misdating)
            return capture;
        var warning = $"the page is dated {misdating}: its day counts as not known; if you know the day, put the page into "
            + "captures/YYYY-MM-DD";
        return capture with { Warnings = [.. capture.Warnings, warning] };
    }

    private ImportedCapture TakeIn(Capture capture, CaptureFile file, IReadOnlyDictionary<string, Slug> slugs, Sighting sighting)
    {
        store.AddRevision(sighting.Revision, sighting.RecordedAt);
        var writes = new RevisionWrites(store, sighting.Revision);
        var imported = TakeIn(capture, file, slugs, sighting, writes);
        writes.WriteChanges();
        return imported;
    }

    private ImportedCapture TakeIn(
        Capture capture, CaptureFile file, IReadOnlyDictionary<string, Slug> slugs, Sighting sighting, RevisionWrites writes)
    {
        store.RequireNotRemoved(capture.Tools.Select(tool => tool.Identity));
        var toolIds = capture.Tools.Select(tool => tool.Identity)
            .Select(tool => store.FindTool(tool) ?? store.Recognize(tool, slugs) ?? store.AddTool(FreeSlug(slugs, tool), tool)).ToList();
        foreach (var id in toolIds)
            writes.Touch(id);
        var address = AddressWrites.AddressOf(store.ListSlugs(toolIds));
        var captureId = sighting.CaptureId ?? store.AddCapture(file, capture, address, sighting.RecordedAt);
        store.Release(file.Sha256);
        if (store.IsErased(captureId))
            store.RestorePage(captureId, file, address);
        else if (IsOfOtherTools(captureId, toolIds))
            store.ForgetStatements(captureId, file, address);
        var isSeenAgain = store.HasStatements(captureId);
        store.AddSighting(captureId, sighting.Seen, writes.Revision);
        var losers = isSeenAgain ? [] : store.AddStatements(capture, captureId, toolIds, writes.Revision);
        var settled = Settle(capture, toolIds, losers, writes);
        return new ImportedCapture(
            capture, address, sighting.Seen, isSeenAgain, CapturedFacts.Of(capture, settled, store.ListAppliedCriteria()));
    }

    // A page that was withdrawn, and whose tools are other ones by now.
    private bool IsOfOtherTools(long captureId, List<long> toolIds) => store.HasStatements(captureId)
        && !store.IsTakenIn(captureId, seen: null) && !store.ListToolsOfCapture(captureId).SequenceEqual(toolIds);

    private Slug FreeSlug(IReadOnlyDictionary<string, Slug> slugs, ToolIdentity tool) =>
        slugs.TryGetValue(tool.Key, out var slug) && !store.IsSlugTaken(slug)
            ? slug
            : SlugAssignment.Assign([tool], store.IsSlugTaken)[tool.Key];

    /// <returns>The tools of the capture before and after the revision.</returns>
    private List<ToolRevision> Settle(Capture capture, List<long> toolIds, IReadOnlyList<long> losers, RevisionWrites writes)
    {
        var settled = toolIds.ConvertAll(id => writes.Settle(id, isSource: true)!);
        var beside = settled.SelectMany((tool, side) => Renamed(capture.Reviews.Where(review => review.Side == side), tool))
            .SelectMany(store.ListToolsBeside);
        foreach (var id in losers.Concat(beside).Distinct().Except(toolIds).ToList())
            writes.Settle(id, isSource: false);
        return settled;
    }

    // The reviews whose names are evidence for the names beside them, and may be other evidence than before.
    private static IEnumerable<long> Renamed(IEnumerable<CapturedReview> captured, ToolRevision tool)
    {
        var names = captured.Where(review => review.Reviewer is not null)
            .ToLookup(review => review.TextDigest, review => review.Reviewer!.Key);
        var before = tool.ReviewsBefore.Where(review => review.IsNamed).ToDictionary(review => review.Id, review => review.Reviewer);
        return tool.After.Reviews.Where(review => names[review.TextDigest].Any(name => name != review.Reviewer)
            || (names.Contains(review.TextDigest) && before.GetValueOrDefault(review.Id) != review.Reviewer))
            .Select(review => review.Id);
    }

    /// <param name="CaptureId">The capture's row; null for a new one.</param>
    /// <param name="Seen">The day; null is "not known".</param>
    private sealed record Sighting(long? CaptureId, DateOnly? Seen, long Revision, DateTimeOffset RecordedAt);
}
