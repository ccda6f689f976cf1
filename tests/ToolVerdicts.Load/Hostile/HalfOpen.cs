using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ToolVerdicts.Load.Pages;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Hostile;

/// <summary>
/// Opens many connections that begin a request and never end it, and measures what others wait for their pages, each on a connection of its own, meanwhile and
/// before.
/// </summary>
internal static class HalfOpen
{
    /// <summary>The verb.</summary>
    public const string Verb = "half-open";

    private const int Connections = 5_000;
    private const int Pages = 1_500;
    private const double LargestRatio = 2;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4);

    /// <summary>Prints the figures.</summary>
    /// <returns>The exit code: 0, or 1 when others wait more than twice as long, are refused, or a silent connection stays for more than twelve seconds.</returns>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-half-open-");
        try
        {
            using var site = ServerProcess.OfSite(PageBenchmark.Store(folder.FullName));
            await AskAsync(site.Port);
            var before = await AskAsync(site.Port);
            var clock = Stopwatch.StartNew();
            var silent = new List<Task<(bool Told, TimeSpan Stayed)>>();
            for (var i = 0; i < Connections; i++)
                silent.Add(StaySilentAsync(site.Port, i));
            var opened = clock.Elapsed;
            var during = await AskAsync(site.Port);
            var stayed = await Task.WhenAll(silent);
            var longest = stayed.Max(connection => connection.Stayed);
            Console.WriteLine($"{Connections} half-open connections within {opened.TotalSeconds:0.0} s: {stayed.Count(connection => connection.Told)} told 408, the others closed; none stayed longer than {longest.TotalSeconds:0.0} s");
            Console.WriteLine($"pages of others, each on a new connection: p99 {before.P99:0.00} ms before, {during.P99:0.00} ms meanwhile ({during.P99 / before.P99:0.00} times), {before.Refused + during.Refused} refused");
            return during.P99 <= LargestRatio * before.P99 && before.Refused + during.Refused == 0 && longest <= LongestSilence && stayed.Any(connection => connection.Told) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double P99, int Refused)> AskAsync(int port)
    {
        using var client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
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

    private static async Task<(bool Told, TimeSpan Stayed)> StaySilentAsync(int port, int number)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var answer = new byte[512];
        var clock = new Stopwatch();
        try
        {
            // From many addresses of this machine, each of which has ports of its own.
            socket.Bind(new IPEndPoint(new IPAddress([127, 0, 1, (byte)(number % 200 + 1)]), 0));
            await socket.ConnectAsync(IPAddress.Loopback, port);
            // Not before: of thousands that come at once the system lets some in a second later.
            clock.Start();
            await socket.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "u8.ToArray());
            var length = await socket.ReceiveAsync(answer);
            return (Encoding.ASCII.GetString(answer, 0, length).Contains(" 408 ", StringComparison.Ordinal), clock.Elapsed);
        }
        catch (SocketException)
        {
            // Closed to make room.
            return (false, clock.Elapsed);
        }
    }
}
