using System.Diagnostics;
using System.Text.RegularExpressions;
using Dapper;
using ToolVerdicts.Load.Votes;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Pages;

/// <summary>
/// A kept comparison while a thousand votes a second are written: how much of its throughput it keeps, and how long a vote on one of its
/// tools takes to be seen on it. Rounds without votes and with them take turns; everything shares the machine.
/// </summary>
internal static class BusyBenchmark
{
    private const int Rounds = 12;
    private const int Seconds = 3;
    private const int VotesPerSecond = 1_000;
    private const int WarmUpSeconds = 30;
    private const int Voters = 8;
    private const double LeastKept = 0.8;

    private static readonly TimeSpan LongestUnseen = TimeSpan.FromSeconds(1);

    private static int s_number;

    /// <summary>Measures and prints.</summary>
    /// <returns>The exit code: 0, or 1 when a target is missed.</returns>
    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-busy-");
        try
        {
            var (store, slugs) = VoteStore.Create(folder.FullName, "busy");
            var address = FirstComparison(store);
            // Of its tools, one is for the votes that are looked for.
            var watched = slugs.First(slug => address.StartsWith($"{slug}-vs-", StringComparison.Ordinal));
            var others = slugs.Where(slug => slug != watched).ToList();
            using var site = ServerProcess.OfSiteBehindProxy(store);
            var side = new PageBenchmark.Side("site", site.Id, $"http://127.0.0.1:{site.Port}/compare/{address}");
            string[] headers = ["Accept-Encoding: br"];
            // Until the runtime has compiled for both what both need.
            var warming = Task.Run(() => Vote(site.Port, others, WarmUpSeconds));
            side.Ask(headers, WarmUpSeconds);
            warming.WithinAsync("the votes of the warm-up", Wait.LongRun).GetAwaiter().GetResult();
            TellCost(site, () => Vote(site.Port, others, Seconds));
            List<double> quiet = [], busy = [], voted = [];
            List<TimeSpan> unseen = [];
            for (var round = 0; round < Rounds; round++)
            {
                quiet.Add(side.Ask(headers, Seconds).PerSecond);
                var voting = Task.Run(() => Vote(site.Port, others, Seconds + 2));
                var watching = Task.Run(() => Watch(new Uri(side.Address), site.Port, watched, Seconds));
                Thread.Sleep(500);
                busy.Add(side.Ask(headers, Seconds).PerSecond);
                voted.Add(voting.WithinAsync("the votes of a round", Wait.LongRun).GetAwaiter().GetResult());
                unseen.AddRange(watching.WithinAsync("the votes to be seen", Wait.LongRun).GetAwaiter().GetResult());
            }

            // Of two rounds that follow each other: the machine's own pace changes in the course of a minute.
            var kept = Median(busy.Zip(quiet, (with, without) => with / without).ToList());
            Console.WriteLine(
                $"{Rounds} rounds of {Seconds} s in turns: {Median(quiet):F0} pages a second without votes, {Median(busy):F0} "
                + $"with {Median(voted):F0} votes a second, {kept:F2} of them (at least {LeastKept} asked); "
                + $"{unseen.Count} votes seen after {unseen.Average(time => time.TotalMilliseconds):F0} ms, at "
                + $"most {unseen.Max().TotalMilliseconds:F0} ms ({LongestUnseen.TotalMilliseconds:F0} ms asked).");
            return kept >= LeastKept && unseen.Max() <= LongestUnseen && Median(voted) >= VotesPerSecond * 0.98 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Who votes takes time of the same processors, which is not the site's to save.
    private static void TellCost(ServerProcess site, Func<double> vote)
    {
        var (its, ours) = (Cpu(site.Id), Cpu(Environment.ProcessId));
        var votes = vote() * Seconds;
        Console.WriteLine(
            $"Votes alone: {votes / Seconds:F0} a second, {(Cpu(site.Id) - its).TotalMicroseconds / votes:F0} µs of CPU each in the "
            + $"site, {(Cpu(Environment.ProcessId) - ours).TotalMicroseconds / votes:F0} µs in the voters.");
    }

    private static TimeSpan Cpu(int process)
    {
        using var seen = Process.GetProcessById(process);
        return seen.TotalProcessorTime;
    }

    private static string FirstComparison(string path)
    {
        using var store = new Database(path).OpenConnection();
        return store.QueryFirst<string>("SELECT address FROM captures ORDER BY id");
    }

    /// <returns>How many votes a second were acknowledged.</returns>
    private static double Vote(int port, List<string> slugs, int seconds)
    {
        var clock = Stopwatch.StartNew();
        var written = 0;
        var voters = Enumerable.Range(0, Voters).Select(_ => new Thread(() =>
        {
            using var client = new VoteClient(port);
            for (var vote = 0; clock.Elapsed.TotalSeconds < seconds; vote++)
            {
                var due = TimeSpan.FromSeconds((double)vote * Voters / VotesPerSecond) - clock.Elapsed;
                if (due > TimeSpan.Zero)
                    Thread.Sleep(due);
                var number = Interlocked.Increment(ref s_number);
                if (client.Vote(slugs[number % slugs.Count], number % 3 == 0 ? "skip" : "ship", cookie: null,
                    VoteClient.Address(number)).Status == 303)
                    Interlocked.Increment(ref written);
            }
        })).ToList();
        voters.ForEach(voter => voter.Start());
        voters.End("the last answers to voters");
        return written / clock.Elapsed.TotalSeconds;
    }

    /// <returns>How long each vote took, from its acknowledgement, to be seen on the page.</returns>
    private static List<TimeSpan> Watch(Uri page, int port, string slug, int seconds)
    {
        using var client = new VoteClient(port);
        using var reader = new HttpClient();
        var unseen = new List<TimeSpan>();
        var pattern =
            new Regex($"id=\"votes-{Regex.Escape(slug)}\"(?:(?!</section>).)*?<strong>(?<count>\\d+) votes?,",
            RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < seconds;)
        {
            var before = Count();
            if (client.Vote(slug, "ship", cookie: null, VoteClient.Address(Interlocked.Increment(ref s_number))).Status != 303)
                throw new InvalidDataException("A vote was refused.");
            var since = Stopwatch.StartNew();
            while (Count() <= before && since.Elapsed < TimeSpan.FromSeconds(10))
                Thread.Sleep(20);
            unseen.Add(since.Elapsed);
        }

        return unseen;

        int Count() =>
            pattern.Match(reader.GetStringAsync(page).Result) is { Success: true } match ? int.Parse(match.Groups["count"].ValueSpan) : 0;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
