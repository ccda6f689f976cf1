using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ToolVerdicts.Load.Pages;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Load.Votes;

/// <summary>A server as a process of its own, on a free port of this machine.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    // One address asks for all here. The limit is looked at as it is on any site.
    private const string Unlimited = "--Limits:Reads=1000000";

    private readonly Process _process;

    private ServerProcess(int port, string assembly, IEnumerable<string> args, IReadOnlyDictionary<string, string>? environment, bool isQuiet = false)
    {
        Port = port;
        var start = new ProcessStartInfo("dotnet", [assembly, .. args]) { RedirectStandardOutput = true, RedirectStandardError = isQuiet, UseShellExecute = false };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        // What nobody reads would fill the pipe.
        _process.BeginOutputReadLine();
        if (isQuiet)
            _process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>Starts the real program on a store.</summary>
    public static ServerProcess OfSite(string store, params string[] settings) => OfSite(typeof(Site).Assembly.Location, store, settings);

    /// <summary>Starts the program that was published into a folder, on a store.</summary>
    public static ServerProcess OfPublished(string folder, string store) => OfSite(Path.Combine(folder, Path.GetFileName(typeof(Site).Assembly.Location)), store, []);

    private static ServerProcess OfSite(string assembly, string store, string[] settings)
    {
        var port = FreePort();
        return Ready(new ServerProcess(port, assembly, [$"--Store={store}", $"--urls=http://127.0.0.1:{port}", Unlimited, .. settings], environment: null));
    }

    /// <summary>Starts the real program on a store, behind a proxy on this machine.</summary>
    public static ServerProcess OfSiteBehindProxy(string store) => OfSite(store, "--Proxies=127.0.0.1");

    /// <summary>Starts the real program on a store, behind a proxy on this machine, in an environment that is to make it fail: what it says of that is dropped.</summary>
    public static ServerProcess OfSiteInTrouble(string store, IReadOnlyDictionary<string, string> environment)
    {
        var port = FreePort();
        string[] args = [$"--Store={store}", $"--urls=http://127.0.0.1:{port}", "--Proxies=127.0.0.1", Unlimited];
        return Ready(new ServerProcess(port, typeof(Site).Assembly.Location, args, environment, isQuiet: true));
    }

    /// <summary>Starts <see cref="VoteServer"/> on a store.</summary>
    public static ServerProcess OfVotes(WritePath path, string store, IReadOnlyDictionary<string, string>? environment = null)
    {
        var port = FreePort();
        return Ready(new ServerProcess(port, typeof(VoteServer).Assembly.Location, [VoteServer.Verb, $"{path}", store, $"{port}"], environment, isQuiet: path == WritePath.Early));
    }

    /// <summary>Starts <see cref="BareServer"/> on a page, compiled as the site is.</summary>
    public static ServerProcess OfBare(string folder, string verb = BareServer.Verb)
    {
        var port = FreePort();
        var compiled = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_TieredCompilation"] = "1" };
        return Ready(new ServerProcess(port, typeof(BareServer).Assembly.Location, [verb, folder, $"{port}"], compiled));
    }

    /// <summary>Its process.</summary>
    public int Id => _process.Id;

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.End();
    }

    /// <summary>Asks it to end (<c>SIGTERM</c>), and waits until it has.</summary>
    /// <returns>The exit code; null when it has not ended by then.</returns>
    public int? Stop(TimeSpan patience)
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            kill.End();
        return _process.WaitForExit(patience) ? _process.ExitCode : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    /// <summary>What is told of a server that ended before it listened.</summary>
    public static string EndedWith(int exitCode) => $"The server ended with exit code {exitCode}.";

    private static ServerProcess Ready(ServerProcess server)
    {
        var clock = Stopwatch.StartNew();
        while (!Listens(server.Port))
        {
            if (server._process.HasExited || clock.Elapsed > LongestStart)
            {
                var told = server._process.HasExited ? EndedWith(server._process.ExitCode) : "The server does not listen.";
                server.Dispose();
                throw new InvalidOperationException(told);
            }

            Thread.Sleep(10);
        }

        return server;
    }

    /// <summary>True when somebody listens on a port of this machine.</summary>
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
            // Not yet is the answer, not a fault.
            return false;
        }
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
