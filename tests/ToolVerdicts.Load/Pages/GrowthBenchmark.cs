using System.Globalization;
using Dapper;
using ToolVerdicts.Load.Votes;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Pages;

/// <summary>
/// What pages cost in a store of a hundred thousand tools, against the same pages in a store of the seeds alone; and what lists and
/// searches cost in the large one, each made anew. The sites take turns; wrk, which must be installed, asks.
/// </summary>
internal static class GrowthBenchmark
{
    /// <summary>The verb, followed by a file that <c>scale-store</c> wrote. The seeds are added to it.</summary>
    public const string Verb = "growth-bench";

    private const int Rounds = 5;
    private const int Seconds = 3;
    private const int WarmUpSeconds = 8;
    private const int Asked = 20_000;
    private const int Connections = 8;
    private const double MostGrowth = 1.1;
    private const double MostMs = 25;
    private const double MostTimesAComparison = 10;
    private const double MostMegabytes = 320;
    private const string Tool = "/tools/ml-intern";

    /// <summary>Measures and prints.</summary>
    /// <returns>The exit code: 0, or 1 when a target is missed.</returns>
    public static async Task<int> RunAsync(string path)
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-growth-");
        try
        {
            PageBenchmark.AddSeeds(path);
            var lists = Lists(path);
            using var small = ServerProcess.OfSite(PageBenchmark.Store(folder.FullName));
            using var large = ServerProcess.OfSite(path);
            var cookie = $"Cookie: {await PageBenchmark.VoteAsync(small.Port)}";
            var largeCookie = $"Cookie: {await PageBenchmark.VoteAsync(large.Port)}";
            Console.WriteLine(
                $"{Rounds} rounds of {Seconds} s in turns, {Environment.ProcessorCount} processors\npage                    µs of CPU, "
                + $"seeds and large  times");
            var isGood = true;
            foreach (var (name, address, isOwn) in ((string, string, bool)[])
            [
                ("comparison, kept", PageBenchmark.Page, false),
                ("tool, kept", Tool, false),
                ("comparison, own marks", PageBenchmark.Page, true),
                // What tells somebody of the vote they just gave is never kept.
                ("comparison, made anew", $"{PageBenchmark.Page}?voted=ml-intern", true),
                ("tool, made anew", $"{Tool}?voted=ml-intern", true),
            ])
            {
                isGood &= Compare(name, SideOf("seeds", small, address, isOwn ? cookie : null),
                    SideOf("large", large, address, isOwn ? largeCookie : null));
            }

            var comparison = Anew(SideOf("large", large, $"{PageBenchmark.Page}?voted=ml-intern", largeCookie));
            Console.WriteLine(
                $"In the large store, {Connections} connections, each answer made anew\nlist                    answers/s  p50 ms  p99 ms  "
                + $"µs of CPU  comparisons");
            Tell("a comparison", comparison, comparison);
            foreach (var (name, addresses) in lists)
            {
                var script = Path.Combine(folder.FullName, "asked.lua");
                File.WriteAllText(script, Script(addresses, largeCookie));
                var list = Anew(new PageBenchmark.Side("large", large.Id, $"http://127.0.0.1:{large.Port}/", ["-s", script]));
                Tell(name, list, comparison);
                isGood &= list.P99 <= MostMs && list.CpuUs <= MostTimesAComparison * comparison.CpuUs;
            }

            var resident = SideOf("large", large, "/", header: null).Side.ResidentMb;
            Console.WriteLine($"{resident:F0} MB resident afterwards (at most {MostMegabytes} asked).");
            isGood &= resident <= MostMegabytes;
            Console.WriteLine(isGood ? "Good."
                : $"Not good: at most {MostGrowth} times the seeds' CPU is asked, a p99 of {MostMs} ms and {MostTimesAComparison} "
                    + $"comparisons for lists.");
            return isGood ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (PageBenchmark.Side Side, string[] Headers) SideOf(string name, ServerProcess site, string address, string? header) =>
        (new PageBenchmark.Side(name, site.Id, $"http://127.0.0.1:{site.Port}{address}"), header is null ? [] : [header]);

    private static bool Compare(string name, (PageBenchmark.Side Side, string[] Headers) small,
        (PageBenchmark.Side Side, string[] Headers) large)
    {
        foreach (var (side, headers) in new[] { small, large })
            side.Ask(headers, WarmUpSeconds);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (side, headers) in new[] { small, large })
                side.Add(side.Ask(headers, Seconds));
        }

