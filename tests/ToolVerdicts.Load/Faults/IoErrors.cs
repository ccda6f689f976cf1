using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Faults;

/// <summary>
/// Makes the N-th write, flush or truncation of the store's files fail while visitors vote, alone or with all that follow. After a kill the
/// store must hold every acknowledged vote and no refused one, pages must be served throughout, and writing must resume. The control
/// acknowledges before the commit and must be found to lose votes.
/// </summary>
public sealed class IoErrors : IDisposable
{
    /// <summary>The seed of the votes.</summary>
    public const int Seed = 20_261_124;

    private const int MostCalls = 50;
    private const int MostCallsWhenIdle = 3;
    private const int CallsOfControl = 5;
    private const int FewestErrors = 300;

    // Longer than the writer's queue must be empty before it truncates the write-ahead log.
    private const int IdleMs = 5_600;

    private static readonly TimeSpan LongestRecovery = TimeSpan.FromSeconds(5);
    private static readonly DiskError[] Errors = [DiskError.InputOutput, DiskError.Full];
    private static readonly DiskCalls[] Kinds = [DiskCalls.Write, DiskCalls.Sync];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("toolverdicts-io-");
    private readonly FailingDisk _disk;
    private readonly SiteUnderVotes _site;

    private IoErrors(Func<string, IReadOnlyDictionary<string, string>, ServerProcess> start)
    {
        var store = _folder.CreateSubdirectory("store").FullName;
        _disk = new FailingDisk(_folder.FullName, store);
        _site = new SiteUnderVotes(store, path => start(path, _disk.Environment), Seed);
    }

    /// <summary>Makes calls of the site fail, then of the control, and prints the figures.</summary>
    /// <returns>The exit code: 0, or 1 when the site lost a vote or did not recover in time, or the control lost none.</returns>
    public static int Run()
    {
        Console.WriteLine($"I/O errors during votes: call 1 to {MostCalls} of each kind, seed {Seed}");
        var (site, errors) = RunSite(MostCalls, MostCallsWhenIdle);
        Console.WriteLine($"the site, {errors} errors: {site}");
        var control = RunControl(CallsOfControl);
        Console.WriteLine($"control that acknowledges before the commit: {control}");
        var isGood = site.Faults == LedgerFaults.None && errors >= FewestErrors && site.LongestRecovery <= LongestRecovery
            && control.Faults.Lost > 0;
        Console.WriteLine(isGood ? "Good: no acknowledged vote was lost, writing resumed, and the control lost votes." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Makes calls of the real program fail.</summary>
    /// <param name="calls">In separate steps, call 1 to this one of each kind fails.</param>
    /// <param name="callsWhenIdle">The same for calls during a checkpoint of the idle writer.</param>
    /// <returns>The figures of the votes, and the number of failed calls.</returns>
    public static (FaultFigures Figures, long Errors) RunSite(int calls, int callsWhenIdle)
    {
        using var run = new IoErrors(ServerProcess.OfSiteWithFaults);
        foreach (var (kind, error, call) in Cases(Kinds, calls))
            run.FailDuringVotes(kind, error, call, isLasting: call % 2 == 0);
        foreach (var (kind, error, call) in Cases([.. Kinds, DiskCalls.Truncate], callsWhenIdle))
            run.FailWhenIdle(kind, error, call);
        return (run._site.KillAndCheck(), run._disk.Failed);
    }

    /// <summary>Makes calls of a server fail that answers before the commit.</summary>
    public static FaultFigures RunControl(int calls)
    {
        using var run = new IoErrors((store, environment) => ServerProcess.OfVotes(WritePath.Early, store, environment));
        foreach (var (kind, error, call) in Cases(Kinds, calls))
        {
            run.Fail(kind, error, call, count: 1);
            run._disk.Repair();
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
        _site.WaitUntil(() => _site.PutOff > before);
        if (isLasting)
            _site.WaitForRefusals();
        _site.ReadPage(call);
        _disk.Repair();
        _site.WaitForRecovery();
    }

    private void Fail(DiskCalls kind, DiskError error, int call, int? count)
    {
        var before = _disk.Failed;
        _disk.Fail(kind, error, call, count);
        _site.WaitUntil(() => _disk.Failed > before);
    }

    private void FailWhenIdle(DiskCalls kind, DiskError error, int call)
    {
        _site.PauseVoting(() =>
        {
            _disk.Fail(kind, error, call, count: 1);
            Thread.Sleep(IdleMs);
            _site.ReadPage(call);
        });
        // A short checkpoint may make fewer calls than the number of the one that was to fail.
        _disk.Repair();
        _site.WaitForRecovery();
    }
}
