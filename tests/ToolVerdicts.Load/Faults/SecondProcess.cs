using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Faults;

/// <summary>
/// Starts the site again on a served store while visitors vote, by the store's path and by a symbolic link. Each second process must refuse
/// to start, also when the lock's file was removed. The control starts them on a copy, and they must be found to serve.
/// </summary>
public static class SecondProcess
{
    /// <summary>The seed of the votes.</summary>
    public const int Seed = 20_261_128;

    private const int Attempts = 40;

    // One attempt by the store's path and one by the link.
    private const int ControlAttempts = 2;

    // The program's exit code for a store that another process serves.
    private const int CouldNotRun = 3;

    /// <summary>Starts second processes, then those of the control, and prints the figures.</summary>
    /// <returns>The exit code: 0, or 1 when a second process served or a vote was lost, or one of the control did not serve.</returns>
    public static int Run()
    {
        Console.WriteLine($"Second processes: {Attempts} starts, seed {Seed}");
        var locked = RunAttempts(Attempts);
        Console.WriteLine($"with the lock: {locked}");
        var removed = RunAttempts(ControlAttempts, keepsLock: false);
        Console.WriteLine($"without the lock's file: {removed}");
        var control = RunAttempts(ControlAttempts, ofCopy: true);
        Console.WriteLine($"control, a copy: {control}");
        var isGood = locked.IsClean && removed.IsClean && removed.Served == 0 && control.Served == ControlAttempts;
        Console.WriteLine(isGood ? "Good: one process served, and the control's second processes served, too." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Starts second processes.</summary>
    /// <param name="attempts">The number of processes, started one after another.</param>
    /// <param name="keepsLock">False to remove the lock's file before each start.</param>
    /// <param name="ofCopy">True to start them on a copy of the store.</param>
    public static SecondProcessFigures RunAttempts(int attempts, bool keepsLock = true, bool ofCopy = false)
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-second-");
        try
        {
            using var site = new SiteUnderVotes(folder.FullName, ServerProcess.OfSiteBehindProxy, Seed);
            var link = Path.Combine(folder.FullName, "link.db");
            File.CreateSymbolicLink(link, site.Store);
            var served = 0;
            for (var attempt = 0; attempt < attempts; attempt++)
            {
                if (!keepsLock)
                    File.Delete($"{site.Store}.lock");
                var copy = Path.Combine(folder.FullName, $"copy-{attempt}.db");
                if (ofCopy)
                    File.Copy(site.Store, copy);
                served += Serves(ofCopy ? copy : attempt % 2 == 0 ? site.Store : link) ? 1 : 0;
                site.WaitForRecovery();
            }

            return new SecondProcessFigures(attempts - served, served, site.KillAndCheck());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Serves(string store)
    {
        try
        {
            using var second = ServerProcess.OfSiteWithFaults(store, new Dictionary<string, string>(StringComparer.Ordinal));
            return true;
        }
        catch (InvalidOperationException fault) when (fault.Message == ServerProcess.EndedWith(CouldNotRun))
        {
            return false;
        }
    }
}
