namespace ToolVerdicts.Importing;

/// <summary>Imports captures, each in its own transaction.</summary>
/// <param name="store">A writable connection to a migrated store.</param>
/// <param name="time">Clock for the time of import.</param>
public sealed class Importer(DbConnection store, TimeProvider time)
{
    /// <summary>
    /// Imports files in the order of their names, so that the result does not depend on the order of <paramref name="paths"/>. Every file
    /// is read twice, so that no capture is kept in memory: first to assign the slugs of all new tools together, then to import it.
    /// </summary>
    /// <param name="paths">Files, not folders.</param>
    /// <param name="progress">Called twice for each file.</param>
    public IEnumerable<ImportOutcome> Import(IEnumerable<string> paths, Action? progress = null)
    {
        var files = new List<(string Path, string? Sha256, string? Refusal)>();
        var newTools = new HashSet<ToolIdentity>();
        foreach (var path in paths.OrderBy(Path.GetFileName, StringComparer.Ordinal).ThenBy(path => path, StringComparer.Ordinal))
        {
            string? sha256 = null;
            var refusal = RefusalOf(() =>
            {
                var file = CaptureFile.Read(path);
                sha256 = file.Sha256;
                if (!store.HasCapture(sha256))
                    newTools.UnionWith(CaptureParser.Parse(file).Tools.Select(tool => tool.Identity).Where(tool => !store.HasTool(tool)));
            });
            files.Add((path, sha256, refusal));
            progress?.Invoke();
        }

        var slugs = SlugAssignment.Assign(newTools, store.IsSlugTaken);
        foreach (var file in files.OrderBy(file => Path.GetFileName(file.Path), StringComparer.Ordinal)
            .ThenBy(file => file.Sha256, StringComparer.Ordinal))
        {
            yield return file.Refusal is not null ? new ImportOutcome(file.Path, file.Refusal) : ImportFile(file.Path, slugs);
            progress?.Invoke();
        }
    }

    /// <summary>Imports one capture.</summary>
    /// <param name="slugs">Slugs for new tools by <see cref="ToolIdentity.Key"/>; a missing or taken one is replaced.</param>
    /// <param name="importedAt">The time of the first import.</param>
    /// <returns>Null when the store has the capture already.</returns>
    /// <exception cref="CaptureRefusedException">The file is no capture.</exception>
    public (Capture Capture, ComparisonAddress Address, ImportPlan Plan)? Import(
        CaptureFile file, IReadOnlyDictionary<string, Slug> slugs, DateTimeOffset importedAt)
    {
        if (store.HasCapture(file.Sha256))
            return null;
        var capture = CaptureParser.Parse(file);
        return store.InTransaction<(Capture, ComparisonAddress, ImportPlan)?>(() =>
        {
            // A newer version can have migrated the store meanwhile, to a schema with more facts than this version writes.
            Migrations.RequireKnown(store);
            // Another process can have imported the capture, or taken a slug, since the check outside the transaction.
            if (store.HasCapture(file.Sha256))
                return null;
            var stored = capture.Tools.Select(tool => store.FindStoredTool(tool.Identity)).ToList();
            var plan = ImportPlan.For(capture, stored);
            var slugOf = capture.Tools.Select((tool, side) => stored[side]?.Tool.Slug ?? FreeSlug(slugs, tool.Identity)).ToList();
            var address = ComparisonAddress.Of(slugOf)!;
            Apply(plan, capture, slugOf, store.AddCapture(file, capture, address, importedAt), importedAt);
            return (capture, address, plan);
        });
    }

    private ImportOutcome ImportFile(string path, IReadOnlyDictionary<string, Slug> slugs)
    {
        var outcome = new ImportOutcome(path);
        // The file can have changed since the first reading, so that it is refused now.
        var refusal = RefusalOf(() =>
        {
            if (Import(CaptureFile.Read(path), slugs, time.GetUtcNow()) is var (capture, address, plan))
                outcome = outcome with { Capture = capture, Address = address, Plan = plan };
        });
        return outcome with { Refusal = refusal };
    }

