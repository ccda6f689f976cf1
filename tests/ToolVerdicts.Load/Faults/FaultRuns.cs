namespace ToolVerdicts.Load.Faults;

/// <summary>The verbs of this folder.</summary>
internal static class FaultRuns
{
    /// <summary>Runs the verb that the arguments name.</summary>
    /// <returns>The exit code; null when they are none of these verbs.</returns>
    public static async Task<int?> RunAsync(string[] args) => args switch
    {
        ["power-loss"] => PowerLoss.Run(),
        ["io-errors"] => IoErrors.Run(),
        ["full-disk"] => FullDisk.Run(),
        ["slow-disk"] => SlowDisk.Run(),
        ["migration-stops"] => MigrationStops.Run(),
        [MigrationStops.Verb, var store, var number] when int.TryParse(number, out var statement) =>
            MigrationStops.MigrateUntil(store, statement),
        ["clock-jumps"] => await ClockJumps.RunAsync(),
        ["restarts"] => Restarts.Run(),
        ["second-process"] => SecondProcess.Run(),
        _ => null,
    };
}
