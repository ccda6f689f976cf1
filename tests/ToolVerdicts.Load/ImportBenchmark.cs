using System.Diagnostics;
using System.Text.Json;

namespace ToolVerdicts.Load;

/// <summary>
/// Measures whether an import of 5,000 captures costs as much processor time per capture, and as much memory, as the control, an import of
/// 500.
/// </summary>
public static class ImportBenchmark
{
    private const int Few = 500;
    private const int Many = 5_000;
    private const int Rounds = 3;
    private const double CpuLimit = 1.2;
    private const double MemoryLimit = 1.25;

    /// <summary>Measures and prints. Elapsed time has no limit, because it depends on the disk and on other work of the machine.</summary>
    /// <returns>The exit code: 0, or 1 when a limit is exceeded or a capture was refused or had a warning.</returns>
    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-load-");
        try
        {
            Console.WriteLine(
                $"Import of generated captures, seed {CaptureGenerator.Seed}, {Environment.ProcessorCount} processors, {Rounds} rounds");
            Size few = Generate(folder, Few), many = Generate(folder, Many);
            Console.WriteLine("captures  CPU ms/capture  wall ms/capture  peak MB");

            // The sizes take turns, so that other work on the machine slows both alike.
            foreach (var size in Enumerable.Repeat<Size[]>([few, many], Rounds).SelectMany(round => round))
            {
                if (!Measure(size))
                    return 1;
            }

            return Judge(few.Medians, many.Medians);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Size Generate(DirectoryInfo folder, int count)
    {
        var captures = folder.CreateSubdirectory($"{count}").FullName;
        var bytes = CaptureGenerator.Write(captures, count);
        Console.WriteLine($"{count} captures of {bytes / count} bytes on average");
        return new Size(count, captures);
    }

    /// <returns>False when the import failed; the child process writes the reason to standard error.</returns>
    private static bool Measure(Size size)
    {
        // When started as "dotnet ToolVerdicts.Load.dll", the process is dotnet and the program its first argument.
        var isDotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        string[] program = isDotnet ? [Environment.GetCommandLineArgs()[0]] : [];
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. program, ImportRun.Verb, $"{size.Captures}", size.Folder])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var child = Process.Start(start)!;
        var output = child.ReadToEnd(child.StandardOutput, Wait.LongRun);
        if (child.ExitCode != 0)
            return false;
        size.Runs.Add(JsonSerializer.Deserialize<ImportFigures>(output)!);
        Print($"{size.Captures}", size.Runs[^1], digits: 2);
        return true;
    }

    private static int Judge(ImportFigures few, ImportFigures many)
    {
        var ratio = new ImportFigures(many.Cpu / few.Cpu, many.Wall / few.Wall, many.PeakMemory / few.PeakMemory);
        Console.WriteLine("medians");
        Print($"{Few}", few, digits: 2);
        Print($"{Many}", many, digits: 2);
        Print("ratio", ratio, digits: 3);
        var isGood = ratio.Cpu <= CpuLimit && ratio.PeakMemory <= MemoryLimit;
        Console.WriteLine($"{(isGood ? "Good" : "Bad")}: CPU may grow to {CpuLimit} times, memory to {MemoryLimit} times.");
        return isGood ? 0 : 1;
    }

    private static void Print(string label, ImportFigures figures, int digits)
    {
        var format = $"F{digits}";
        var (cpu, wall, memory) = (figures.Cpu.ToString(format), figures.Wall.ToString(format), figures.PeakMemory.ToString(format));
        Console.WriteLine($"{label,8}  {cpu,14}  {wall,15}  {memory,7}");
    }

    private sealed record Size(int Captures, string Folder)
    {
        public List<ImportFigures> Runs { get; } = [];

        public ImportFigures Medians => new(Median(run => run.Cpu), Median(run => run.Wall), Median(run => run.PeakMemory));

        private double Median(Func<ImportFigures, double> figure) => Runs.Select(figure).Order().ElementAt(Runs.Count / 2);
    }
}
