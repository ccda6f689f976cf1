using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Faults;

/// <summary>
/// Delays every flush while visitors vote. Votes must wait for the flush, pages must not, and votes that would wait too long must be put
/// off. The control acknowledges before the commit and must be found to lose votes.
/// </summary>
public sealed class SlowDisk : IDisposable
{
    /// <summary>The seed of the votes.</summary>
    public const int Seed = 20_261_126;

    private const int SlowMs = 200;
    private const int Votes = 1_000;
    private const int Pages = 300;

    private const int Clients = 16;
    private const double LargestRatio = 2;

    // With this delay the writer commits two groups before it puts off waiting votes.
    private const int CrowdDelayMs = 3_000;
    private const int Crowd = 700;

    private static readonly TimeSpan LongestVote = TimeSpan.FromSeconds(5);

    // Five seconds in the queue, and two flushes of the following commit: a new write-ahead log also has its header flushed.
    private static readonly TimeSpan LongestInCrowd = TimeSpan.FromSeconds(12);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("toolverdicts-slow-");
    private readonly SiteUnderVotes _site;

    private SlowDisk(Func<string, IReadOnlyDictionary<string, string>, ServerProcess> start, int ms, int clients)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LD_PRELOAD"] = Preload.Compile(_folder.FullName, "Votes/slow-sync.c"),
            ["SLOW_SYNC_US"] = $"{ms * 1_000}",
        };
        _site = new SiteUnderVotes(_folder.CreateSubdirectory("store").FullName, path => start(path, environment), Seed, clients);
    }

    /// <summary>Delays flushes of the site, of the site with a crowd of voters, and of the control, and prints the figures.</summary>
    /// <returns>The exit code: 0, or 1 when the site missed a target, or the control lost no vote.</returns>
    public static int Run()
    {
        Console.WriteLine($"A slow disk during votes: {SlowMs} ms added to every flush, seed {Seed}");
        var slow = RunSite(SlowMs, Votes, Pages);
        Console.WriteLine($"the site: {slow}");
        var (crowd, longest) = RunCrowd(CrowdDelayMs, Crowd);
        Console.WriteLine(
            $"the site, {Crowd} voters at once, {CrowdDelayMs} ms: answered after {longest.TotalSeconds:F1} s at most; {crowd}");
        var control = RunControl(SlowMs, Votes);
        Console.WriteLine($"control that acknowledges before the commit: {control}");
        var isGood = slow.Votes is { PutOff: 0 } && slow.Votes.Faults == LedgerFaults.None
            && slow.LongestVote <= LongestVote && slow.Ratio <= LargestRatio
            && crowd.Faults == LedgerFaults.None && crowd.PutOff > 0 && longest <= LongestInCrowd && control.Faults.Lost > 0;
        Console.WriteLine(isGood ? "Good: no acknowledged vote was lost, answers came in time, and the control lost votes." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Delays flushes of the real program.</summary>
    public static SlowDiskFigures RunSite(int ms, int votes, int pages)
    {
        using var realDisk = new SlowDisk(ServerProcess.OfSiteWithFaults, 0, Clients);
        var usual = realDisk.MedianMs(pages);
        realDisk._site.KillAndCheck();
        using var run = new SlowDisk(ServerProcess.OfSiteWithFaults, ms, Clients);
        var slow = run.MedianMs(pages);
        run._site.WaitUntil(() => run._site.Acknowledged >= votes);
        var figures = run._site.KillAndCheck();
        return new SlowDiskFigures(figures, run._site.LongestWait, usual, slow);
    }

    /// <summary>Has more visitors vote at once than the real program can write in time.</summary>
    /// <returns>The figures of the votes, and the longest wait for an answer.</returns>
    public static (FaultFigures Figures, TimeSpan Longest) RunCrowd(int ms, int clients)
    {
        using var run = new SlowDisk(ServerProcess.OfSiteWithFaults, ms, clients);
        run._site.WaitForRefusals();
        run._site.ReadPage();
        run._site.WaitForRecovery();
        var figures = run._site.KillAndCheck();
        return (figures, run._site.LongestWait);
    }

    /// <summary>Delays flushes of a server that acknowledges before the commit.</summary>
    public static FaultFigures RunControl(int ms, int votes)
    {
        using var run = new SlowDisk((store, environment) => ServerProcess.OfVotes(WritePath.Early, store, environment), ms, Clients);
        run._site.WaitUntil(() => run._site.Acknowledged >= votes);
        return run._site.KillAndCheck();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _site.Dispose();
        _folder.Delete(recursive: true);
    }

    private double MedianMs(int pages) =>
        Enumerable.Range(0, pages).Select(page => _site.ReadPage(page).TotalMilliseconds).Order().ElementAt(pages / 2);
}
