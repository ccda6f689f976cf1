using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Faults;

/// <summary>What starting the site again on a store that is served came to.</summary>
/// <param name="Refused">How often it did not start.</param>
/// <param name="Served">How often it served beside the first.</param>
/// <param name="Votes">What became of votes meanwhile.</param>
public sealed record SecondProcessFigures(int Refused, int Served, TroubleFigures Votes)
{
    /// <summary>Only the first served, and every vote is as it was acknowledged.</summary>
    public bool IsClean => Served == 0 && Votes.Faults == LedgerFaults.None;

    /// <inheritdoc/>
    public override string ToString() => $"{Refused} refused, {Served} served; {Votes}";
}

/// <summary>While people vote, the site is started again and again on the same store, by its name and by a link.</summary>
public static class SecondProcess
{
    /// <summary>The seed of who votes for what.</summary>
    public const int Seed = 20_261_128;

    private const int Attempts = 40;

    // By the store's name and by a link: either is seen to serve where nothing keeps it from that.
    private const int UnlockedAttempts = 2;

    // The program's exit code for a store that it must leave alone.
    private const int CouldNotRun = 3;

    /// <summary>Starts second processes, then one that finds the lock's file gone, and prints what they came to.</summary>
    /// <returns>The exit code: 0, or 1 when one served or a vote was lost, or when the one without a lock was not found out.</returns>
    public static int Run()
    {
        Console.WriteLine($"Second processes: {Attempts} starts, seed {Seed}");
        var locked = Of(Attempts);
        Console.WriteLine($"as it is: {locked}");
        var unlocked = Of(UnlockedAttempts, keepsLock: false);
        Console.WriteLine($"without the lock: {unlocked}");
        var isGood = locked.IsClean && unlocked.Served == UnlockedAttempts;
        Console.WriteLine(isGood ? "Good: one process served, and a second is found out." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Starts second processes.</summary>
    /// <param name="attempts">How many, one after another.</param>
    /// <param name="keepsLock">False to remove the lock's file before each.</param>
    public static SecondProcessFigures Of(int attempts, bool keepsLock = true)
    {
        var folder = Directory.CreateTempSubdirectory("toolverdicts-second-");
        try
        {
            using var site = new TroubledSite(folder.FullName, ServerProcess.OfSiteBehindProxy, Seed);
            var link = Path.Combine(folder.FullName, "link.db");
            File.CreateSymbolicLink(link, site.Store);
            var served = 0;
            for (var attempt = 0; attempt < attempts; attempt++)
            {
                if (!keepsLock)
                    File.Delete($"{site.Store}.lock");
                served += Serves(attempt % 2 == 0 ? site.Store : link) ? 1 : 0;
                site.AwaitRecovery();
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
            using var second = ServerProcess.OfSiteInTrouble(store, new Dictionary<string, string>(StringComparer.Ordinal));
            return true;
        }
        catch (InvalidOperationException fault) when (fault.Message == ServerProcess.EndedWith(CouldNotRun))
        {
            return false;
        }
    }
}
