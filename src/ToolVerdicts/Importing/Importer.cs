using System.Data.Common;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Captures;
using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Reviews;
using ToolVerdicts.Search;
using ToolVerdicts.Store;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Importing;

/// <summary>What became of one file.</summary>
/// <param name="Path">The file as it was named.</param>
public sealed record ImportOutcome(string Path)
{
    /// <summary>Why the file was refused, in one line; null when it was understood.</summary>
    public string? Refusal { get; init; }

    /// <summary>What the page says; null when it was refused, or is in the store already.</summary>
    public Capture? Capture { get; init; }

    /// <summary>The comparison's address; null as <see cref="Capture"/> is.</summary>
    public ComparisonAddress? Address { get; init; }

    /// <summary>What was done; null as <see cref="Capture"/> is.</summary>
    public ImportPlan? Plan { get; init; }
}

/// <summary>Reads captures into a store, each in one transaction.</summary>
/// <param name="store">A connection that writes to a migrated store.</param>
/// <param name="time">Says when a capture was imported.</param>
public sealed class Importer(SqliteConnection store, TimeProvider time)
{
    /// <summary>
    /// Imports files in an order of its own, so that the outcome does not depend on the order they are named in. All are read once to
    /// give new tools their slugs together, then each is read again and written, so that memory does not grow with their number.
    /// </summary>
    /// <param name="paths">Files; folders are the caller's to expand.</param>
    /// <param name="progress">Called twice a file.</param>
    public IEnumerable<ImportOutcome> Import(IEnumerable<string> paths, Action? progress = null)
    {
        var files = paths.Select(path => new Survey(path)).OrderBy(file => file.Name, StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal).ToList();
        var newTools = new HashSet<ToolIdentity>();
        foreach (var file in files)
        {
            newTools.UnionWith(file.Read(store).Where(tool => !store.HasTool(tool)));
            progress?.Invoke();
        }

        var slugs = SlugAssignment.Assign(newTools, store.IsSlugTaken);
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal).ThenBy(file => file.Sha256, StringComparer.Ordinal))
        {
            yield return file.Refusal is not null ? new ImportOutcome(file.Path) { Refusal = file.Refusal } : ImportFile(file.Path, slugs);
            progress?.Invoke();
        }
    }

    /// <summary>Imports one capture that was read already.</summary>
    /// <param name="file">The page as found.</param>
    /// <param name="slugs">Slugs for new tools by <see cref="ToolIdentity.Key"/>.</param>
    /// <param name="importedAt">When the capture was first imported.</param>
    /// <returns>Null when the store has the capture already.</returns>
    /// <exception cref="CaptureRefusedException">The file is no capture.</exception>
    public (Capture Capture, ComparisonAddress Address, ImportPlan Plan)? Import(CaptureFile file, IReadOnlyDictionary<string, string> slugs, DateTimeOffset importedAt)
    {
        if (store.HasCapture(file.Sha256))
            return null;
        var capture = CaptureParser.Parse(file);
        return store.InTransaction(() => Import(file, capture, slugs, importedAt));
    }

    private (Capture Capture, ComparisonAddress Address, ImportPlan Plan)? Import(
        CaptureFile file, Capture capture, IReadOnlyDictionary<string, string> slugs, DateTimeOffset importedAt)
    {
        // A newer program may have migrated the store meanwhile, which keeps more of a capture than this one knows of.
        Migrations.RequireKnown(store);
        // Another process may have imported it, or given a slug away, while this one read.
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
            // The file changed between the two readings.
            return new ImportOutcome(path) { Refusal = refusal };
        }
    }

    private string FreeSlug(IReadOnlyDictionary<string, string> slugs, ToolIdentity tool) =>
        slugs.TryGetValue(tool.Key, out var slug) && !store.IsSlugTaken(slug) ? slug : SlugAssignment.Assign([tool], store.IsSlugTaken)[tool.Key];

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
                if (review.Said.Reviewer is { } reviewer)
                    store.AddReviewer(reviewer);
                var reviewId = review is { IsChanged: false, Review.Id: > 0 } ? review.Review.Id : store.SaveReview(toolId, review.Review);
                store.AddCaptureReview(captureId, reviewId, review.Said);
                if (review.Said.Reviewer is not null)
                    changed.UnionWith(store.TakeBackMisdealt(captureId, toolId, Wording.Digest(review.Said.Text)));
                if (review is { Said.Reviewer: not null, IsChanged: true })
                    named.Add(reviewId);
            }

            foreach (var conflict in plan.Changes.Where(change => change.Kind == Change.Conflict && change.Side == side))
                store.AddConflict(captureId, toolId, conflict);
        }

        InferReviewers(captureId, named);
        foreach (var toolId in changed)
            store.Refresh(toolId);
        // What a page says of where facts came from changes with every capture of the tool.
        foreach (var toolId in changed.Union(store.ToolsOfCapture(captureId)))
            store.NoteChange(toolId);
    }

    /// <summary>Infers names anew wherever this capture can have changed them.</summary>
    private void InferReviewers(long captureId, List<long> named)
    {
        var inCapture = store.UnnamedInCapture(captureId);
        var unsettled = inCapture.Where(review => review.Reviewer is null
            || store.Evidence(review.Id, captureId).Any(row => row.Reviewer != review.Reviewer));
        var besideNamed = named.SelectMany(store.UnnamedNeighbours);
        var sameTool = named.Count == 0 ? [] : store.ToolsOfCapture(captureId).SelectMany(store.UnnamedOfTool);
        foreach (var review in unsettled.Concat(besideNamed).Concat(sameTool).DistinctBy(review => review.Id).ToList())
        {
            var reviewer = ReviewerInference.Infer(store.Evidence(review.Id), store.NamedReviewers(review.ToolId));
            if (reviewer != review.Reviewer)
                store.InferReviewer(review.Id, reviewer);
        }
    }

    private static string? RefusalOf(Exception fault) => fault switch
    {
        CaptureRefusedException => fault.Message,
        FileNotFoundException or DirectoryNotFoundException => "not found",
        IOException or UnauthorizedAccessException => $"cannot be read: {fault.Message.TrimEnd('.')}",
        _ => null,
    };

    /// <summary>What the first reading of a file leaves behind: little, for there can be many.</summary>
    private sealed class Survey(string path)
    {
        public string Path { get; } = path;

        public string Name { get; } = System.IO.Path.GetFileName(path);

        public string? Sha256 { get; private set; }

        public string? Refusal { get; private set; }

        /// <returns>The tools of a capture that the store does not have.</returns>
        public IEnumerable<ToolIdentity> Read(DbConnection store)
        {
            try
            {
                var file = CaptureFile.Read(Path);
                Sha256 = file.Sha256;
                return store.HasCapture(file.Sha256) ? [] : CaptureParser.Parse(file).Tools.Select(tool => tool.Identity);
            }
            catch (Exception fault) when (RefusalOf(fault) is { } refusal)
            {
                // One file that is no capture must not stop the others.
                Refusal = refusal;
                return [];
            }
        }
    }
}
