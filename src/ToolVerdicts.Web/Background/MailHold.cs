namespace ToolVerdicts.Web.Background;

/// <summary>Holds the mail of a copy until an operator lets it go with <c>digest resume</c>, also while the site serves.</summary>
internal static class MailHold
{
    // How often the store is asked again.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <exception cref="OperationCanceledException">The site stops.</exception>
    public static async Task WaitAsync(Database database, TimeProvider time, CancellationToken stopping)
    {
        while (!await IsHomeAsync(database, stopping))
            await Task.Delay(Interval, time, stopping);
    }

    private static async Task<bool> IsHomeAsync(Database database, CancellationToken stopping)
    {
        try
        {
            await using var store = await database.OpenConnectionAsync(stopping);
            return store.IsHome(database);
        }
        catch (Exception fault) when (fault is DbException or StoreUnavailableException)
        {
            return false;
        }
    }
}
