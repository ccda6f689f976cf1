using System.Diagnostics;
using System.Text.Json;
using ToolVerdicts.Captures;
using ToolVerdicts.Importing;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load;

/// <summary>What one import cost.</summary>
/// <param name="Cpu">Processor time a capture, user and system, of all threads, in milliseconds.</param>
/// <param name="Wall">Elapsed time a capture, in milliseconds.</param>
/// <param name="PeakMemory">The most memory that was ever resident, in MB of 2^20 bytes; the warm-up counts too.</param>
public sealed record ImportFigures(double Cpu, double Wall, double PeakMemory);

/// <summary>One measured import: the whole life of a child process, so that its peak of memory is its own.</summary>
public static class ImportRun
{
    /// <summary>The verb of the child process, followed by the number of captures and their folder.</summary>
    public const string Verb = "import-once";

    private const int WarmUp = 200;

    /// <summary>Imports a folder into a fresh store and prints <see cref="ImportFigures"/> as JSON.</summary>
    /// <param name="captures">How many captures the folder holds.</param>
    /// <param name="folder">Generated captures.</param>
    /// <returns>The exit code: 0, or 1 when a capture was not understood.</returns>
    public static int Run(int captures, string folder)
    {
        var files = Directory.GetFiles(folder);
        if (files.Length != captures)
            return Complain($"{folder} holds {files.Length} files");
        var stores = Directory.CreateTempSubdirectory("toolverdicts-load-");
        try
        {
            // Compiling the code costs the same however many captures follow; were it counted, the short run would look dear and the long one cheap.
            Import(Path.Combine(stores.FullName, "warm-up.db"), files[..Math.Min(WarmUp, files.Length)], out _);
            var fault = Import(Path.Combine(stores.FullName, "measured.db"), files, out var figures);
            if (fault is not null)
                return Complain(fault);
            Console.WriteLine(JsonSerializer.Serialize(figures));
            return 0;
        }
        finally
        {
            stores.Delete(recursive: true);
        }
    }

    /// <returns>The first thing that was not understood; null when all was.</returns>
    private static string? Import(string path, string[] files, out ImportFigures figures)
    {
        using var store = new Database(path).OpenWriter();
        Migrations.Migrate(store, TimeProvider.System.GetUtcNow());
        string? fault = null;
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        foreach (var outcome in new Importer(store, TimeProvider.System).Import(files))
            fault ??= FaultOf(outcome);
        figures = new ImportFigures(
            (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / files.Length, clock.Elapsed.TotalMilliseconds / files.Length, PeakMemory());
        return fault;
    }

    private static string? FaultOf(ImportOutcome outcome) => outcome switch
    {
        { Refusal: { } refusal } => $"{outcome.Path} was refused: {refusal}",
        { Capture: null } => $"{outcome.Path} is the copy of another capture",
        { Capture.Warnings: [var warning, ..] } => $"{outcome.Path} has a warning: {warning}",
        { Plan: { } plan } when plan.Count(Change.Conflict) > 0 => $"{outcome.Path} conflicts with another capture",
        _ => null,
    };

    private static double PeakMemory()
    {
        const string label = "VmHWM:";
        const string status = "/proc/self/status";
        var line = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal)) : null;
        if (line is not null)
            return long.Parse(line[label.Length..^" kB".Length]) / 1024.0;
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1024.0 / 1024.0;
    }

    private static int Complain(string fault)
    {
        Console.Error.WriteLine(fault);
        return 1;
    }
}
