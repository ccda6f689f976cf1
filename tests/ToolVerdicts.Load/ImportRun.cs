using System.Diagnostics;
using System.Text.Json;
using ToolVerdicts.Captures;
using ToolVerdicts.Importing;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load;

/// <summary>One measured import, in a child process of its own so that the peak of its memory is that of the import.</summary>
public static class ImportRun
{
    /// <summary>The verb of the child process, followed by the number of captures and their folder.</summary>
    public const string Verb = "import-once";

    private const int WarmUp = 200;

    /// <summary>Imports a folder into a fresh store and prints <see cref="ImportFigures"/> as JSON.</summary>
    /// <param name="captures">The number of captures in the folder.</param>
    /// <param name="folder">A folder of generated captures.</param>
    /// <returns>The exit code: 0, or 1 when a capture was refused or had a warning.</returns>
    public static int Run(int captures, string folder)
    {
        var files = Directory.GetFiles(folder);
        if (files.Length != captures)
            return ReportFault($"{folder} holds {files.Length} files");
        var stores = Directory.CreateTempSubdirectory("toolverdicts-load-");
        try
        {
            // The warm-up compiles the code, whose fixed cost would otherwise count against the short run.
            Import(Path.Combine(stores.FullName, "warm-up.db"), files[..Math.Min(WarmUp, files.Length)], out _);
            var fault = Import(Path.Combine(stores.FullName, "measured.db"), files, out var figures);
            if (fault is not null)
                return ReportFault(fault);
            Console.WriteLine(JsonSerializer.Serialize(figures));
            return 0;
        }
        finally
        {
            stores.Delete(recursive: true);
        }
    }

    /// <returns>The first fault; null when every capture was imported without one.</returns>
    private static string? Import(string path, string[] files, out ImportFigures figures)
    {
        using var store = new Database(path).OpenWriter();
        Migrations.Migrate(store, TimeProvider.System.GetUtcNow());
        string? fault = null;
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        foreach (var outcome in new Importer(store, TimeProvider.System).Import(files))
            fault ??= FaultOf(outcome);
        var (taken, elapsed) = (Environment.CpuUsage.TotalTime - cpu, clock.Elapsed);
        figures = new ImportFigures(taken.TotalMilliseconds / files.Length, elapsed.TotalMilliseconds / files.Length, PeakMemory());
        return fault;
    }

    private static string? FaultOf(ImportOutcome outcome) => outcome switch
    {
        { Refusal: { } refusal } => $"{outcome.Path} was refused: {refusal}",
        { Imported: null } => $"{outcome.Path} is the copy of another capture",
        { Imported.Capture.Warnings: [var warning, ..] } => $"{outcome.Path} has a warning: {warning}",
        { Imported: { } imported } when imported.Count(FactOutcome.Contest) > 0 => $"{outcome.Path} contradicts another capture",
        _ => null,
    };

    private static double PeakMemory()
    {
        const string label = "VmHWM:";
        const string status = "/proc/self/status";
        string[] lines = File.Exists(status) ? File.ReadAllLines(status) : [];
        if (Array.Find(lines, line => line.StartsWith(label, StringComparison.Ordinal)) is { } line)
            return long.Parse(line[label.Length..^" kB".Length]) / 1024.0;
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1024.0 / 1024.0;
    }

    private static int ReportFault(string fault)
    {
        Console.Error.WriteLine(fault);
        return 1;
    }
}
