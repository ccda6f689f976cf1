using ToolVerdicts.Captures.Reading;

namespace ToolVerdicts.Importing;

/// <summary>The result of importing one file. Without refusal and plan, the store had the capture already.</summary>
/// <param name="Path">The path as the caller gave it.</param>
public sealed record ImportOutcome(string Path)
{
    /// <summary>The reason for refusing the file, in one line; null when it was accepted.</summary>
    public string? Refusal { get; init; }

    /// <summary>The parsed capture; null when it was refused or stored already.</summary>
    public Capture? Capture { get; init; }

    /// <summary>The comparison's address; null when <see cref="Capture"/> is.</summary>
    public ComparisonAddress? Address { get; init; }

    /// <summary>The applied plan; null when <see cref="Capture"/> is.</summary>
    public ImportPlan? Plan { get; init; }
}

/// <summary>Imports captures, each in its own transaction.</summary>
/// <param name="store">A writable connection to a migrated store.</param>
/// <param name="time">Clock for the time of import.</param>
public sealed class Importer(DbConnection store, TimeProvider time)
{
    /// <summary>
    /// Imports files in the order of their names, so that the result does not depend on the order of <paramref name="paths"/>. Every file
    /// is read twice: first to assign the slugs of all new tools together, then to import it. So memory does not grow with the number of
    /// files.
    /// </summary>
    /// <param name="paths">Files, not folders.</param>
    /// <param name="progress">Called twice for each file.</param>
    public IEnumerable<ImportOutcome> Import(IEnumerable<string> paths, Action? progress = null)
    {
        var files = paths.Select(path => new FirstReading(path))
            .OrderBy(file => file.Name, StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal).ToList();
        var newTools = new HashSet<ToolIdentity>();
        foreach (var file in files)
        {
            newTools.UnionWith(file.ReadTools(store).Where(tool => !store.HasTool(tool)));
            progress?.Invoke();
        }

        var slugs = SlugAssignment.Assign(newTools, store.IsSlugTaken);
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal).ThenBy(file => file.Sha256, StringComparer.Ordinal))
        {
            yield return file.Refusal is not null ? new ImportOutcome(file.Path) { Refusal = file.Refusal } : ImportFile(file.Path, slugs);
            progress?.Invoke();
        }
    }

    /// <summary>Imports one capture.</summary>
    /// <param name="file">The unparsed file.</param>
    /// <param name="slugs">Slugs for new tools by <see cref="ToolIdentity.Key"/>; a missing or taken one is replaced.</param>
    /// <param name="importedAt">The time of the first import.</param>
    /// <returns>Null when the store has the capture already.</returns>
    /// <exception cref="CaptureRefusedException">The file is no capture.</exception>
    public (Capture Capture, ComparisonAddress Address, ImportPlan Plan)? Import(
        CaptureFile file, IReadOnlyDictionary<string, string> slugs, DateTimeOffset importedAt)
    {
        if (store.HasCapture(file.Sha256))
            return null;
        var capture = CaptureParser.Parse(file);
        return store.InTransaction(() => Import(file, capture, slugs, importedAt));
    }

    private (Capture Capture, ComparisonAddress Address, ImportPlan Plan)? Import(
        CaptureFile file, Capture capture, IReadOnlyDictionary<string, string> slugs, DateTimeOffset importedAt)
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
    }

    private ImportOutcome ImportFile(string path, IReadOnlyDictionary<string, string> slugs)
    {
        try
        {
            return Import(CaptureFile.Read(path), slugs, time.GetUtcNow()) is var (capture, address, plan)
                ? new ImportOutcome(path) { Capture = capture, Address = address, Plan = plan }
                : new ImportOutcome(path);
        }
        catch (Exception fault) when (RefusalOf(fault) is { } refusal)
        {
            // The file was changed since the first reading.
            return new ImportOutcome(path) { Refusal = refusal };
        }
    }

    private string FreeSlug(IReadOnlyDictionary<string, string> slugs, ToolIdentity tool) =>
        slugs.TryGetValue(tool.Key, out var slug) && !store.IsSlugTaken(slug)
            ? slug
            : SlugAssignment.Assign([tool], store.IsSlugTaken)[tool.Key];

    private void Apply(ImportPlan plan, Capture capture, List<string> slugs, long captureId, DateTimeOffset importedAt)
    {
        var named = new List<long>();
        var changed = new HashSet<long>();
        for (var side = 0; side < plan.Tools.Count; side++)
        {
            var tool = plan.Tools[side];
            var toolId = tool.IsChanged ? store.SaveTool(slugs[side], tool.Tool) : tool.Tool.Id;
            if (tool.IsChanged || tool.Reviews.Any(review => review.IsChanged))
                changed.Add(toolId);
            store.AddCaptureTool(captureId, side, toolId, capture.Tools[side]);
            if (tool is { FormerVerdict: { } before, Tool.Verdict: { } after })
                store.AddVerdictChange(captureId, toolId, before, after, importedAt);
            if (tool.FormerPrice is { } price)
                store.AddPriceChange(captureId, toolId, price, tool.Tool.Price, importedAt);
            foreach (var review in tool.Reviews)
            {
                if (review.Captured.Reviewer is { } reviewer)
                    store.AddReviewer(reviewer);
                var reviewId = review is { IsChanged: false, Review.Id: > 0 } ? review.Review.Id : store.SaveReview(toolId, review.Review);
                store.AddCaptureReview(captureId, reviewId, review.Captured);
                if (review.Captured.Reviewer is not null)
                    changed.UnionWith(store.RemoveMisassigned(captureId, toolId, Wording.Digest(review.Captured.Text)));
                if (review is { Captured.Reviewer: not null, IsChanged: true })
                    named.Add(reviewId);
            }

            foreach (var conflict in plan.Changes.Where(change => change.Kind == Change.Conflict && change.Side == side))
                store.AddConflict(captureId, toolId, conflict);
        }

        InferReviewers(captureId, named);
        foreach (var toolId in changed)
            store.Refresh(toolId);
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

    private static string? RefusalOf(Exception fault) => fault switch
    {
        CaptureRefusedException => fault.Message,
        FileNotFoundException or DirectoryNotFoundException => "not found",
        IOException or UnauthorizedAccessException => $"cannot be read: {fault.Message.TrimEnd('.')}",
        _ => null,
    };

    /// <summary>The result of the first reading of a file. Small, because an import can consist of very many files.</summary>
    private sealed class FirstReading(string path)
    {
        public string Path { get; } = path;

        public string Name { get; } = System.IO.Path.GetFileName(path);

        public string? Sha256 { get; private set; }

        public string? Refusal { get; private set; }

        /// <returns>The tools of the capture; none when it is refused or stored already.</returns>
        public IEnumerable<ToolIdentity> ReadTools(DbConnection store)
        {
            try
            {
                var file = CaptureFile.Read(Path);
                Sha256 = file.Sha256;
                return store.HasCapture(file.Sha256) ? [] : CaptureParser.Parse(file).Tools.Select(tool => tool.Identity);
            }
            catch (Exception fault) when (RefusalOf(fault) is { } refusal)
            {
                Refusal = refusal;
                return [];
            }
        }
    }
}
