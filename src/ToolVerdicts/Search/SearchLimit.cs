namespace ToolVerdicts.Search;

/// <summary>
/// How long the queries of one search may run. Processor time is counted, not time by the clock: the same search gives the same answer on a
/// busy machine as on an idle one.
/// </summary>
/// <param name="Time">Processor time of the thread that searches.</param>
public sealed record SearchLimit(TimeSpan Time)
{
    // A thousand steps take about 50 microseconds; reading the thread's clock takes less than one.
    private const int StepsBetweenChecks = 1_000;

    /// <summary>The limit of the site: 250 ms.</summary>
    public static SearchLimit Usual { get; } = new(TimeSpan.FromMilliseconds(250));

    /// <param name="store">The connection that <paramref name="search"/> uses.</param>
    /// <param name="search">Queries, which run on the calling thread.</param>
    /// <returns>False when the time was used up; the search then ended within a query.</returns>
    public async Task<bool> TryRunAsync(DbConnection store, Func<Task> search)
    {
        var (thread, end) = (Environment.CurrentManagedThreadId, ThreadTime.Now + Time);
        using var limited = store.EndWhen(IsUsedUp, StepsBetweenChecks);
        try
        {
            await search();
            return true;
        }
        catch (DbException fault) when (QueryLimit.IsReached(fault))
        {
            return false;
        }

        bool IsUsedUp()
        {
            // Clocks of two threads cannot be compared: a search that has moved to another thread gets its time anew.
            if (thread != Environment.CurrentManagedThreadId)
                (thread, end) = (Environment.CurrentManagedThreadId, ThreadTime.Now + Time);
            return ThreadTime.Now > end;
        }
    }
}
