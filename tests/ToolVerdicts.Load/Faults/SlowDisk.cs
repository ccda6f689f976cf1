using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Faults;

/// <summary>What a run on a slow disk came to.</summary>
/// <param name="Votes">What became of the votes.</param>
/// <param name="LongestVote">The longest that anybody waited for an answer to a vote.</param>
/// <param name="PageMs">The median of a page among votes on the disk as it is.</param>
/// <param name="SlowPageMs">The median of a page among votes on the slow disk.</param>
public sealed record SlowDiskFigures(TroubleFigures Votes, TimeSpan LongestVote, double PageMs, double SlowPageMs)
{
    /// <summary>How many times as long a page took on the slow disk.</summary>
    public double Ratio => SlowPageMs / PageMs;

    /// <inheritdoc/>
    public override string ToString() =>
        $"a vote took {LongestVote.TotalSeconds:F1} s at most, a page among votes {SlowPageMs:F2} ms, on the disk as it is {PageMs:F2} ms, {Ratio:F1} times; {Votes}";
}

/// <summary>
/// Every flush takes long: votes wait for it and are true, pages do not wait, and who would wait too long for a turn is put off.
/// </summary>
public sealed class SlowDisk : IDisposable
{
    /// <summary>The seed of who votes for what.</summary>
    public const int Seed = 20_261_126;

    private const int SlowMs = 200;
    private const int Votes = 1_000;
    private const int Pages = 300;

    private const int Clients = 16;

    private const double MostRatio = 2;

    // A flush that takes this long lets the writer do two groups before who waits is put off.
    private const int HangingMs = 3_000;
    private const int Crowd = 700;

    private static readonly TimeSpan LongestVote = TimeSpan.FromSeconds(5);

    // Five seconds in the queue, and two flushes of the commit that follows: a new log has its head flushed, too.
    private static readonly TimeSpan LongestInCrowd = TimeSpan.FromSeconds(12);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("toolverdicts-slow-");
    private readonly TroubledSite _site;

    private SlowDisk(Func<string, IReadOnlyDictionary<string, string>, ServerProcess> start, int ms, int clients)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LD_PRELOAD"] = Preload.Compile(_folder.FullName, "Votes/slow-sync.c"),
            ["SLOW_SYNC_US"] = $"{ms * 1_000}",
        };
        _site = new TroubledSite(_folder.CreateSubdirectory("store").FullName, path => start(path, environment), Seed, clients);
    }

    /// <summary>
    /// Slows the disk under the site and under a server that answers before the commit, then has a crowd vote on a disk that hardly
    /// answers.
    /// </summary>
    /// <returns>The exit code: 0, or 1 when a target is missed, or when the other was not found out.</returns>
    public static int Run()
    {
        Console.WriteLine($"A slow disk during votes: {SlowMs} ms added to every flush, seed {Seed}");
        var slow = OfSite(SlowMs, Votes, Pages);
        Console.WriteLine($"the site: {slow}");
        var (crowd, longest) = OfCrowd(HangingMs, Crowd);
        Console.WriteLine($"the site, {Crowd} voters at once, {HangingMs} ms: answered after {longest.TotalSeconds:F1} s at most; {crowd}");
        var early = OfEarlyAnswers(SlowMs, Votes);
        Console.WriteLine($"one that answers before the commit: {early}");
        var isGood = slow.Votes is { PutOff: 0 } && slow.Votes.Faults == LedgerFaults.None && slow.LongestVote <= LongestVote && slow.Ratio <= MostRatio
            && crowd.Faults == LedgerFaults.None && crowd.PutOff > 0 && longest <= LongestInCrowd && early.Faults.Lost > 0;
        Console.WriteLine(isGood ? "Good: every answer was true and came in time, and answers before the commit are found out." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Slows the disk under the real program.</summary>
    public static SlowDiskFigures OfSite(int ms, int votes, int pages)
    {
        using var asItIs = new SlowDisk(ServerProcess.OfSiteInTrouble, 0, Clients);
        var usual = asItIs.MedianMs(pages);
        asItIs._site.KillAndCheck();
        using var run = new SlowDisk(ServerProcess.OfSiteInTrouble, ms, Clients);
        var slow = run.MedianMs(pages);
        run._site.Await(() => run._site.Acknowledged >= votes);
        var figures = run._site.KillAndCheck();
        return new SlowDiskFigures(figures, run._site.LongestWait, usual, slow);
    }

    /// <summary>Lets so many vote at once that not all can be written in time.</summary>
    /// <returns>What became of the votes, and the longest that anybody waited.</returns>
    public static (TroubleFigures Figures, TimeSpan Longest) OfCrowd(int ms, int clients)
    {
        using var run = new SlowDisk(ServerProcess.OfSiteInTrouble, ms, clients);
        run._site.AwaitRefusals();
        run._site.Read();
        run._site.AwaitRecovery();
        var figures = run._site.KillAndCheck();
        return (figures, run._site.LongestWait);
    }

    /// <summary>Slows the disk under a server that answers before the commit.</summary>
    public static TroubleFigures OfEarlyAnswers(int ms, int votes)
    {
        using var run = new SlowDisk((store, environment) => ServerProcess.OfVotes(WritePath.Early, store, environment), ms, Clients);
        run._site.Await(() => run._site.Acknowledged >= votes);
        return run._site.KillAndCheck();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _site.Dispose();
        _folder.Delete(recursive: true);
    }

    private double MedianMs(int pages) => Enumerable.Range(0, pages).Select(page => _site.Read(page).TotalMilliseconds).Order().ElementAt(pages / 2);
}
