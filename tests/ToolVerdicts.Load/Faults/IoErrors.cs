using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Faults;

/// <summary>
/// The N-th write, flush or cut of the store's files fails while visitors vote, alone or with all that follow until the disk is mended.
/// No vote may be acknowledged that is not there after a kill, none refused that is, pages go on, and writing goes on by itself.
/// </summary>
public sealed class IoErrors : IDisposable
{
    /// <summary>The seed of who votes for what.</summary>
    public const int Seed = 20_261_124;

    private const int MostCalls = 50;
    private const int MostCallsInLull = 3;
    private const int CallsOfEarly = 5;
    private const int FewestErrors = 300;

    // Longer than the writer waits before it cuts its log.
    private const int LullMs = 5_600;

    private static readonly TimeSpan LongestRecovery = TimeSpan.FromSeconds(5);
    private static readonly DiskError[] Errors = [DiskError.Broken, DiskError.Full];
    private static readonly DiskCalls[] Kinds = [DiskCalls.Write, DiskCalls.Sync];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("toolverdicts-io-");
    private readonly FailingDisk _disk;
    private readonly TroubledSite _site;

    private IoErrors(Func<string, IReadOnlyDictionary<string, string>, ServerProcess> start)
    {
        var store = _folder.CreateSubdirectory("store").FullName;
        _disk = new FailingDisk(_folder.FullName, store);
        _site = new TroubledSite(store, path => start(path, _disk.Environment), Seed);
    }

    /// <summary>
    /// Makes calls of the site fail, then of a server that answers before the commit, and prints what became of the votes.
    /// </summary>
    /// <returns>
    /// The exit code: 0, or 1 when the site said what is not so or did not come back, or when the other was not found out.
    /// </returns>
    public static int Run()
    {
        Console.WriteLine($"I/O errors during votes: call 1 to {MostCalls} of each kind, seed {Seed}");
        var (site, errors) = OfSite(MostCalls, MostCallsInLull);
        Console.WriteLine($"the site, {errors} errors: {site}");
        var early = OfEarlyAnswers(CallsOfEarly);
        Console.WriteLine($"one that answers before the commit: {early}");
        var isGood = site.Faults == LedgerFaults.None && errors >= FewestErrors && site.LongestRecovery <= LongestRecovery && early.Faults.Lost > 0;
        Console.WriteLine(isGood ? "Good: every answer was true, writing went on by itself, and answers before the commit are found out." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Makes calls of the real program fail.</summary>
    /// <param name="calls">The first, the second and so on to this one fail, one after the other.</param>
    /// <param name="callsInLull">As many fail while the writer copies its log in a lull.</param>
    /// <returns>What became of the votes, and how many calls failed.</returns>
    public static (TroubleFigures Figures, long Errors) OfSite(int calls, int callsInLull)
    {
        using var run = new IoErrors(ServerProcess.OfSiteInTrouble);
        foreach (var (kind, error, call) in Cases(Kinds, calls))
            run.FailDuringVotes(kind, error, call, isLasting: call % 2 == 0);
        foreach (var (kind, error, call) in Cases([.. Kinds, DiskCalls.Cut], callsInLull))
            run.FailInLull(kind, error, call);
        return (run._site.KillAndCheck(), run._disk.Failed);
    }

    /// <summary>Makes calls of a server fail that answers before the commit.</summary>
    public static TroubleFigures OfEarlyAnswers(int calls)
    {
        using var run = new IoErrors((store, environment) => ServerProcess.OfVotes(WritePath.Early, store, environment));
        foreach (var (kind, error, call) in Cases(Kinds, calls))
        {
            run.Fail(kind, error, call, count: 1);
            run._disk.Mend();
        }

        return run._site.KillAndCheck();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _site.Dispose();
        _disk.Dispose();
        _folder.Delete(recursive: true);
    }

    private static IEnumerable<(DiskCalls Kind, DiskError Error, int Call)> Cases(IReadOnlyList<DiskCalls> kinds, int calls) =>
        from call in Enumerable.Range(1, calls) from kind in kinds from error in Errors select (kind, error, call);

    private void FailDuringVotes(DiskCalls kind, DiskError error, int call, bool isLasting)
    {
        var before = _site.PutOff;
        Fail(kind, error, call, isLasting ? null : 1);
        _site.Await(() => _site.PutOff > before);
        if (isLasting)
            _site.AwaitRefusals();
        _site.Read(call);
        _disk.Mend();
        _site.AwaitRecovery();
    }

    private void Fail(DiskCalls kind, DiskError error, int call, int? count)
    {
        var before = _disk.Failed;
        _disk.Fail(kind, error, call, count);
        _site.Await(() => _disk.Failed > before);
    }

    private void FailInLull(DiskCalls kind, DiskError error, int call)
    {
        _site.Rest(() =>
        {
            _disk.Fail(kind, error, call, count: 1);
            Thread.Sleep(LullMs);
            _site.Read(call);
        });
        // A lull with little to copy has fewer calls than the one that was to fail.
        _disk.Mend();
        _site.AwaitRecovery();
    }
}
