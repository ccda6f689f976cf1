namespace ToolVerdicts.Load.Backups;

/// <summary>The verbs of this folder.</summary>
internal static class BackupRuns
{
    /// <summary>The verbs for people.</summary>
    public const string Usage = $"{Corruptions.Verb} [COUNT] | {RestoreRun.Verb}";

    /// <summary>Does what the arguments say.</summary>
    /// <returns>The exit code; null when they are none of these verbs.</returns>
    public static int? Run(string[] args) => args switch
    {
        [Corruptions.Verb] => Corruptions.Run(Corruptions.Usual),
        [Corruptions.Verb, var number] when int.TryParse(number, out var count) => Corruptions.Run(count),
        [RestoreRun.Verb] => RestoreRun.Run(),
        _ => null,
    };
}
