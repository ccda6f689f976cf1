using System.Collections.Concurrent;
using System.Diagnostics;

namespace ToolVerdicts.BrowserTests;

/// <summary>The built program as a separate process on a free port. Its store is in a temporary folder and filled from the seeds.</summary>
public sealed class RunningSite : IAsyncDisposable
{
    // The start screen shows the site's address behind this label.
    private const string AddressLabel = "  look ";

    // At its start the program may import thousands of captures.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestVerb = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestCheckpoint = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("toolverdicts-");
    private readonly ConcurrentQueue<string> output = [];
    private readonly TaskCompletionSource<Uri?> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process program;
    private bool isStarted;
    private Uri? address;

    private RunningSite(string[] settings)
    {
        program = new Process
        {
            StartInfo = new ProcessStartInfo(
                "dotnet",
                [ProgramPath(), StoreSetting, "--urls=http://127.0.0.1:0", "--Proxies=127.0.0.1", "--Limits:Reads=0", .. settings])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        program.OutputDataReceived += (_, line) => ReadLine(line.Data);
        program.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
    }

    /// <summary>The folder of the store and of the mail that the program writes.</summary>
    public string Folder => folder.FullName;

    /// <summary>The path of the store.</summary>
    public string StorePath => Path.Combine(Folder, "store.db");

    private string StoreSetting => $"--Store={StorePath}";

    /// <summary>The address on which the site listens.</summary>
    /// <exception cref="InvalidOperationException">The program has ended; the message holds its exit code and output.</exception>
    public Uri Address => address is not null && !program.HasExited
        ? address
        : throw new InvalidOperationException($"The program ended with exit code {program.ExitCode}:\n{string.Join('\n', output)}");

    /// <summary>Waits until the write-ahead log is truncated, so that the store is one file, and reads that file.</summary>
    /// <exception cref="TimeoutException">The log was not truncated within half a minute.</exception>
    public async Task<byte[]> ReadStoreAsync()
    {
        var clock = Stopwatch.StartNew();
        while (new FileInfo($"{StorePath}-wal").Length > 0)
        {
            if (clock.Elapsed > LongestCheckpoint)
                throw new TimeoutException($"The write-ahead log was not truncated within {LongestCheckpoint.TotalSeconds:0} s.");
            await Task.Delay(100);
        }

        return await File.ReadAllBytesAsync(StorePath);
    }

    /// <summary>Starts the program and waits until it prints the address on which it listens.</summary>
    /// <param name="settings">Additional command-line arguments, such as <c>--Seeds=FOLDER</c>.</param>
    /// <exception cref="TimeoutException">The program did not print its address within five minutes.</exception>
    public static Task<RunningSite> StartAsync(params string[] settings) => StartAsync(_ => Task.CompletedTask, settings);

    /// <inheritdoc cref="StartAsync(string[])"/>
    /// <param name="prepare">Fills the store before the start.</param>
    public static async Task<RunningSite> StartAsync(Func<RunningSite, Task> prepare, params string[] settings)
    {
        var site = new RunningSite(settings);
        try
        {
            await prepare(site);
            site.program.Start();
            site.isStarted = true;
            site.program.BeginOutputReadLine();
            site.program.BeginErrorReadLine();
            site.address = await site.listening.Task.WithinAsync("the address on the start screen", LongestStart);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a verb of the program, such as <c>digest send</c>, on the same store.</summary>
    /// <returns>The verb's standard output.</returns>
    /// <exception cref="InvalidOperationException">The exit code was not 0; the message holds the output.</exception>
    /// <exception cref="TimeoutException">The verb did not end within five minutes.</exception>
    public async Task<string> RunAsync(params string[] verb)
    {
        var start = new ProcessStartInfo("dotnet", [ProgramPath(), .. verb, StoreSetting])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var run = Process.Start(start)!;
        var text = Task.WhenAll(run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        var name = string.Join(' ', verb);
        try
        {
            var written = await text.WithinAsync($"the output of {name}", LongestVerb);
            await run.EndAsync();
            return run.ExitCode == 0
                ? written[0]
                : throw new InvalidOperationException($"{name} ended with exit code {run.ExitCode}:\n{written[0]}{written[1]}");
        }
        finally
        {
            if (!run.HasExited)
                run.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Ends the program and removes its store.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isStarted)
        {
            program.Kill(entireProcessTree: true);
            await program.EndAsync();
        }

        program.Dispose();
        folder.Delete(recursive: true);
    }

    private void ReadLine(string? line)
    {
        output.Enqueue(line ?? "");
        if (line is null)
            listening.TrySetResult(null);
        else if (line.StartsWith(AddressLabel, StringComparison.Ordinal))
            listening.TrySetResult(new Uri(line[AddressLabel.Length..].Trim()));
    }

    // The program's build output has the same path below its project as that of the tests: same configuration, same framework.
    private static string ProgramPath()
    {
        var project = new DirectoryInfo(AppContext.BaseDirectory);
        while (project.GetFiles("*.csproj") is [])
            project = project.Parent ?? throw new InvalidOperationException("The tests run outside their project.");
        var build = Path.GetRelativePath(project.FullName, AppContext.BaseDirectory);
        return Path.GetFullPath(Path.Combine(project.FullName, "../../src/ToolVerdicts.Web", build, "ToolVerdicts.Web.dll"));
    }
}
