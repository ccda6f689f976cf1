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
/// Sends every <see cref="SmugglingCase"/> to the site through nginx, which must be installed, while others use the same connections to the site: nobody
/// gets an answer that is another's, and no hidden vote is cast.
/// </summary>
internal static class SmugglingBehindNginx
{
    private const int BystandersAfterEach = 4;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(1);

    /// <summary>Sends them and prints what became of each kind.</summary>
    /// <returns>The exit code: 0, or 1 when something was smuggled.</returns>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-smuggling-");
        try
        {
            var path = Path.Combine(folder.FullName, "store.db");
            using var store = new Database(path).OpenWriter();
            Migrations.Migrate(store, TimeProvider.System.GetUtcNow());
            if (new Importer(store, TimeProvider.System).Import(Directory.GetFiles(Path.Combine(SiteOptions.Home, "seeds"))).Any(outcome => outcome.Refusal is not null))
                throw new InvalidDataException("A seed was refused.");
            using var site = ServerProcess.OfSiteBehindProxy(path);
            var faults = 0;
            foreach (var isBuffered in new[] { true, false })
            {
                using var nginx = NginxProcess.InFrontOf(site.Port, isBuffered, folder.FullName);
                faults += await TryAllAsync(nginx.Port, isBuffered);
            }

            // nginx takes a line feed for a line's end, and so what stands behind some for a request of its own: that is no secret between the two.
            var seen = File.ReadLines(Path.Combine(folder.FullName, NginxProcess.RequestLog)).Count(line => line.StartsWith($"POST /tools/{SmugglingCase.Tool}/vote ", StringComparison.Ordinal));
            var votes = store.ExecuteScalar<long>("SELECT COUNT(*) FROM votes");
            Console.WriteLine($"{votes} votes were cast, of which nginx passed on {seen} as requests of their own: {votes - seen} were smuggled.");
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
        var cases = SmugglingCase.All($"127.0.0.1:{port}");
        foreach (var smuggled in cases)
        {
            var received = await SendAsync(port, smuggled.ToBytes());
            passedOn += received.Contains("Content-Security-Policy", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            for (var i = 0; i < BystandersAfterEach; i++, bystanders++)
            {
                var answer = await SendAsync(port, Encoding.ASCII.GetBytes($"GET /compare?tool=bystander{bystanders}&tool=another HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"));
                if (SmugglingCase.Answers(answer) != 1 || !answer.StartsWith("HTTP/1.1 404", StringComparison.Ordinal) || !answer.Contains($"bystander{bystanders}\u00E2", StringComparison.Ordinal) && !answer.Contains($"bystander{bystanders}&", StringComparison.Ordinal))
                    faults += Tell($"{smuggled.Name}: somebody else got {answer}");
            }
        }

        Console.WriteLine($"{cases.Count} cases through nginx that {(isBuffered ? "reads a request before it passes it on" : "passes a request on while it reads it")}: {passedOn} reached the site, {bystanders} others asked in between, {faults} faults.");
        return faults;
    }

    private static int Tell(string fault)
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
        using var patience = new CancellationTokenSource();
        try
        {
            while (true)
            {
                patience.CancelAfter(LongestSilence);
                if (await stream.ReadAsync(buffer, patience.Token) is not (var count and > 0))
                    break;
                received.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException)
        {
            // It waits for the rest of a request, or has hung up on it.
        }

        return received.ToString();
    }
}
