using Dapper;
using ToolVerdicts.Data;

namespace ToolVerdicts.Web.Delivery;

/// <summary>
/// Checkpoints the write-ahead log while the site serves. Nobody else does: two connections that checkpoint at once can damage a store
/// under SQLite versions before 3.51.3, so the other verbs leave it to this one.
/// </summary>
internal sealed partial class Checkpointer(Database database, TimeProvider time, ILogger<Checkpointer> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var store = database.OpenWriter();
        using var timer = new PeriodicTimer(Interval, time);
        var seen = store.ExecuteScalar<long>("PRAGMA data_version");
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                // data_version moves when another connection has committed.
                var version = store.ExecuteScalar<long>("PRAGMA data_version");
                if (version != seen)
                    store.Execute("PRAGMA wal_checkpoint(PASSIVE)");
                seen = version;
            }
            catch (Microsoft.Data.Sqlite.SqliteException fault)
            {
                // A full or busy disk must not end the site; the next tick tries again.
                LogFailure(fault);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The write-ahead log could not be checkpointed")]
    private partial void LogFailure(Exception fault);
}
