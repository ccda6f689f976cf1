using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ToolVerdicts.Load.Pages;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Hostile;

/// <summary>
/// Opens many connections that begin a request and never end it, and measures the latency of other clients' pages meanwhile. The control
/// is the latency before.
/// </summary>
internal static class HalfOpen
{
    public const string Verb = "half-open";

    private const int Connections = 5_000;
    private const int Pages = 1_500;
    private const double LargestRatio = 2;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(12);

    // The limit of the run: a connection that is still open then fails it.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4);

    /// <summary>Measures and prints.</summary>
    /// <returns>
    /// The exit code: 0, or 1 when the latency more than doubles, a page fails, or a silent connection stays for more than twelve seconds.
    /// </returns>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-half-open-");
        try
        {
            using var site = ServerProcess.OfSite(PageBenchmark.Store(folder.FullName));
            await ReadPagesAsync(site.Port);
            var before = await ReadPagesAsync(site.Port);
            var clock = Stopwatch.StartNew();
            var silent = new List<Task<(bool HasStatus408, TimeSpan Stayed)>>();
            for (var i = 0; i < Connections; i++)
                silent.Add(StaySilentAsync(site.Port, i));
            var opened = clock.Elapsed;
            var during = await ReadPagesAsync(site.Port);
            var stayed = await WaitForAllAsync(silent);
            var longest = stayed.Max(connection => connection.Stayed);
            Console.WriteLine(
                $"{Connections} half-open connections within {opened.TotalSeconds:0.0} s: "
                + $"{stayed.Count(connection => connection.HasStatus408)} answered 408, the others closed; "
                + $"the longest stayed {longest.TotalSeconds:0.0} s");
            Console.WriteLine(
                $"pages of others, each on a new connection: p99 {before.P99:0.00} ms before, {during.P99:0.00} ms meanwhile "
                + $"({during.P99 / before.P99:0.00} times), {before.Refused + during.Refused} refused");
            var isGood = during.P99 <= LargestRatio * before.P99 && before.Refused + during.Refused == 0
                && longest <= LongestSilence && stayed.Any(connection => connection.HasStatus408);
            return isGood ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<T[]> WaitForAllAsync<T>(List<Task<T>> connections)
    {
        var all = Task.WhenAll(connections);
        if (await Task.WhenAny(all, Task.Delay(LongestWait)) != all)
            throw new TimeoutException($"Waited {LongestWait.TotalSeconds:0} s for the site to close the half-open connections.");
        return await all;
    }

    private static async Task<(double P99, int Refused)> ReadPagesAsync(int port)
    {
        using var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero };
        using var client = new HttpClient(handler) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var (times, refused) = (new List<double>(), 0);
        for (var i = 0; i < Pages; i++)
        {
            var clock = Stopwatch.StartNew();
            try
            {
                using var answer = await client.GetAsync(PageBenchmark.Page);
                answer.EnsureSuccessStatusCode();
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
            catch (HttpRequestException)
            {
                refused++;
            }

            await Task.Delay(Pause);
        }

        times.Sort();
        return (times.Count == 0 ? double.PositiveInfinity : times[times.Count * 99 / 100], refused);
    }

    private static async Task<(bool HasStatus408, TimeSpan Stayed)> StaySilentAsync(int port, int number)
    {
        var answer = new byte[512];
        var clock = new Stopwatch();
        try
        {
            // Connections come from many addresses of this machine, because one address has too few ports.
            using var socket = await LoopbackNetwork.ConnectAsync(port, new IPAddress([127, 0, 1, (byte)(number % 200 + 1)]));
            // The clock starts after the connection is accepted, which takes a second for some of thousands.
            clock.Start();
            await socket.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "u8.ToArray());
            var length = await socket.ReceiveAsync(answer);
            return (Encoding.ASCII.GetString(answer, 0, length).Contains(" 408 ", StringComparison.Ordinal), clock.Elapsed);
        }
        catch (SocketException)
        {
            // The site closed the connection to make room.
            return (false, clock.Elapsed);
        }
    }
}
