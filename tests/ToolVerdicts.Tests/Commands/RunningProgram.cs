using System.Diagnostics;
using System.Text;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Tests.Commands;

/// <summary>The real program while it serves a store behind a proxy on this machine, as a process of its own.</summary>
internal sealed class RunningProgram : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private readonly TaskCompletionSource<Uri> _url = new();

    private RunningProgram(string store, string[] settings)
    {
        // A limit on the size of files ends a program by a signal, unless that is ignored: then it is an error of the write, as of a disk.
        string[] run = ["-c", "trap '' XFSZ; exec dotnet \"$@\"", "sh"];
        _process = new Process
        {
            StartInfo =
                new ProcessStartInfo("sh",
                [.. run, typeof(Site).Assembly.Location, $"--Store={store}", "--urls=http://127.0.0.1:0", "--Proxies=127.0.0.1",
                "--Limits:Reads=0", .. settings])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        // As of a service: none.
        _process.StartInfo.Environment["HOME"] = "/dev/null";
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The process.</summary>
    public int Id => _process.Id;

    /// <summary>Asks the site and follows no redirect.</summary>
    public HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>Starts the program, and returns when it serves.</summary>
    public static async Task<RunningProgram> StartAsync(string store, params string[] settings)
    {
        var program = new RunningProgram(store, settings);
        program.Client.BaseAddress = await program._url.Task.WithinAsync("the address on the start screen");
        return program;
    }

    /// <summary>Ends the program at once.</summary>
    /// <returns>All that it printed.</returns>
    public async Task<string> KillAsync()
    {
        _process.Kill();
        await _process.EndAsync();
        lock (_log)
            return _log.ToString();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        Client.Dispose();
    }

    private void Note(string? line)
    {
        lock (_log)
            _log.AppendLine(line);
        if (line?.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["look", var url])
            _url.TrySetResult(new Uri(url));
    }
}
