using System.Collections.Concurrent;
using System.Diagnostics;

namespace ToolVerdicts.BrowserTests;

/// <summary>The built program as a process of its own, on a free port, over a store in a temporary folder that it fills from the seeds.</summary>
public sealed class RunningSite : IAsyncDisposable
{
    private const string AddressLabel = "  look ";
    // It may have thousands of captures to import first.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("toolverdicts-");
    private readonly ConcurrentQueue<string> said = [];
    private readonly TaskCompletionSource<Uri?> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process program;
    private Uri? address;

    private RunningSite(string[] settings)
    {
        program = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [ProgramPath(), StoreSetting, "--urls=http://127.0.0.1:0", "--Proxies=127.0.0.1", "--Limits:Reads=0", .. settings])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        program.OutputDataReceived += (_, line) => Hear(line.Data);
        program.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
    }

    /// <summary>Where its store is, and the mail it writes.</summary>
    public string Folder => folder.FullName;

    private string StoreSetting => $"--Store={Path.Combine(folder.FullName, "store.db")}";

    /// <summary>Where the site answers.</summary>
    /// <exception cref="InvalidOperationException">The program has ended; the message has all that it said.</exception>
    public Uri Address => address is not null && !program.HasExited
        ? address
        : throw new InvalidOperationException($"The program ended with exit code {program.ExitCode}:\n{string.Join('\n', said)}");

    /// <summary>Waits until all it has written lies in one file, and reads that.</summary>
    /// <exception cref="TimeoutException">It went on writing for half a minute.</exception>
    public async Task<byte[]> ReadStoreAsync()
    {
        var store = Path.Combine(Folder, "store.db");
        for (var waited = 0; new FileInfo($"{store}-wal").Length > 0; waited++)
        {
            if (waited > 300)
                throw new TimeoutException("The store's log is never at rest.");
            await Task.Delay(100);
        }

        return await File.ReadAllBytesAsync(store);
    }

    /// <summary>Starts the program and waits until it says where it listens.</summary>
    /// <param name="settings">More settings, as on the command line.</param>
    /// <exception cref="TimeoutException">The program did not listen within some minutes.</exception>
    public static async Task<RunningSite> StartAsync(params string[] settings)
    {
        var site = new RunningSite(settings);
        site.program.Start();
        try
        {
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

    /// <summary>Runs a verb of the program on the same store.</summary>
    /// <returns>What it wrote.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message has all that it said.</exception>
    public async Task<string> RunAsync(params string[] verb)
    {
        using var run = Process.Start(new ProcessStartInfo("dotnet", [ProgramPath(), .. verb, StoreSetting]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.EndAsync(LongestStart);
        return run.ExitCode == 0 ? await output : throw new InvalidOperationException($"{string.Join(' ', verb)} ended with exit code {run.ExitCode}:\n{await output}{await errors}");
    }

    /// <summary>Ends the program and removes its store.</summary>
    public async ValueTask DisposeAsync()
    {
        program.Kill(entireProcessTree: true);
        await program.EndAsync(LongestStart);
        program.Dispose();
        folder.Delete(recursive: true);
    }

    private void Hear(string? line)
    {
        said.Enqueue(line ?? "");
        if (line is null)
            listening.TrySetResult(null);
        else if (line.StartsWith(AddressLabel, StringComparison.Ordinal))
            listening.TrySetResult(new Uri(line[AddressLabel.Length..].Trim()));
    }

    /// <summary>The program's build output lies where the tests' does, in its own project's folder: same configuration, same framework.</summary>
    private static string ProgramPath()
    {
        var project = new DirectoryInfo(AppContext.BaseDirectory);
        while (project.GetFiles("*.csproj") is [])
            project = project.Parent ?? throw new InvalidOperationException("The tests run outside their project.");
        var output = Path.GetRelativePath(project.FullName, AppContext.BaseDirectory);
        return Path.GetFullPath(Path.Combine(project.FullName, "../../src/ToolVerdicts.Web", output, "ToolVerdicts.Web.dll"));
    }
}
