namespace ToolVerdicts.Web.Background;

/// <summary>Inspects a store that was too large to be inspected before it was served.</summary>
public sealed partial class StoreInspector(Database database, ILogger<StoreInspector> logger) : BackgroundService
{
    private readonly TaskCompletionSource _requested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isDamaged;

    /// <summary>True once damage was found.</summary>
    public bool IsDamaged => _isDamaged;

    /// <summary>Requests one inspection, which begins as soon as the site runs.</summary>
    public void Request() => _requested.TrySetResult();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await _requested.Task.WaitAsync(stoppingToken);
        // On a thread of its own, because it is busy for minutes.
        await Task.Factory.StartNew(
            () => Inspect(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private void Inspect(CancellationToken stopping)
    {
        try
        {
            var damage = database.FindDamageSlowly(stopping);
            _isDamaged = damage is not null;
            if (damage is null)
                LogWhole(database.FilePath);
            else
                LogDamaged(database.FilePath, damage);
        }
        catch (DbException fault)
        {
            LogFault(database.FilePath, fault);
        }
        catch (OperationCanceledException)
        {
            // The site stops; the next start inspects the store again.
        }
    }

    [LoggerMessage(LogLevel.Information, "{Store} was checked throughout, and is whole")]
    private partial void LogWhole(string store);

    [LoggerMessage(LogLevel.Error, "{Store} is damaged ({Damage}); see all faults with the check verb, and restore a backup")]
    private partial void LogDamaged(string store, string damage);

    [LoggerMessage(LogLevel.Error, "{Store} could not be checked throughout")]
    private partial void LogFault(string store, Exception fault);
}
