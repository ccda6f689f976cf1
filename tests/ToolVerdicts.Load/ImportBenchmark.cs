using System.Diagnostics;
using System.Text.Json;

namespace ToolVerdicts.Load;

/// <summary>Whether importing many captures costs as much a capture, and as much memory, as importing few.</summary>
public static class ImportBenchmark
{
    private const int Few = 500;
    private const int Many = 5_000;
    private const int Rounds = 3;
    private const double CpuLimit = 1.2;
    private const double MemoryLimit = 1.25;

    /// <summary>Measures and prints.</summary>
    /// <returns>The exit code: 0, or 1 when a limit is exceeded or a capture was not understood.</returns>
    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-load-");
        try
        {
            Console.WriteLine($"Import of generated captures, seed {CaptureGenerator.Seed}, {Environment.ProcessorCount} processors, {Rounds} rounds");
            var few = Generate(folder, Few);
            var many = Generate(folder, Many);
            Console.WriteLine("captures  CPU ms/capture  wall ms/capture  peak MB");
            var (costOfFew, costOfMany) = (new List<ImportFigures>(), new List<ImportFigures>());

            // Sizes take turns, so that other work on the machine burdens both alike.
            for (var round = 0; round < Rounds; round++)
            {
                costOfFew.Add(Measure(Few, few));
                costOfMany.Add(Measure(Many, many));
            }

            return Judge(Medians(costOfFew), Medians(costOfMany));
        }
        catch (InvalidOperationException fault)
        {
            // A run that failed has no figures; what it did not understand stands above this line.
            Console.Error.WriteLine(fault.Message);
            return 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Generate(DirectoryInfo folder, int count)
    {
        var captures = folder.CreateSubdirectory($"{count}").FullName;
        var bytes = CaptureGenerator.Write(captures, count);
        Console.WriteLine($"{count} captures of {bytes / count} bytes on average");
        return captures;
    }

    private static ImportFigures Measure(int captures, string folder)
    {
        // Run as "dotnet ToolVerdicts.Load.dll", the process is dotnet, and the program its first argument.
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. program, ImportRun.Verb, $"{captures}", folder])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        if (child.ExitCode != 0)
            throw new InvalidOperationException($"The import of {captures} captures failed.");
        var figures = JsonSerializer.Deserialize<ImportFigures>(output)!;
        Print($"{captures}", figures, digits: 2);
        return figures;
    }

    private static ImportFigures Medians(List<ImportFigures> runs)
    {
        return new ImportFigures(Median(run => run.Cpu), Median(run => run.Wall), Median(run => run.PeakMemory));

        double Median(Func<ImportFigures, double> figure) => runs.Select(figure).Order().ElementAt(runs.Count / 2);
    }

    private static int Judge(ImportFigures few, ImportFigures many)
    {
        var ratio = new ImportFigures(many.Cpu / few.Cpu, many.Wall / few.Wall, many.PeakMemory / few.PeakMemory);
        Console.WriteLine("medians");
        Print($"{Few}", few, digits: 2);
        Print($"{Many}", many, digits: 2);
        Print("ratio", ratio, digits: 3);
        var isGood = ratio.Cpu <= CpuLimit && ratio.PeakMemory <= MemoryLimit;
        Console.WriteLine($"{(isGood ? "Good" : "Too much")}: CPU may grow to {CpuLimit} times, memory to {MemoryLimit} times.");
        return isGood ? 0 : 1;
    }

    private static void Print(string what, ImportFigures figures, int digits)
    {
        var format = $"F{digits}";
        Console.WriteLine($"{what,8}  {figures.Cpu.ToString(format),14}  {figures.Wall.ToString(format),15}  {figures.PeakMemory.ToString(format),7}");
    }
}
