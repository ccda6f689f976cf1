namespace ToolVerdicts.Load.Hostile;

/// <summary>The verbs of this folder.</summary>
internal static class HostileRuns
{
    /// <summary>Runs the verb that the arguments name.</summary>
    /// <returns>The exit code; null when they are none of these verbs.</returns>
    public static async Task<int?> RunAsync(string[] args) => args switch
    {
        [HalfOpen.Verb] => await HalfOpen.RunAsync(),
        [SitemapFlood.Verb] => await SitemapFlood.RunAsync(),
        [HeldLines.Verb] => await HeldLines.RunAsync(),
        [LogFlood.Verb] => await LogFlood.RunAsync(),
        ["smuggling"] => await SmugglingBehindNginx.RunAsync(),
        _ => null,
    };
}
