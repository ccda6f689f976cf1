using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ToolVerdicts.Importing;
using ToolVerdicts.Load.Votes;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Pages;

/// <summary>
/// A comparison that is kept for everybody, against what the machine can do at all: a bare Kestrel that writes the same bytes under the
/// same headers, and the same behind ASP.NET Core's output cache, and nginx with the page as a file. They take turns; wrk, which must be
/// installed with nginx, asks.
/// </summary>
internal static partial class PageBenchmark
{
    private const int Rounds = 5;
    private const int Seconds = 3;
    private const int WarmUpSeconds = 4;
    private const int Connections = 32;
    private const double LeastRatio = 0.95;
    private const double LeastPersonalRatio = 0.16;
    private const double MostMegabytes = 160;
    /// <summary>The comparison that is measured.</summary>
    public const string Page = "/compare/mistral-3-small-22b-vs-ml-intern";

    /// <summary>Measures and prints.</summary>
    /// <returns>The exit code: 0, or 1 when a target is missed.</returns>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-pages-");
        try
        {
            using var site = ServerProcess.OfPublished(Publishing.PublishSite(folder.FullName), Store(folder.FullName));
            var page = new Uri($"http://127.0.0.1:{site.Port}{Page}");
            var plain = await PageBytes.FetchAsync(page, encoding: null, folder.FullName, PageBytes.Plain);
            var brotli = await PageBytes.FetchAsync(page, "br", folder.FullName, PageBytes.Brotli);
            using var bare = ServerProcess.OfBare(folder.FullName);
            using var output = ServerProcess.OfBare(folder.FullName, BareServer.CachedVerb);
            using var nginx = NginxProcess.Start(folder.FullName);
            Console.WriteLine(
                $"{Page}: {plain.Body.Length} bytes, {brotli.Body.Length} with Brotli; {Connections} connections, {Rounds} rounds "
                + $"of {Seconds} s in turns, {Environment.ProcessorCount} processors");
            Console.WriteLine("what        server   answers/s  p50 ms  p99 ms  µs of CPU  MB resident  of bare");
            var isGood = true;
            foreach (var (name, path, headers) in ((string, string, string[])[])
            [
                ("brotli", PageBytes.Brotli, ["Accept-Encoding: br"]),
                ("identity", PageBytes.Plain, []),
                ("304", PageBytes.Brotli, ["Accept-Encoding: br", $"If-None-Match: {brotli.Tag}"]),
            ])
            {
                List<Side> sides =
                    [new("site", site.Id, page.AbsoluteUri), new("bare", bare.Id, $"http://127.0.0.1:{bare.Port}/"),
                    new("output", output.Id, $"http://127.0.0.1:{output.Port}/"),
                    new("nginx", nginx.Id, $"http://127.0.0.1:{nginx.Port}/{path}")];
                // nginx has versions of its own.
                isGood &= Measure(name, name == "304" ? sides.Take(3).ToList() : sides, headers);
            }

            var cookie = await VoteAsync(site.Port);
            List<Side> own = [new("site", site.Id, page.AbsoluteUri), new("bare", bare.Id, $"http://127.0.0.1:{bare.Port}/")];
            isGood &= Measure("own marks", own, [$"Cookie: {cookie}"], LeastPersonalRatio);
            Measure("own, gzip", own, [$"Cookie: {cookie}", "Accept-Encoding: gzip"], LeastPersonalRatio);
            var resident = own[0].ResidentMb;
            Console.WriteLine($"{resident:F0} MB resident afterwards (at most {MostMegabytes} asked).");
            isGood &= resident <= MostMegabytes;
            Console.WriteLine(isGood ? "Good."
                : $"Not good: at least {LeastRatio} of bare Kestrel is asked, and {LeastPersonalRatio} for pages with somebody's own "
                    + $"marks.");
            return isGood ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Measure(string name, List<Side> sides, string[] headers, double least = LeastRatio)
    {
        foreach (var side in sides)
            side.Ask(headers, WarmUpSeconds);
        // In turns, so that other work on the machine burdens all alike.
        foreach (var side in Enumerable.Repeat(sides, Rounds).SelectMany(round => round))
            side.Add(side.Ask(headers, Seconds));
        var bare = sides[1].Median(round => round.PerSecond);
        foreach (var side in sides)
        {
            Console.WriteLine(
                $"{name,-10}  {side.Name,-7}  {side.Median(round => round.PerSecond),9:F0}  {side.Median(round => round.P50),6:F2} "
                + $" {side.Median(round => round.P99),6:F2}  {side.Median(round => round.CpuUs),9:F1}  {side.ResidentMb,11:F0} "
                + $" {side.Median(round => round.PerSecond) / bare,7:F2}");
        }

        return sides[0].Median(round => round.PerSecond) / bare >= least;
    }

    /// <summary>A visitor with a vote on a tool, which is one of the two where no other is named.</summary>
    /// <returns>The cookie that says so.</returns>
    public static async Task<string> VoteAsync(int port, string tool = "ml-intern")
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var vote = new FormUrlEncodedContent([KeyValuePair.Create("vote", "ship")]);
        var address = new Uri($"http://127.0.0.1:{port}/tools/{tool}/vote");
        // The first post gets the cookie, and the second, which has it, counts.
        using var asked = await client.PostAsync(address, vote);
        client.DefaultRequestHeaders.Add("Cookie", asked.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var again = new FormUrlEncodedContent([KeyValuePair.Create("vote", "ship")]);
        using var answer = await client.PostAsync(address, again);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        return cookie[..cookie.IndexOf(';', StringComparison.Ordinal)];
    }

    /// <summary>A store with the seeds, in a folder.</summary>
    public static string Store(string folder)
    {
        var path = Path.Combine(folder, "store.db");
        AddSeeds(path);
        return path;
    }

    /// <summary>Adds the seeds to a store, which need not exist.</summary>
    public static void AddSeeds(string path)
    {
        using var store = new Database(path).OpenWriter();
        Migrations.Migrate(store, TimeProvider.System.GetUtcNow());
        var outcomes = new Importer(store, TimeProvider.System)
            .Import(Directory.GetFiles(Path.Combine(Web.Settings.SiteOptions.Home, "seeds"), "*.txt")).ToList();
        if (outcomes.Exists(outcome => outcome.Refusal is not null))
            throw new InvalidDataException("A seed was refused.");
    }

    /// <summary>What one round of one server came to.</summary>
    public sealed record Round(double PerSecond, double P50, double P99, double CpuUs);

    /// <summary>A server that is measured.</summary>
    public sealed record Side(string Name, int ProcessId, string Address, params string[] Arguments)
    {
        private readonly List<Round> _rounds = [];

        public double ResidentMb => Process.GetProcessById(ProcessId).WorkingSet64 / 1e6;

        public void Add(Round round) => _rounds.Add(round);

        public double Median(Func<Round, double> figure) => _rounds.Select(figure).Order().ElementAt(_rounds.Count / 2);

        public Round Ask(string[] headers, int seconds, int connections = Connections)
        {
            var before = Cpu();
            var said = Wrk(["-t1", $"-c{connections}", $"-d{seconds}s", "--latency", .. Arguments,
                .. headers.SelectMany(header => (string[])["-H", header]), Address]);
            var used = Cpu() - before;
            if (Errors().IsMatch(said))
                throw new InvalidDataException($"{Name} did not answer well:\n{said}");
            var answers = double.Parse(Answers().Match(said).Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
            return new Round(answers / seconds, Ms(said, "50%"), Ms(said, "99%"), used.TotalMicroseconds / answers);
        }

        private TimeSpan Cpu() => Process.GetProcessById(ProcessId).TotalProcessorTime;

        private static double Ms(string said, string part)
        {
            var match =
                Regex.Match(said, $@"{part}\s+(?<time>[\d.]+)(?<unit>us|ms|s)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
            return double.Parse(match.Groups["time"].ValueSpan, CultureInfo.InvariantCulture) * match.Groups["unit"].Value switch { "us" =>
                0.001, "ms" => 1, _ => 1000 };
        }
    }

    private static string Wrk(IEnumerable<string> arguments)
    {
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        return wrk.ReadToEnd(wrk.StandardOutput, Wait.LongRun);
    }

    [GeneratedRegex(@"(?<count>\d+) requests in", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Answers();

    [GeneratedRegex("Non-2xx|Socket errors", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Errors();
}
