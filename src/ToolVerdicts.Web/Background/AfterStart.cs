namespace ToolVerdicts.Web.Background;

/// <summary>What nobody waits for begins when the first readers have been served.</summary>
internal static class AfterStart
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Over when work in the background may begin.</summary>
    /// <exception cref="OperationCanceledException">The site stops.</exception>
    public static Task PassesAsync(TimeProvider time, CancellationToken stopping) => Task.Delay(Pause, time, stopping);
}