    private Slug FreeSlug(IReadOnlyDictionary<string, Slug> slugs, ToolIdentity tool) =>
        slugs.TryGetValue(tool.Key, out var slug) && !store.IsSlugTaken(slug)
            ? slug
            : SlugAssignment.Assign([tool], store.IsSlugTaken)[tool.Key];

    private void Apply(ImportPlan plan, Capture capture, List<Slug> slugs, long captureId, DateTimeOffset importedAt)
    {
        var named = new List<long>();
        var changed = new HashSet<long>();
        foreach (var (side, tool) in plan.Tools.Index())
        {
            var toolId = tool.IsChanged ? store.SaveTool(slugs[side], tool.Tool) : tool.Tool.Id;
            if (tool.IsChanged || tool.Reviews.Any(review => review.IsChanged))
                changed.Add(toolId);
            store.AddCaptureTool(captureId, side, toolId, capture.Tools[side]);
            if (tool.FormerVerdict is { } verdict)
                store.AddVerdictChange(captureId, toolId, verdict, tool.Tool.Verdict, importedAt);
            if (tool.FormerPrice is { } price)
                store.AddPriceChange(captureId, toolId, price, tool.Tool.Price, importedAt);
            foreach (var review in tool.Reviews)
            {
                if (review.Captured.Reviewer is { } reviewer)
                    store.AddReviewer(reviewer);
                var reviewId = review is { IsChanged: false, Review.Id: > 0 } ? review.Review.Id : store.SaveReview(toolId, review.Review);
                store.AddCaptureReview(captureId, reviewId, review.Captured);
                if (review.Captured.Reviewer is null)
                    continue;
                changed.UnionWith(store.RemoveMisassigned(captureId, toolId, Wording.Digest(review.Captured.Text)));
                if (review.IsChanged)
                    named.Add(reviewId);
            }

            foreach (var conflict in plan.Changes.Where(change => change.Kind == Change.Conflict && change.Side == side))
                store.AddConflict(captureId, toolId, conflict);
        }

        InferReviewers(captureId, named);
        foreach (var toolId in changed)
            store.IndexTool(toolId);
        // Every capture of a tool is a source that the tool's pages list, even when no fact changed.
        foreach (var toolId in changed.Union(store.ListToolsOfCapture(captureId)))
            store.NoteChange(toolId);
    }

    /// <summary>Repeats the inference of reviewers for all reviews whose evidence this capture changed.</summary>
    private void InferReviewers(long captureId, List<long> named)
    {
        var inCapture = store.ListUnnamedInCapture(captureId);
        var unsettled = inCapture.Where(review => review.Reviewer is null
            || store.ListEvidence(review.Id, captureId).Any(row => row.Reviewer != review.Reviewer));
        var besideNamed = named.SelectMany(store.ListUnnamedNeighbours);
        var sameTool = named.Count == 0 ? [] : store.ListToolsOfCapture(captureId).SelectMany(store.ListUnnamedOfTool);
        foreach (var review in unsettled.Concat(besideNamed).Concat(sameTool).DistinctBy(review => review.Id).ToList())
        {
            var reviewer = ReviewerInference.Infer(store.ListEvidence(review.Id), store.ListNamedReviewers(review.ToolId));
            if (reviewer != review.Reviewer)
                store.SaveInferredReviewer(review.Id, reviewer);
        }
    }

    /// <returns>The reason why the file was refused; null when it was not.</returns>
    private static string? RefusalOf(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (Exception fault) when (fault is CaptureRefusedException or IOException or UnauthorizedAccessException)
        {
            return fault switch
            {
                CaptureRefusedException => fault.Message,
                FileNotFoundException or DirectoryNotFoundException => "not found",
                _ => $"cannot be read: {fault.Message.TrimEnd('.')}",
            };
        }
    }
}
