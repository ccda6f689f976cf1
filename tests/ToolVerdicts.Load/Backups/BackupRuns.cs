namespace ToolVerdicts.Load.Backups;

/// <summary>The verbs of this folder.</summary>
internal static class BackupRuns
{
    /// <summary>Runs the verb that the arguments name.</summary>
    /// <returns>The exit code; null when they are none of these verbs.</returns>
    public static int? Run(string[] args) => args switch
    {
        [Corruptions.Verb] => Corruptions.Run(Corruptions.Usual),
        [Corruptions.Verb, var number] when int.TryParse(number, out var count) => Corruptions.Run(count),
        [RestoreRun.Verb] => RestoreRun.Run(),
        _ => null,
    };
}
