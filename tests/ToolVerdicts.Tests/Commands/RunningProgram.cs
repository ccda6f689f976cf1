using System.Diagnostics;
using System.Text;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Tests.Commands;

/// <summary>The real program while it serves a store behind a proxy on this machine, as a process of its own.</summary>
internal sealed class RunningProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private readonly TaskCompletionSource<Uri> _url = new();

    private RunningProgram(string[] args)
    {
        // A limit on the size of files ends a program by a signal, unless that is ignored: then it is an error of the write, as of a disk.
        string[] run = ["-c", "trap '' XFSZ; exec dotnet \"$@\"", "sh"];
        _process = new Process
        {
            StartInfo =
                new ProcessStartInfo("sh",
                [.. run, typeof(Site).Assembly.Location, .. args, "--urls=http://127.0.0.1:0", "--Proxies=127.0.0.1",
                "--Limits:Reads=0"])
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
    public HttpClient Client { get; } = new(new Pages.PostedAgain());

    /// <summary>Starts the program, and returns when it serves.</summary>
    /// <param name="args">The verb, of a preview, and settings.</param>
    public static async Task<RunningProgram> StartAsync(string store, params string[] args)
    {
        var program = new RunningProgram([.. args, $"--Store={store}"]);
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

    /// <summary>All that the program printed until now.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <summary>Waits until a page is as expected, for half a minute at most. Times in which the site does not answer pass.</summary>
    public async Task UntilAsync(string path, Func<string, bool> isExpected)
    {
        var limit = DateTime.UtcNow + Patience;
        while (!await IsAsync())
        {
            (DateTime.UtcNow < limit).ShouldBeTrue($"{path} was not as expected within {Patience}");
            await Task.Delay(100);
        }

        async Task<bool> IsAsync()
        {
            try
            {
                return isExpected(await Client.GetStringAsync(path));
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
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
        // The start screen has "look URL", and a preview "The preview is at URL; …".
        var words = line?.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (words is ["look", _] or ["The", "preview", "is", "at", _, ..])
            _url.TrySetResult(new Uri(words.First(word => word.StartsWith("http", StringComparison.Ordinal)).TrimEnd(';')));
    }
}
