using System.Net;
using System.Net.Sockets;
using System.Text;
using ToolVerdicts.Load.Pages;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Hostile;

/// <summary>
/// Four networks open connections, ask once on each and keep it, until together they have asked for as many as the server takes. Counts
/// the new clients of a hundred other networks that get a page, and the earlier clients whose connection still works. The control is the
/// site without limits of networks.
/// </summary>
internal static class HeldLines
{
    public const string Verb = "hold-connections";

    private const int Networks = 4;
    // Four times this number is the server's limit of connections.
    private const int OfEachNetwork = 1_024;
    private const int Others = 100;
    // Slower, the networks would take longer than the server keeps the idle connections of the earlier clients.
    private const int OpenedASecond = 90;
    private const int MostOfNetwork = OfEachNetwork / 4;
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(5);

    /// <summary>Measures the site and the control, and prints.</summary>
    /// <returns>The exit code: 0, or 1 when a client gets no page, a network holds too much, or the control loses nobody.</returns>
    public static async Task<int> RunAsync()
    {
        var limited = await MeasureAsync("site", "--Limits:Reads=100");
        var lifted = await MeasureAsync("without limits of networks", "--Limits:Reads=0");
        var isGood = limited is { New: Others, Earlier: Others } && limited.Held <= Networks * MostOfNetwork;
        return isGood && (lifted.Earlier < Others || lifted.New < Others) ? 0 : 1;
    }

    private static async Task<(int Held, int New, int Earlier)> MeasureAsync(string name, string setting)
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-held-");
        try
        {
            using var site = ServerProcess.OfSite(PageBenchmark.Store(folder.FullName), setting);
            var earlier = Enumerable.Range(1, Others).Select(number => new IPAddress([127, 0, 4, (byte)number])).ToList();
            var kept = new List<Socket>();
            foreach (var address in earlier)
                kept.Add(await AskAsync(site.Port, address) ?? throw new InvalidDataException("A client got no page before the flood."));
            var held = (await Task.WhenAll(Enumerable.Range(1, Networks).Select(number => HoldAsync(site.Port, (byte)number))))
                .SelectMany(sockets => sockets).ToList();
            var answered = await Task.WhenAll(Enumerable.Range(1, Others)
                .Select(number => AskAsync(site.Port, new IPAddress([127, 0, 5, (byte)number]))));
            var working = await Task.WhenAll(kept.Select(IsAnsweredAsync));
            var open = held.Count(IsOpen);
            Console.WriteLine(
                $"{name}: {Networks} networks asked for {Networks * OfEachNetwork} connections and hold {open}; "
                + $"{answered.Count(socket => socket is not null)} of {Others} new clients got a page, "
                + $"{working.Count(works => works)} of {Others} earlier ones on the connection that they had");
            foreach (var socket in held.Concat(kept).Concat(answered.OfType<Socket>()))
                socket.Dispose();
            return (open, answered.Count(socket => socket is not null), working.Count(works => works));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<Socket>> HoldAsync(int port, byte network)
    {
        var held = new List<Socket>();
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / OpenedASecond));
        for (var number = 0; number < OfEachNetwork; number++)
        {
            await tick.WaitForNextTickAsync();
            if (await AskAsync(port, new IPAddress([127, 0, 6, network])) is { } socket)
                held.Add(socket);
        }

        return held;
    }

    /// <returns>The open connection; null when no page came.</returns>
    private static async Task<Socket?> AskAsync(int port, IPAddress from)
    {
        try
        {
            using var limit = new CancellationTokenSource(LongestAnswer);
            var socket = await LoopbackNetwork.ConnectAsync(port, from, limit.Token);
            if (await IsAnsweredAsync(socket))
                return socket;
            socket.Dispose();
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            // A refused connection is a result.
        }

        return null;
    }

    private static async Task<bool> IsAnsweredAsync(Socket socket)
    {
        var answer = new byte[16_384];
        try
        {
            using var limit = new CancellationTokenSource(LongestAnswer);
            await socket.SendAsync("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), limit.Token);
            var length = await socket.ReceiveAsync(answer, limit.Token);
            return Encoding.ASCII.GetString(answer, 0, length).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal);
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            return false;
        }
    }

    // A closed connection can be read, and has nothing to read.
    private static bool IsOpen(Socket socket) => !(socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0);
}
