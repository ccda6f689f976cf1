using System.Net.Sockets;
using System.Text;
using Dapper;
using ToolVerdicts.Importing;
using ToolVerdicts.Load.Pages;
using ToolVerdicts.Load.Votes;
using ToolVerdicts.Store;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Load.Hostile;

/// <summary>
/// Sends every <see cref="SmugglingCase"/> to the site through nginx, which must be installed, while other clients share nginx's
/// connections to the site. No client may get an answer to another's request, and no hidden vote may be cast.
/// </summary>
internal static class SmugglingBehindNginx
{
    private const int BystandersAfterEach = 4;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(1);

    /// <summary>Sends all cases, with and without buffering in nginx, and prints the faults.</summary>
    /// <returns>The exit code: 0, or 1 when something was smuggled.</returns>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-smuggling-");
        try
        {
            var path = Path.Combine(folder.FullName, "store.db");
            using var store = new Database(path).OpenWriter();
            Migrations.Migrate(store, TimeProvider.System.GetUtcNow());
            var seeds = Directory.GetFiles(Path.Combine(SiteOptions.Home, "seeds"));
            if (new Importer(store, TimeProvider.System).Import(seeds).Any(outcome => outcome.Refusal is not null))
                throw new InvalidDataException("A seed was refused.");
            using var site = ServerProcess.OfSiteBehindProxy(path);
            var faults = 0;
            foreach (var isBuffered in new[] { true, false })
            {
                using var nginx = NginxProcess.InFrontOf(site.Port, isBuffered, folder.FullName);
                faults += await TryAllAsync(nginx.Port, isBuffered);
            }

            // nginx accepts a bare line feed as the end of a line, so it sees some hidden requests itself. Those are in its log and not
            // smuggled.
            var vote = $"POST /tools/{SmugglingCase.Tool}/vote ";
            var seen = File.ReadLines(Path.Combine(folder.FullName, NginxProcess.RequestLog))
                .Count(line => line.StartsWith(vote, StringComparison.Ordinal));
            var votes = store.ExecuteScalar<long>("SELECT COUNT(*) FROM votes");
            Console.WriteLine(
                $"{votes} votes were cast, of which nginx passed on {seen} as requests of their own: {votes - seen} were smuggled.");
            return faults == 0 && votes <= seen ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> TryAllAsync(int port, bool isBuffered)
    {
        var (faults, passedOn, bystanders) = (0, 0, 0);
        // A first post gets the cookie, and counts for nothing.
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("vote", "ship")]);
        using var first = await browser.PostAsync(new Uri($"http://127.0.0.1:{port}/tools/{SmugglingCase.Tool}/vote"), form);
        var cookie = first.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var cases = SmugglingCase.All($"127.0.0.1:{port}", cookie);
        foreach (var smuggled in cases)
        {
            var received = await SendAsync(port, smuggled.ToBytes());
            passedOn += received.Contains("Content-Security-Policy", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            for (var i = 0; i < BystandersAfterEach; i++, bystanders++)
            {
                var name = $"bystander{bystanders}";
                var request = $"GET /compare?tool={name}&tool=another HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
                var answer = await SendAsync(port, Encoding.ASCII.GetBytes(request));
                if (!IsAnswerTo(name, answer))
                    faults += PrintFault($"{smuggled.Name}: another client got {answer}");
            }
        }

        var mode = isBuffered ? "reads a request before it passes it on" : "passes a request on while it reads it";
        Console.WriteLine(
            $"{cases.Count} cases through nginx that {mode}: {passedOn} reached the site, {bystanders} requests of others in between, "
            + $"{faults} faults.");
        return faults;
    }

    // The page for an unknown tool shows the tool's name.
    private static bool IsAnswerTo(string name, string answer) =>
        SmugglingCase.CountAnswers(answer) == 1
        && answer.StartsWith("HTTP/1.1 404", StringComparison.Ordinal)
        && (answer.Contains($"{name}\u00E2", StringComparison.Ordinal) || answer.Contains($"{name}&", StringComparison.Ordinal));

    private static int PrintFault(string fault)
    {
        Console.WriteLine(fault);
        return 1;
    }

    private static async Task<string> SendAsync(int port, byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(bytes);
        var received = new StringBuilder();
        var buffer = new byte[16 * 1024];
        using var limit = new CancellationTokenSource();
        try
        {
            while (true)
            {
                limit.CancelAfter(LongestSilence);
                if (await stream.ReadAsync(buffer, limit.Token) is not (var count and > 0))
                    break;
                received.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException)
        {
            // nginx waits for the rest of a request, or has closed the connection.
        }

        return received.ToString();
    }
}
