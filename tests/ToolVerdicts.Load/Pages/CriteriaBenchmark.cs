using System.Globalization;
using Dapper;
using ToolVerdicts.Load.Scale;
using ToolVerdicts.Load.Votes;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Pages;

/// <summary>
/// What thirty criteria add to the cost of pages in a large store, against the same store without them, which an earlier published build
/// can serve. All pages are made anew. The sites take turns; wrk, which must be installed, asks.
/// </summary>
internal static class CriteriaBenchmark
{
    /// <summary>The verb, followed by a file that <c>scale-store</c> wrote, and the folder of an earlier published build.</summary>
    public const string Verb = "criteria";

    private const int Rounds = 5;
    private const int Seconds = 3;
    private const int WarmUpSeconds = 6;
    private const int Asked = 5_000;
    private const int Connections = 2;
    private const double Most = 1.2;

    /// <summary>Measures and prints. The file gets the criteria; beside it a copy is made that has none.</summary>
    /// <param name="path">The store's file.</param>
    /// <param name="published">The folder of an earlier build, which serves the copy; null for this build. It needs a file that its own
    /// <c>scale-store</c> wrote.</param>
    /// <returns>The exit code: 0, or 1 when a page costs too much.</returns>
    public static async Task<int> RunAsync(string path, string? published)
    {
        var plain = $"{path}.plain";
        if (!File.Exists(plain))
            File.Copy(path, plain);
        CriteriaStore.Fill(path);
        var folder = Directory.CreateTempSubdirectory("toolverdicts-criteria-");
        try
        {
            var pages = Pages(path);
            using var before = published is null ? ServerProcess.OfSite(plain) : ServerProcess.OfPublished(published, plain);
            using var after = ServerProcess.OfSite(path);
            // What tells somebody of the vote they just gave is never kept.
            var voted = FirstTool(path);
            string[][] cookies =
            [
                [$"Cookie: {await PageBenchmark.VoteAsync(before.Port, voted)}"],
                [$"Cookie: {await PageBenchmark.VoteAsync(after.Port, voted)}"],
            ];
            Console.WriteLine(
                $"{Rounds} rounds of {Seconds} s in turns, {Environment.ProcessorCount} processors\npage                      µs of CPU, "
                + $"without and with  times");
            var isGood = true;
            foreach (var (name, without, with) in pages)
            {
                var sides = new[] { SideOf("without", before, without), SideOf("with", after, with) };
                await WarmAsync(before, without);
                await WarmAsync(after, with);
                foreach (var (side, cookie) in sides.Zip(cookies))
                    side.Ask(cookie, WarmUpSeconds, Connections);
                foreach (var (side, cookie) in Enumerable.Repeat(sides.Zip(cookies), Rounds).SelectMany(round => round))
                    side.Add(side.Ask(cookie, Seconds, Connections));
                var (low, high) = (sides[0].Median(round => round.CpuUs), sides[1].Median(round => round.CpuUs));
                Console.WriteLine($"{name,-24}  {low,18:F0}  {high,8:F0}  {high / low,5:F2}");
                isGood &= high / low <= Most;
            }

            Console.WriteLine($"{SideOf("with", after, ["/"]).ResidentMb:F0} MB resident afterwards, {SideOf("without", before, ["/"])
                .ResidentMb:F0} MB without criteria.");
            Console.WriteLine(isGood ? "Good." : $"Not good: at most {Most} times the CPU is asked.");
            return isGood ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        PageBenchmark.Side SideOf(string name, ServerProcess site, IReadOnlyList<string> addresses)
        {
            var script = Path.Combine(folder.FullName, $"{Guid.CreateVersion7()}.lua");
            File.WriteAllText(script, Script(addresses));
            return new PageBenchmark.Side(name, site.Id, $"http://127.0.0.1:{site.Port}/", ["-s", script]);
        }
    }

    // A first page can take longer than wrk waits.
    private static async Task WarmAsync(ServerProcess site, IReadOnlyList<string> addresses)
    {
        using var client = new HttpClient();
        foreach (var address in addresses.Take(WarmUpSeconds))
            (await client.GetAsync(new Uri($"http://127.0.0.1:{site.Port}{address}"))).EnsureSuccessStatusCode().Dispose();
    }

    private static string Script(IEnumerable<string> addresses) =>
        $$"""
        local asked = { {{string.Join(",", addresses.Select(address => $"\"{address}\""))}} }
        local at = 0
        request = function()
          at = at % #asked + 1
          return wrk.format("GET", asked[at])
        end
        """;

    private static string FirstTool(string path)
    {
        using var store = new Database(path).OpenConnection();
        return store.ExecuteScalar<string>("SELECT slug FROM tools WHERE id = 1")!;
    }

    // Addresses with words, or with a mark of a vote, are never kept.
    private static List<(string Name, List<string> Without, List<string> With)> Pages(string path)
    {
        using var store = new Database(path).OpenConnection();
        var (random, voted) = (new Random(1), FirstTool(path));
        var tools = store.Query<(string Slug, string Name, string? Category)>(
            "SELECT t.slug, t.name, c.slug FROM tools t LEFT JOIN categories c ON c.id = t.category_id WHERE t.id % 53 = 0").AsList();
        var pairs = store.Query<string>("SELECT address FROM captures WHERE id % 53 = 0").AsList();
        string[] sorts = ["panel", "disputed", "newest", "name"], verdicts = ["ship", "mixed", "skip"];
        var narrowed = Many(() => $"/tools?q=&sort={Pick(sorts)}&category={Any().Category}&verdict={Pick(verdicts)}");
        return
        [
            Same("comparison", Many(() => $"/compare/{pairs[random.Next(pairs.Count)]}?voted={voted}")),
            Same("tool", Many(() => $"/tools/{Any().Slug}?voted={voted}")),
            Same("directory, first pages", Many(() => $"/tools?q=&sort={Pick(sorts)}&page={Number(random.Next(1, 11))}")),
            Same("directory, narrowed", narrowed),
            Same("search, a word of a name", Many(() => $"/tools?q={Any().Name.Split(' ')[0].ToLowerInvariant()}")),
            ("narrowed by criteria", narrowed, Many(() =>
                $"/tools?yes-no-{Number(random.Next(1, 9))}=yes&number-{Number(random.Next(1, 9))}={Number(random.Next(1, 500))}..&sort={
                    Pick(sorts)}")),
            ("ordered by a criterion", narrowed, Many(() =>
                $"/tools?category={Any().Category}&sort=number-{Number(random.Next(1, 9))}")),
        ];

        List<string> Many(Func<string> one) => Enumerable.Range(0, Asked).Select(_ => one()).ToList();

        static (string, List<string>, List<string>) Same(string name, List<string> addresses) => (name, addresses, addresses);

        (string Slug, string Name, string? Category) Any() => tools[random.Next(tools.Count)];

        string Pick(string[] of) => of[random.Next(of.Length)];
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
