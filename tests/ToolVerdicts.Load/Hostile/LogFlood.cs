using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ToolVerdicts.Load.Pages;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Hostile;

/// <summary>
/// One stranger sends malformed and odd requests as fast as it can. Measures the bytes of log a second. The control is the same with every
/// message of the framework.
/// </summary>
internal static class LogFlood
{
    public const string Verb = "log-bytes";

    private const int Clients = 16;
    private const int MostBytesASecond = 1_024;
    private const string Form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\nvote=ship";
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(1);
    private static readonly IPAddress Stranger = new([127, 0, 7, 1]);

    // Each is the beginning of a connection. {0} is a number of its own.
    private static readonly string[] Requests =
    [
        "GET / HTTP/1.1\r\nHost: \r\n\r\n",
        "GET / HTTP/1.1\r\nHost: stranger-{0}.example\r\n\r\n",
        $"GET /{new string('%', 2_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /%00%ff%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: visitor=\u00ff\u0001{0}\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: {0}\r\n\r\n",
        $"GET / HTTP/1.1\r\nHost: localhost\r\nX: {new string('a', 20_000)}\r\n\r\n",
        "GET / HTTP/1.1\nHost: localhost\n\n",
        "GET / HTTP/9.9\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003{0}",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0004\u0003\u0000\u0000\u0000\u0000\u0001\u0000\u0000\u0000\u0008",
        "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: {0}\r\n\r\n",
        $"POST /tools/ml-intern/vote HTTP/1.1\r\nHost: localhost:99999\r\nOrigin: http://localhost:99999\r\n{Form}",
        $"POST /tools/ml-intern/vote HTTP/1.1\r\nHost: localhost:99999\r\nReferer: http://localhost:99999/tools\r\n{Form}",
        $"POST /tools/ml-intern/vote HTTP/1.1\r\nHost: localhost\r\nOrigin: file://\r\n{Form}",
        $"POST /tools/ml-intern/vote HTTP/1.1\r\nHost: localhost\r\nOrigin: news:{{0}}\r\n{Form}",
        $"POST /tools/ml-intern/vote HTTP/1.1\r\nHost: localhost\r\nReferer: http://localhost/{new string('%', 2_000)}\r\n{Form}",
        $"POST /tools/ml-intern/vote?again=1 HTTP/1.1\r\nHost: localhost\r\nReferer: {{0}}://\r\n{Form}",
        "POST /bookmarks/import HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary={0}\r\n"
            + "Content-Length: 5\r\n\r\n--x\r\n",
        "POST /bookmarks HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST /subscribe HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n",
        "POST /unsubscribe/{0} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n",
    ];

    /// <summary>Measures the site and the control, and prints.</summary>
    /// <returns>The exit code: 0, or 1 when a second causes more than a kilobyte, or the control does not.</returns>
    public static async Task<int> RunAsync()
    {
        var site = await MeasureAsync("site");
        var control = await MeasureAsync("with every message of the server", "--Logging:LogLevel:Microsoft=Debug",
            "--Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel=Debug");
        return site <= MostBytesASecond && control > MostBytesASecond ? 0 : 1;
    }

    private static async Task<double> MeasureAsync(string name, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-log-");
        try
        {
            using var site = ServerProcess.OfSiteWithoutLog(PageBenchmark.Store(folder.FullName), ["--Limits:Reads=20", .. settings]);
            var before = site.LoggedBytes;
            var clock = Stopwatch.StartNew();
            var sent = (await Task.WhenAll(Enumerable.Range(0, Clients).Select(number => SendAsync(site.Port, number, clock)))).Sum();
            // Later lines belong to the flood as well.
            await Task.Delay(TimeSpan.FromSeconds(1));
            var perSecond = (site.LoggedBytes - before) / clock.Elapsed.TotalSeconds;
            Console.WriteLine($"{name}: {sent / Length.TotalSeconds:0} requests of {Requests.Length} kinds a second, "
                + $"{perSecond:0} bytes of log a second");
            return perSecond;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> SendAsync(int port, int client, Stopwatch clock)
    {
        var (sent, answer) = (0, new byte[4_096]);
        for (; clock.Elapsed < Length; sent++)
        {
            var number = sent * Clients + client;
            try
            {
                using var limit = new CancellationTokenSource(LongestAnswer);
                using var socket = await LoopbackNetwork.ConnectAsync(port, Stranger, limit.Token);
                // A reset frees the port at once.
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                var text = Requests[number % Requests.Length].Replace("{0}", $"{number}", StringComparison.Ordinal);
                await socket.SendAsync(Encoding.Latin1.GetBytes(text), limit.Token);
                await socket.ReceiveAsync(answer, limit.Token);
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException)
            {
                // The site closes connections as it likes.
            }
        }

        return sent;
    }
}
