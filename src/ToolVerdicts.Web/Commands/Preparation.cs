using ToolVerdicts.Backups;
using ToolVerdicts.Captures;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Content;
using ToolVerdicts.Importing;
using ToolVerdicts.Search;
using ToolVerdicts.Sheets;
using ToolVerdicts.Store;
using ToolVerdicts.Tools;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Web.Commands;

/// <summary>What was done to a store before it is served, and what it holds.</summary>
/// <param name="Lock">Says that this process serves it.</param>
/// <param name="Migrated">How many migrations were applied.</param>
/// <param name="Seeded">What became of each seed; empty when the store held something already.</param>
/// <param name="Tools">How many tools it holds.</param>
/// <param name="Captures">How many captures it holds.</param>
/// <param name="Latest">The address part of the comparison that was captured last; null when there is none.</param>
internal sealed record Preparation(StoreLock Lock, int Migrated, IReadOnlyList<ImportReport.Entry> Seeded, long Tools, long Captures, string? Latest)
{
    /// <summary>Checks and migrates a store, and imports the seeds into an empty one, once the prose is known to be whole: a site that cannot start makes no store.</summary>
    /// <exception cref="StoreException">The store cannot be served.</exception>
    public static async Task<Preparation> OfAsync(Task<Library> prose, Database database, SiteOptions options)
    {
        await prose;
        Restoring.RequireFinished(database);
        var serving = StoreLock.Take(database);
        try
        {
            return await OfAsync(serving, database, options);
        }
        catch
        {
            serving.Dispose();
            throw;
        }
    }

    private static async Task<Preparation> OfAsync(StoreLock serving, Database database, SiteOptions options)
    {
        await using var writer = database.OpenWriter();
        database.RequireWhole();
        var migrated = Migrations.Migrate(writer, TimeProvider.System.GetUtcNow());
        ToolIndex.RefreshAll(writer);
        var isEmpty = await writer.CountCapturesAsync() == 0 && await writer.CountToolsAsync() == 0;
        // All or none: a store that holds a few of them is not empty, and no start would import the rest.
        var seeded = isEmpty && Directory.Exists(options.Seeds)
            ? writer.InTransaction(() => new Importer(writer, TimeProvider.System).Import(CapturePaths.Of([options.Seeds])).Select(ImportReport.Of).ToList())
            : [];

        await using var store = await database.OpenConnectionAsync();
        var latest = await store.ListComparisonsAsync(limit: 1) is [var listed] ? listed.Address : null;
        // Compiles the queries while the server is put together, so that the first reader need not wait for it.
        if (latest is not null)
            await store.FindComparisonAsync(latest);
        return new Preparation(serving, migrated, seeded, await store.CountToolsAsync(), await store.CountCapturesAsync(), latest);
    }
}