        var (before, after) = (small.Side.Median(round => round.CpuUs), large.Side.Median(round => round.CpuUs));
        Console.WriteLine($"{name,-22}  {before,13:F0}  {after,10:F0}  {after / before,5:F2}");
        return after / before <= MostGrowth;
    }

    private static PageBenchmark.Round Anew((PageBenchmark.Side Side, string[] Headers) page)
    {
        page.Side.Ask(page.Headers, WarmUpSeconds, Connections);
        return page.Side.Ask(page.Headers, WarmUpSeconds, Connections);
    }

    private static PageBenchmark.Round Anew(PageBenchmark.Side side) => Anew((side, []));

    private static void Tell(string name, PageBenchmark.Round list, PageBenchmark.Round comparison) =>
        Console.WriteLine(
            $"{name,-22}  {list.PerSecond,9:F0}  {list.P50,6:F1}  {list.P99,6:F1}  {list.CpuUs,9:F0} "
            + $" {list.CpuUs / comparison.CpuUs,11:F1}");

    // Each answer is for somebody with marks who just voted: nobody else's answer serves.
    private static string Script(IEnumerable<string> addresses, string cookie) =>
        $$"""
        local asked = { {{string.Join(",", addresses.Select(address => $"\"{address}\""))}} }
        local at = 0
        local headers = { ["{{cookie.Split(": ")[0]}}"] = "{{cookie.Split(": ")[1]}}" }
        request = function()
          at = at % #asked + 1
          return wrk.format("GET", asked[at], headers)
        end
        """;

    private static List<(string Name, List<string> Addresses)> Lists(string path)
    {
        using var store = new Database(path).OpenConnection();
        var random = new Random(1);
        var tools = store.Query<(string Name, string Tagline, string? Price, string? Category)>(
            "SELECT t.name, t.tagline, t.price_word, c.slug FROM tools t LEFT JOIN categories c ON c.id = t.category_id WHERE t.id % 53 = "
            + "0").AsList();
        var pages = (int)(store.ExecuteScalar<long>("SELECT COUNT(*) FROM tools") / 50);
        string[] sorts = ["panel", "disputed", "community", "newest", "name"], verdicts = ["ship", "mixed", "skip"];
        return
        [
            ("search, a word of a name", Many(() => $"/tools?q={Word(Any().Name)}")),
            ("search, a word of a text", Many(() => $"/tools?q={Word(Any().Tagline)}")),
            ("search, two words", Many(() => Any() is var tool ? $"/tools?q={Word(tool.Name)}+{Word(tool.Tagline)}" : "")),
            ("search, narrowed", Many(() => Any() is var tool ? $"/tools?q={Word(tool.Tagline)}&category={tool.Category}" : "")),
            ("directory, first pages", Many(() => $"/tools?sort={Pick(sorts)}&page={random.Next(1, 11)}")),
            ("directory, narrowed", Many(() => $"/tools?sort={Pick(sorts)}&category={Any().Category}&verdict={Pick(verdicts)}")),
            ("directory, any page", Many(() => $"/tools?sort={Pick(sorts)}&page={random.Next(1, pages)}")),
            ("reviewer, any page", Many(() => $"/reviewers/{Pick(["builder", "skeptic"])}?page={random.Next(1, 5_000)}")),
        ];

        List<string> Many(Func<string> one) => Enumerable.Range(0, Asked).Select(_ => $"{one()}&voted=ml-intern").ToList();

        (string Name, string Tagline, string? Price, string? Category) Any() => tools[random.Next(tools.Count)];

        string Pick(string[] of) => of[random.Next(of.Length)];

        string Word(string text) =>
            text.ToLower(CultureInfo.InvariantCulture).Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries) is var words
            ? words[random.Next(words.Length)] : "";
    }
}
