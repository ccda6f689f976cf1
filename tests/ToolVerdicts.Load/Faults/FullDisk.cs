using System.Diagnostics;

using ToolVerdicts.Load.Votes;
using ToolVerdicts.Store;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Load.Faults;

/// <summary>
/// Fills the disk, or makes it read-only, while visitors vote. Votes must be put off, pages must be served, and voting must resume once the
/// disk is usable. The control acknowledges before the commit and must be found to lose votes.
/// </summary>
public static class FullDisk
{
    /// <summary>The seed of the votes.</summary>
    public const int Seed = 20_261_125;

    private const int Rounds = 10;
    private const int RoundsOfControl = 2;
    private const int PagesPerRound = 20;

    private static readonly TimeSpan LongestRecovery = TimeSpan.FromSeconds(5);

    /// <summary>Runs the site, the control and an import, and prints their figures.</summary>
    /// <returns>The exit code: 0, or 1 when the site lost a vote or did not recover in time, or the control lost none.</returns>
    public static int Run()
    {
        Console.WriteLine($"A full and a read-only disk during votes: {Rounds} times each, seed {Seed}");
        var full = RunFull(Rounds);
        Console.WriteLine($"the site, full: {full}");
        var readOnly = RunReadOnly(Rounds);
        Console.WriteLine($"the site, read-only: {readOnly}");
        var control = RunControl(RoundsOfControl);
        Console.WriteLine($"control that acknowledges before the commit, full: {control}");
        var (code, sentence, isAsBefore) = RunImport();
        Console.WriteLine($"an import, full: exit code {code}, the store is {(isAsBefore ? "as before" : "changed")}: {sentence}");
        var isGood = new[] { full, readOnly }.All(run => run.Faults == LedgerFaults.None && run.LongestRecovery <= LongestRecovery)
            && control.Faults.Lost > 0 && code != 0 && isAsBefore;
        Console.WriteLine(isGood ? "Good: no acknowledged vote was lost, voting resumed, and the control lost votes." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Fills the disk under the real program.</summary>
    public static FaultFigures RunFull(int rounds)
    {
        using var disk = new SmallDisk();
        var environment = new Dictionary<string, string>();
        using var site = new SiteUnderVotes(disk.Folder, store => ServerProcess.OfSiteWithFaults(store, environment), Seed);
        return RunRounds(site, rounds, disk.Fill, disk.MakeRoom);
    }

    /// <summary>
    /// Makes all writes of the real program fail as on a read-only file system. A real one cannot be remounted while its files are open.
    /// </summary>
    public static FaultFigures RunReadOnly(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-read-only-");
        try
        {
            var store = folder.CreateSubdirectory("store").FullName;
            using var disk = new FailingDisk(folder.FullName, store);
            using var site = new SiteUnderVotes(store, path => ServerProcess.OfSiteWithFaults(path, disk.Environment), Seed);
            return RunRounds(site, rounds, () => disk.Fail(DiskCalls.All, DiskError.ReadOnly), disk.Repair);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Fills the disk under a server that answers before the commit.</summary>
    public static FaultFigures RunControl(int rounds)
    {
        using var disk = new SmallDisk();
        using var site = new SiteUnderVotes(disk.Folder, store => ServerProcess.OfVotes(WritePath.Early, store), Seed);
        for (var round = 0; round < rounds; round++)
        {
            disk.Fill();
            // This server puts no vote off, so the run waits for acknowledgements.
            var before = site.Acknowledged;
            site.WaitUntil(() => site.Acknowledged > before + 2_000);
            disk.MakeRoom();
            site.WaitForRecovery();
        }

        return site.KillAndCheck();
    }

    /// <summary>Imports onto a full disk.</summary>
    /// <returns>The exit code, the error output, and whether the store is unchanged.</returns>
    public static (int ExitCode, string Sentence, bool IsAsBefore) RunImport()
    {
        using var disk = new SmallDisk();
        var (path, _) = VoteStore.Create(disk.Folder, "votes");
        var captures = Directory.CreateTempSubdirectory("toolverdicts-captures-");
        try
        {
            CaptureGenerator.Write(captures.FullName, 200);
            var before = Dump(path);
            disk.Fill();
            string[] args = [typeof(Site).Assembly.Location, "import", captures.FullName, $"--Store={path}"];
            using var import = Process.Start(new ProcessStartInfo("dotnet", args)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            import.BeginOutputReadLine();
            var sentence = import.ReadToEnd(import.StandardError).Trim();
            disk.MakeRoom();
            return (import.ExitCode, sentence, Dump(path).SequenceEqual(before, StringComparer.Ordinal));
        }
        finally
        {
            captures.Delete(recursive: true);
        }
    }

    private static FaultFigures RunRounds(SiteUnderVotes site, int rounds, Action fail, Action repair)
    {
        for (var round = 0; round < rounds; round++)
        {
            fail();
            site.WaitForRefusals();
            for (var page = 0; page < PagesPerRound; page++)
                site.ReadPage(page);
            site.WaitForRefusals();
            repair();
            site.WaitForRecovery();
        }

        return site.KillAndCheck();
    }

    private static List<string> Dump(string path)
    {
        using var store = new Database(path).OpenWriter();
        return StoreDump.Of(store).ToList();
    }
}
