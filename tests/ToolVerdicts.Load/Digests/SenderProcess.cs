using System.Diagnostics;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Load.Digests;

/// <summary>A sender as a process of its own.</summary>
internal sealed class SenderProcess : IDisposable
{
    private readonly Process _process;

    private SenderProcess(string assembly, IEnumerable<string> args)
    {
        _process = Process
            .Start(new ProcessStartInfo("dotnet", [assembly, .. args]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        // What nobody reads would fill the pipe.
        _process.BeginOutputReadLine();
    }

    /// <summary>True when it ended by itself, which it never should.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Starts it.</summary>
    /// <param name="kind">Who sends.</param>
    /// <param name="store">The store's file.</param>
    /// <param name="port">Where on this machine the mail server listens.</param>
    public static SenderProcess Start(SenderKind kind, string store, int port) => kind == SenderKind.Site
        ? new SenderProcess(typeof(Site).Assembly.Location,
            [$"--Store={store}", "--urls=http://127.0.0.1:0", "--Mail:Host=127.0.0.1", $"--Mail:Port={port}",
            $"--Mail:From={SenderRun.FromAddress}"])
        : new SenderProcess(typeof(SenderRun).Assembly.Location, [SenderRun.Verb, $"{kind}", store, $"{port}"]);

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.End();
        }

        _process.Dispose();
    }
}
