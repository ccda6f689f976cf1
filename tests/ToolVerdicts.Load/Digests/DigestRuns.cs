namespace ToolVerdicts.Load.Digests;

/// <summary>The verbs of this folder.</summary>
internal static class DigestRuns
{
    /// <summary>Does what the arguments say.</summary>
    /// <returns>The exit code; null when they are none of these verbs.</returns>
    public static async Task<int?> RunAsync(string[] args) => args switch
    {
        ["digest-faults"] => await DigestFaults.RunAsync(),
        ["digest-kills"] => await DigestKills.RunAsync(),
        ["digest-kills", var recipients, var count] when int.TryParse(recipients, out var readers) && int.TryParse(count, out var kills) =>
            await DigestKills.RunAsync(readers, kills),
        [SenderRun.Verb, var name, var store, var number] when Enum.TryParse<SenderKind>(name, out var kind)
            && int.TryParse(number, out var port) => await SenderRun.RunAsync(kind, store, port),
        _ => null,
    };
}
