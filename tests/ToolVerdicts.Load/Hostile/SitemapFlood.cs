using System.Diagnostics;
using System.Globalization;
using System.Net;
using ToolVerdicts.Load.Scale;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Hostile;

/// <summary>
/// Asks for a sitemap part of 4,000 tools 300 times at once, in nine waves within the published rate of five networks. Measures the
/// memory of the site, and the searches of another visitor, which no cache answers.
/// </summary>
internal static class SitemapFlood
{
    public const string Verb = "flood-sitemaps";

    private const string Part = "/sitemaps/tools-1.xml";
    // The first backup would be made during the run.
    private const string NoBackup = "--Backup:Folder=none";
    private const int Tools = 4_000;
    private const int Waves = 9;
    private const int Networks = 5;
    // Three seconds of the rate of a network, which is the most that it may ask at once.
    private const int OfEachNetwork = 60;
    private const int WarmUpSearches = 100;
    private const double MostMemory = 1.3;
    private static readonly TimeSpan LongestSearch = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Refill = TimeSpan.FromSeconds(3.2);
    private static readonly TimeSpan SearchPause = TimeSpan.FromMilliseconds(70);

    /// <summary>Measures and prints.</summary>
    /// <returns>The exit code: 0, or 1 when memory grows by more than a third, a search takes too long, or an answer is no 200.</returns>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-flood-");
        try
        {
            var store = Path.Combine(folder.FullName, "flood.db");
            ScaleStore.Run(store, Tools, votes: 1_000);
            using var site = ServerProcess.OfSite(store, "--Limits:Reads=20", NoBackup);
            using var visitor = LoopbackNetwork.Client(site.Port, IPAddress.Parse("127.0.3.1"));
            var clients = Enumerable.Range(1, Networks)
                .Select(number => LoopbackNetwork.Client(site.Port, new IPAddress([127, 0, 2, (byte)number]))).ToList();
            using var stop = new CancellationTokenSource();
            for (var number = 0; number < WarmUpSearches; number++)
            {
                Search(visitor, -number);
                await Task.Delay(SearchPause);
            }

            (await visitor.GetAsync(Part)).EnsureSuccessStatusCode();
            var before = ResidentBytes(site.Id);
            // A thread of its own does not wait for those of the flood.
            var searches = Task.Factory.StartNew(
                () => SearchUntil(visitor, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            var memory = WatchMemoryAsync(site.Id, stop.Token);
            var (answered, refused) = (0, 0);
            for (var wave = 0; wave < Waves; wave++)
            {
                var asked = clients.SelectMany(client => Enumerable.Range(0, OfEachNetwork).Select(_ => IsAnsweredAsync(client)));
                foreach (var isAnswered in await Task.WhenAll(asked))
                    _ = isAnswered ? answered++ : refused++;
                await Task.Delay(Refill);
            }

            await stop.CancelAsync();
            var (took, failed) = await searches;
            var (most, after) = (await memory, ResidentBytes(site.Id));
            clients.ForEach(client => client.Dispose());
            Console.WriteLine(
                $"{Waves} waves of {Networks * OfEachNetwork} requests: {answered} answered 200, {refused} not; resident memory "
                + $"{before / 1e6:0} MB before, {most / 1e6:0} MB at most ({(double)most / before:0.00} times), {after / 1e6:0} MB after "
                + $"({(double)after / before:0.00} times)");
            Console.WriteLine(
                $"another visitor's {took.Count} searches meanwhile: p50 {took[took.Count / 2].TotalMilliseconds:0} ms, "
                + $"p99 {took[took.Count * 99 / 100].TotalMilliseconds:0} ms, the slowest {took[^1].TotalMilliseconds:0} ms, "
                + $"{failed} not answered 200");
            return refused + failed == 0 && most <= MostMemory * before && took[^1] <= LongestSearch ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> IsAnsweredAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(Part, HttpCompletionOption.ResponseHeadersRead);
            await answer.Content.CopyToAsync(Stream.Null);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
        {
            return false;
        }
    }

    private static (List<TimeSpan> Took, int Failed) SearchUntil(HttpClient visitor, CancellationToken stop)
    {
        var (took, failed) = (new List<TimeSpan>(), 0);
        while (!stop.IsCancellationRequested)
        {
            var clock = Stopwatch.StartNew();
            failed += Search(visitor, took.Count) == HttpStatusCode.OK ? 0 : 1;
            took.Add(clock.Elapsed);
            Thread.Sleep(SearchPause);
        }

        took.Sort();
        return (took, failed);
    }

    private static HttpStatusCode Search(HttpClient visitor, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/tools?q=tool{number}");
        using var answer = visitor.Send(request);
        return answer.StatusCode;
    }

    private static async Task<long> WatchMemoryAsync(int process, CancellationToken stop)
    {
        var most = 0L;
        while (!stop.IsCancellationRequested)
        {
            most = Math.Max(most, ResidentBytes(process));
            await Task.Delay(50);
        }

        return most;
    }

    private static long ResidentBytes(int process) => 1_024 * long.Parse(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))[6..^2],
        CultureInfo.InvariantCulture);
}
