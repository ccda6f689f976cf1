using System.Diagnostics;

using ToolVerdicts.Load.Votes;
using ToolVerdicts.Store;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Load.Faults;

/// <summary>
/// The disk becomes full, or is made read-only, while visitors vote: votes are put off, pages go on, and voting goes on by itself once
/// the disk is well.
/// </summary>
public static class FullDisk
{
    /// <summary>The seed of who votes for what.</summary>
    public const int Seed = 20_261_125;

    private const int Rounds = 10;
    private const int RoundsOfEarly = 2;
    private const int PagesARound = 20;

    private static readonly TimeSpan LongestRecovery = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Fills the disk and makes it read-only, again and again, under the site and under a server that answers before the commit.
    /// </summary>
    /// <returns>
    /// The exit code: 0, or 1 when the site said what is not so or did not come back, or when the other was not found out.
    /// </returns>
    public static int Run()
    {
        Console.WriteLine($"A full and a read-only disk during votes: {Rounds} times each, seed {Seed}");
        var full = OfFull(Rounds);
        Console.WriteLine($"the site, full: {full}");
        var readOnly = OfReadOnly(Rounds);
        Console.WriteLine($"the site, read-only: {readOnly}");
        var early = OfEarlyAnswers(RoundsOfEarly);
        Console.WriteLine($"one that answers before the commit, full: {early}");
        var (code, sentence, isAsBefore) = OfImport();
        Console.WriteLine($"an import, full: exit code {code}, the store is {(isAsBefore ? "as before" : "changed")}: {sentence}");
        var isGood = new[] { full, readOnly }.All(run => run.Faults == LedgerFaults.None && run.LongestRecovery <= LongestRecovery)
            && early.Faults.Lost > 0 && code != 0 && isAsBefore;
        Console.WriteLine(isGood ? "Good: every answer was true, voting went on by itself, and answers before the commit are found out." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Fills the disk under the real program.</summary>
    public static TroubleFigures OfFull(int rounds)
    {
        using var disk = new SmallDisk();
        using var site = new TroubledSite(disk.Folder, store => ServerProcess.OfSiteInTrouble(store, new Dictionary<string, string>()), Seed);
        return Trouble(site, rounds, disk.Fill, disk.MakeRoom);
    }

    /// <summary>
    /// Makes the disk read-only under the real program, as the system does by itself after an error: nobody can remount a disk with open
    /// files.
    /// </summary>
    public static TroubleFigures OfReadOnly(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-read-only-");
        try
        {
            var store = folder.CreateSubdirectory("store").FullName;
            using var disk = new FailingDisk(folder.FullName, store);
            using var site = new TroubledSite(store, path => ServerProcess.OfSiteInTrouble(path, disk.Environment), Seed);
            return Trouble(site, rounds, () => disk.Fail(DiskCalls.All, DiskError.ReadOnly), disk.Mend);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Fills the disk under a server that answers before the commit.</summary>
    public static TroubleFigures OfEarlyAnswers(int rounds)
    {
        using var disk = new SmallDisk();
        using var site = new TroubledSite(disk.Folder, store => ServerProcess.OfVotes(WritePath.Early, store), Seed);
        for (var round = 0; round < rounds; round++)
        {
            disk.Fill();
            // It puts nothing off, whatever the disk says.
            var before = site.Acknowledged;
            site.Await(() => site.Acknowledged > before + 2_000);
            disk.MakeRoom();
            site.AwaitRecovery();
        }

        return site.KillAndCheck();
    }

    /// <summary>Imports onto a full disk.</summary>
    /// <returns>The exit code, what was said, and whether the store is as it was.</returns>
    public static (int ExitCode, string Sentence, bool IsAsBefore) OfImport()
    {
        using var disk = new SmallDisk();
        var (path, _) = VoteStore.Create(disk.Folder, "votes");
        var captures = Directory.CreateTempSubdirectory("toolverdicts-captures-");
        try
        {
            CaptureGenerator.Write(captures.FullName, 200);
            var before = Dump(path);
            disk.Fill();
            using var import = Process.Start(new ProcessStartInfo("dotnet", [typeof(Site).Assembly.Location, "import", captures.FullName, $"--Store={path}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            import.OutputDataReceived += (_, _) => { };
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

    private static TroubleFigures Trouble(TroubledSite site, int rounds, Action fail, Action mend)
    {
        for (var round = 0; round < rounds; round++)
        {
            fail();
            site.AwaitRefusals();
            for (var page = 0; page < PagesARound; page++)
                site.Read(page);
            site.AwaitRefusals();
            mend();
            site.AwaitRecovery();
        }

        return site.KillAndCheck();
    }

    private static List<string> Dump(string path)
    {
        using var store = new Database(path).OpenWriter();
        return StoreDump.Of(store).ToList();
    }
}
