namespace ToolVerdicts.Web.Background;

/// <summary>Delays background work until the first requests after the start are answered.</summary>
internal static class AfterStart
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <exception cref="OperationCanceledException">The site stops.</exception>
    public static Task WaitAsync(TimeProvider time, CancellationToken stopping) => Task.Delay(Pause, time, stopping);
}
