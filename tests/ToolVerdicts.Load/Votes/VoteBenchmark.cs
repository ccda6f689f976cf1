using System.Diagnostics;
using ToolVerdicts.Load.Faults;

namespace ToolVerdicts.Load.Votes;

/// <summary>
/// Durable votes a second through the site's write path, against a plain build that commits once a request on a connection of its own. Both are
/// <see cref="VoteServer"/>: the same HTTP stack, the same work a vote, the same <c>synchronous=FULL</c>. They take turns, on the disk as it is
/// and with time added to every flush.
/// </summary>
internal static class VoteBenchmark
{
    /// <summary>Clients that each wait for one answer before they vote again.</summary>
    public const int Connections = 32;

    private const int Rounds = 5;
    private const double LongestP99Ms = 20;
    // The servers are compiled as the site is: what is used often, again and better.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    private static readonly (string Name, int AddedUs, double LeastRatio)[] Disks = [("as it is", 0, 3), ("2 ms added to every flush", 2000, 12)];

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
                $"First votes of new visitors over {Connections} connections, {Rounds} rounds of {Round.TotalSeconds:0} s in turns, {Environment.ProcessorCount} processors, "
                + $"{new DriveInfo(folder.FullName).DriveFormat} file system");
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
        Console.WriteLine($"{(isGood ? "Good" : "Not good")}: {ratio:F1} times the plain build, at least {leastRatio} asked; p99 at most {LongestP99Ms} ms asked.");
        return isGood;
    }

    private static (Figures Group, Figures Plain) Measure(string folder, string shim, int addedUs)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["LD_PRELOAD"] = shim, ["SLOW_SYNC_US"] = $"{addedUs}", ["DOTNET_TieredCompilation"] = "1" };
        var sides = new[] { WritePath.Group, WritePath.Plain }.Select(path =>
        {
            var (store, slugs) = VoteStore.Create(folder, $"{path}-{addedUs}");
            return (Server: ServerProcess.OfVotes(path, store, environment), Slugs: slugs, Figures: new Figures());
        }).ToList();
        try
        {
            foreach (var side in sides)
                Load(side.Server.Port, side.Slugs, WarmUp, new Figures());
            // In turns, so that other work on the machine burdens both alike.
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
        var clients = Enumerable.Range(0, Connections).Select(_ => new Figures()).Select(own => (Own: own, Thread: new Thread(() => Vote(port, slugs, end, own)))).ToList();
        clients.ForEach(client => client.Thread.Start());
        clients.Select(client => client.Thread).End("the last answers to voters");
        figures.Add(length, clients.Select(client => client.Own));
    }

    private static void Vote(int port, IReadOnlyList<string> slugs, long end, Figures figures)
    {
        using var client = new VoteClient(port);
        for (var start = Stopwatch.GetTimestamp(); start < end; start = Stopwatch.GetTimestamp())
        {
            var number = Interlocked.Increment(ref s_addresses);
            var answer = client.Vote(slugs[number % slugs.Count], number % 3 == 0 ? "skip" : "ship", cookie: null, VoteClient.Address(number));
            figures.Add(answer, Stopwatch.GetElapsedTime(start));
        }
    }

    /// <summary>What one side's rounds came to.</summary>
    private sealed class Figures
    {
        private readonly List<double> _ms = [];
        private TimeSpan _length;

        /// <summary>Votes that were refused; the plain way gives up when it has waited five seconds for its turn to write.</summary>
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

        public double Percentile(double part) => _ms[(int)Math.Min(_ms.Count - 1, part * _ms.Count)];

        public override string ToString() => $"{PerSecond,7:F0}  {Percentile(0.5),6:F1}  {Percentile(0.99),6:F1}  {_ms[^1],6:F1}  {Refused,7}";
    }
}
