using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ToolVerdicts.Load.Pages;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Load.Votes;

/// <summary>A server in a child process, on a free port of this machine.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    // All requests of a run come from one address. The rate limit is raised, not switched off, so that its cost is part of the figures.
    private const string Unlimited = "--Limits:Reads=1000000";

    private readonly Process _process;
    private long _loggedBytes;

    private ServerProcess(
        int port, string assembly, IEnumerable<string> args, IReadOnlyDictionary<string, string>? environment, bool isQuiet = false)
    {
        Port = port;
        var start = new ProcessStartInfo("dotnet", [assembly, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = isQuiet,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Interlocked.Add(ref _loggedBytes, Encoding.UTF8.GetByteCount(line.Data ?? "") + 1);
        // The output is read and dropped: a full pipe would block the server.
        _process.BeginOutputReadLine();
        if (isQuiet)
            _process.BeginErrorReadLine();
    }

    /// <summary>The TCP port on which the server listens.</summary>
    public int Port { get; }

    /// <summary>Starts the real program on a store.</summary>
    public static ServerProcess OfSite(string store, params string[] settings) => OfSite(typeof(Site).Assembly.Location, store, settings);

    /// <summary>Starts the real program on a store. Its log is counted instead of shown.</summary>
    public static ServerProcess OfSiteWithoutLog(string store, params string[] settings) =>
        OfSite(typeof(Site).Assembly.Location, store, settings, isQuiet: true);

    /// <summary>Starts a published build of the program on a store.</summary>
    public static ServerProcess OfPublished(string folder, string store) =>
        OfSite(Path.Combine(folder, Path.GetFileName(typeof(Site).Assembly.Location)), store, []);

    private static ServerProcess OfSite(string assembly, string store, string[] settings, bool isQuiet = false)
    {
        var port = FreePort();
        string[] args = [$"--Store={store}", $"--urls=http://127.0.0.1:{port}", Unlimited, .. settings];
        return WaitUntilListening(new ServerProcess(port, assembly, args, environment: null, isQuiet));
    }

    /// <summary>Starts the real program on a store. It trusts the client addresses that a proxy on this machine forwards.</summary>
    public static ServerProcess OfSiteBehindProxy(string store) => OfSite(store, "--Proxies=127.0.0.1");

    /// <summary>
    /// As <see cref="OfSiteBehindProxy"/>, with environment variables that make its system calls fail. Its error output is dropped.
    /// </summary>
    public static ServerProcess OfSiteWithFaults(string store, IReadOnlyDictionary<string, string> environment)
    {
        var port = FreePort();
        string[] args = [$"--Store={store}", $"--urls=http://127.0.0.1:{port}", "--Proxies=127.0.0.1", Unlimited];
        return WaitUntilListening(new ServerProcess(port, typeof(Site).Assembly.Location, args, environment, isQuiet: true));
    }

    /// <summary>Starts <see cref="VoteServer"/> on a store.</summary>
    public static ServerProcess OfVotes(WritePath path, string store, IReadOnlyDictionary<string, string>? environment = null)
    {
        var port = FreePort();
        string[] args = [VoteServer.Verb, $"{path}", store, $"{port}"];
        var isQuiet = path == WritePath.Early;
        return WaitUntilListening(new ServerProcess(port, typeof(VoteServer).Assembly.Location, args, environment, isQuiet));
    }

    /// <summary>Starts <see cref="BareServer"/> on a folder with a page, with tiered compilation as the site has it.</summary>
    public static ServerProcess OfBare(string folder, string verb = BareServer.Verb)
    {
        var port = FreePort();
        var compiled = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_TieredCompilation"] = "1" };
        string[] args = [verb, folder, $"{port}"];
        return WaitUntilListening(new ServerProcess(port, typeof(BareServer).Assembly.Location, args, compiled));
    }

    /// <summary>The bytes of the log so far; 0 when the log is shown.</summary>
    public long LoggedBytes => Interlocked.Read(ref _loggedBytes);

    /// <summary>The process identifier.</summary>
    public int Id => _process.Id;

    /// <summary>Sends <c>SIGKILL</c> and waits for the end of the process.</summary>
    /// <exception cref="TimeoutException">The process did not end within a minute.</exception>
    public void Kill()
    {
        _process.Kill();
        _process.End();
    }

    /// <summary>Sends <c>SIGTERM</c> and waits for the end of the process.</summary>
    /// <returns>The exit code; null when the process still runs at the limit.</returns>
    public int? Stop(TimeSpan limit)
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            kill.End();
        return _process.WaitForExit(limit) ? _process.ExitCode : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    /// <summary>The message of the exception for a server that ended before it listened.</summary>
    public static string EndedWith(int exitCode) => $"The server ended with exit code {exitCode}.";

    private static ServerProcess WaitUntilListening(ServerProcess server)
    {
        var clock = Stopwatch.StartNew();
        while (!Listens(server.Port))
        {
            if (server._process.HasExited || clock.Elapsed > LongestStart)
            {
                var message = server._process.HasExited
                    ? EndedWith(server._process.ExitCode)
                    : $"The server did not listen within {LongestStart.TotalSeconds:0} s.";
                server.Dispose();
                throw new InvalidOperationException(message);
            }

            Thread.Sleep(10);
        }

        return server;
    }

    /// <summary>True when a process listens on a port of this machine.</summary>
    public static bool Listens(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            // A refused connection is an expected answer.
            return false;
        }
    }

    /// <summary>A port on which no process listens.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
