namespace ToolVerdicts.Web.Commands;

/// <summary>The work that is done on a store before it is served.</summary>
/// <param name="Store">The store, locked and migrated.</param>
/// <param name="Content">The content to show.</param>
/// <param name="Seeded">The outcome for each seed; empty when the store held something already.</param>
/// <param name="Applied">The apply of the content folder; null when the start does none.</param>
/// <param name="Waiting">How many files of the content folder are other than those that were applied; null when it cannot be read.</param>
/// <param name="IsMailHeld">True in a copy of a store, which sends nothing.</param>
/// <param name="Latest">The address part of the comparison that was captured last; null when there is none.</param>
internal sealed record Preparation(
    ServedStore Store, Library Content, IReadOnlyList<ImportReport.Entry> Seeded, ApplyOutcome? Applied, int? Waiting, long Tools,
    long Captures, string? Latest, bool IsMailHeld)
{
    /// <summary>
    /// Opens a store to serve it, and imports the seeds into an empty one. Where there is no store yet, it waits for the prose first, so
    /// that a site whose prose is broken makes none.
    /// </summary>
    /// <param name="prose">The content of the folder, which is shown while nothing was applied.</param>
    /// <exception cref="StoreException">The store cannot be served.</exception>
    public static async Task<Preparation> RunAsync(Task<Library> prose, Database database, SiteOptions options)
    {
        if (!File.Exists(database.FilePath))
            await prose;
        StoreRestore.RequireFinished(database);
        var served = database.OpenToServe(SiteClock.Instance.GetUtcNow());
        try
        {
            return await RunAsync(served, prose, database, options);
        }
        catch
        {
            served.Dispose();
            throw;
        }
    }

    private static async Task<Preparation> RunAsync(
        ServedStore served, Task<Library> prose, Database database, SiteOptions options)
    {
        await using var writer = served.Connection;
        writer.Settle(database);
        FactUpgrade.Run(writer);
        ToolIndex.IndexAll(writer);
        ListedValueWrites.CompleteAll(writer);
        var isEmpty = await writer.CountCapturesAsync() == 0 && await writer.CountToolsAsync() == 0;
        // In one transaction: the next start would not import the rest of the seeds into a store that holds some.
        var seeded = isEmpty && options.Seeds is { } seeds && Directory.Exists(seeds)
            ? writer.InTransaction(() => Import(writer, seeds))
            : [];
        var applied = options.AppliesAtStart ? Apply(writer, options) : null;
        var content = LiveSite.FindApplied(writer, Hosting.Figures.All) ?? await prose;
        var waiting = EditorFiles.CountWaiting(options, writer);

        await using var store = await database.OpenConnectionAsync();
        var latest = await store.ListComparisonsAsync(limit: 1) is [var listed] ? listed.Address : null;
        // Compiles the queries while the server is put together, so that the first visitor need not wait for that.
        if (latest is not null)
            await store.FindComparisonAsync(latest, new Freshness(options.Ages, SiteClock.Instance.Today()));
        return new Preparation(
            served, content, seeded, applied, waiting, await store.CountToolsAsync(),
            await store.CountCapturesAsync(), latest, IsMailHeld: !store.IsHome(database));
    }

    // A fault in a file leaves the site as it was, and does not keep it from serving.
    private static ApplyOutcome Apply(DbConnection store, SiteOptions options)
    {
        var now = SiteClock.Instance.GetUtcNow();
        var files = EditorFiles.Read(options, DateOnly.FromDateTime(now.UtcDateTime));
        return files.Faults.Count > 0
            ? new ApplyOutcome(Revision: null, files.Faults, [])
            : files.Apply(store, EditorFiles.NoteOf(options, author: null, "Applied at the start"), now).Outcome;
    }

    private static List<ImportReport.Entry> Import(DbConnection store, string folder) =>
        new Importer(store, SiteClock.Instance).Import(CapturePaths.Of([folder])).Select(ImportReport.Of).ToList();
}
