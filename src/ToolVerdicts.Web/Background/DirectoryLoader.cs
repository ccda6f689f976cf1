using ToolVerdicts.Web.Pages.Tools;

namespace ToolVerdicts.Web.Background;

/// <summary>Counts the directory after the start, so that its first visitor need not wait for that.</summary>
internal sealed class DirectoryLoader(Database database, DirectoryCounts counts, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await AfterStart.WaitAsync(time, stoppingToken);
        try
        {
            await using var store = await database.OpenConnectionAsync(stoppingToken);
            await counts.FindAsync(store);
        }
        catch (DbException)
        {
            // The first visitor's request tries again, and reports the fault.
        }
    }
}
