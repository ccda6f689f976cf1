using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Load.Commands;

/// <summary>Processes of the program that run one verb after the other: a start of the runtime takes ten times as long as most verbs.
/// </summary>
public sealed class WarmProgram
{
    private static readonly ConcurrentBag<WarmProgram> Idle = [];

    private readonly Process _process;

    private WarmProgram()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Site).Assembly.Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(WarmProgram).Assembly.Location;
        // The process ends with its input, which ends with this process.
        _process = Process.Start(start)!;
    }

    /// <summary>Runs a verb to its end.</summary>
    /// <param name="folder">The current folder of the run.</param>
    /// <exception cref="TimeoutException">It did not end in time, and was killed.</exception>
    public static async Task<VerbReply> RunAsync(string folder, string[] args, TimeSpan patience)
    {
        if (!Idle.TryTake(out var program))
            program = new WarmProgram();
        try
        {
            await program._process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new VerbRequest(folder, args)));
            await program._process.StandardInput.FlushAsync();
            var reply = await program._process.StandardOutput.ReadLineAsync().WaitAsync(patience)
                ?? throw new InvalidOperationException($"The program ended in {string.Join(' ', args)}.");
            Idle.Add(program);
            return JsonSerializer.Deserialize<VerbReply>(reply)!;
        }
        catch (Exception fault) when (fault is TimeoutException or InvalidOperationException)
        {
            program._process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
