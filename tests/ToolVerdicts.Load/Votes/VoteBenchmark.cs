using System.Diagnostics;
using ToolVerdicts.Load.Faults;

namespace ToolVerdicts.Load.Votes;

/// <summary>
/// Measures durable votes per second with the site's group commit. The control commits once per request, on a connection of its own. Both
/// run in <see cref="VoteServer"/>: the same HTTP stack, the same work per vote, the same <c>synchronous=FULL</c>. They take turns, on the
/// real disk and with a delay added to every flush.
/// </summary>
internal static class VoteBenchmark
{
    /// <summary>The number of clients. Each waits for its answer before it votes again.</summary>
    public const int Connections = 32;

    private const int Rounds = 5;
    private const double LongestP99Ms = 20;
    // Tiered compilation optimises the servers' code during the warm-up.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    private static readonly (string Name, int AddedUs, double LeastRatio)[] Disks =
        [("real disk", 0, 3), ("2 ms added to every flush", 2000, 12)];

    private static int s_addresses;

    /// <summary>Measures and prints.</summary>
    /// <returns>The exit code: 0, or 1 when a target is missed.</returns>
    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-bench-");
        try
        {
            var shim = Preload.Compile(folder.FullName, "Votes/slow-sync.c");
            Console.WriteLine(
                $"First votes of new visitors over {Connections} connections, {Rounds} alternating rounds of {Round.TotalSeconds:0} s, "
                + $"{Environment.ProcessorCount} processors, {new DriveInfo(folder.FullName).DriveFormat} file system");
            Console.WriteLine("disk                       path   votes/s  p50 ms  p99 ms  max ms  refused");
            var isGood = true;
            foreach (var disk in Disks)
                isGood &= Judge(disk.Name, disk.LeastRatio, Measure(folder.FullName, shim, disk.AddedUs));
            return isGood ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Judge(string disk, double leastRatio, (Figures Group, Figures Plain) figures)
    {
        Console.WriteLine($"{disk,-26} group  {figures.Group}");
        Console.WriteLine($"{"",-26} plain  {figures.Plain}");
        var ratio = figures.Group.PerSecond / figures.Plain.PerSecond;
        var isGood = ratio >= leastRatio && figures.Group.Percentile(0.99) <= LongestP99Ms && figures.Group.Refused == 0;
        Console.WriteLine(
            $"{(isGood ? "Good" : "Bad")}: {ratio:F1} times the plain build, at least {leastRatio} required; "
            + $"p99 at most {LongestP99Ms} ms required.");
        return isGood;
    }

    private static (Figures Group, Figures Plain) Measure(string folder, string shim, int addedUs)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LD_PRELOAD"] = shim,
            ["SLOW_SYNC_US"] = $"{addedUs}",
            ["DOTNET_TieredCompilation"] = "1",
        };
        var sides = new[] { WritePath.Group, WritePath.Plain }.Select(path =>
        {
            var (store, slugs) = VoteStore.Create(folder, $"{path}-{addedUs}");
            return (Server: ServerProcess.OfVotes(path, store, environment), Slugs: slugs, Figures: new Figures());
        }).ToList();
        try
        {
            foreach (var side in sides)
                Load(side.Server.Port, side.Slugs, WarmUp, new Figures());
            // The sides take turns, so that other work on the machine slows both alike.
            foreach (var side in Enumerable.Repeat(sides, Rounds).SelectMany(round => round))
                Load(side.Server.Port, side.Slugs, Round, side.Figures);
            return (sides[0].Figures, sides[1].Figures);
        }
        finally
        {
            sides.ForEach(side => side.Server.Dispose());
        }
    }

    private static void Load(int port, IReadOnlyList<string> slugs, TimeSpan length, Figures figures)
    {
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var figuresByClient = Enumerable.Range(0, Connections).Select(_ => new Figures()).ToList();
        var threads = figuresByClient.ConvertAll(own => new Thread(() => Vote(port, slugs, end, own)));
        threads.ForEach(thread => thread.Start());
        threads.End("the last answers to voters");
        figures.Add(length, figuresByClient);
    }

    private static void Vote(int port, IReadOnlyList<string> slugs, long end, Figures figures)
    {
        using var client = new VoteClient(port);
        for (var start = Stopwatch.GetTimestamp(); start < end; start = Stopwatch.GetTimestamp())
        {
            var number = Interlocked.Increment(ref s_addresses);
            var word = number % 3 == 0 ? "skip" : "ship";
            var answer = client.Vote(slugs[number % slugs.Count], word, cookie: null, VoteClient.Address(number));
            figures.Add(answer, Stopwatch.GetElapsedTime(start));
        }
    }

    /// <summary>The figures of one side over all rounds, or of one client in one round.</summary>
    private sealed class Figures
    {
        private readonly List<double> _ms = [];
        private TimeSpan _length;

        /// <summary>Votes that were not written. The plain build gives up after five seconds of waiting for the write lock.</summary>
        public int Refused { get; private set; }

        public double PerSecond => _ms.Count / _length.TotalSeconds;

        public void Add(VoteAnswer answer, TimeSpan taken)
        {
            if (answer.Status == 303)
                _ms.Add(taken.TotalMilliseconds);
            else
                Refused++;
        }

        public void Add(TimeSpan length, IEnumerable<Figures> clients)
        {
            _length += length;
            foreach (var client in clients)
            {
                _ms.AddRange(client._ms);
                Refused += client.Refused;
            }

            _ms.Sort();
        }

        public double Percentile(double share) => _ms[(int)Math.Min(_ms.Count - 1, share * _ms.Count)];

        public override string ToString() =>
            $"{PerSecond,7:F0}  {Percentile(0.5),6:F1}  {Percentile(0.99),6:F1}  {_ms[^1],6:F1}  {Refused,7}";
    }
}
