using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Faults;

/// <summary>
/// The power goes while many vote: what the site does to its files is recorded with what its visitors hear, and replayed into the stores
/// that a power loss at any moment leaves. The same work with less careful flushing must be found to lose votes.
/// </summary>
public static class PowerLoss
{
    /// <summary>The seed of every run: of who votes for what, of when the power goes, and of what survives.</summary>
    public const int Seed = 20_261_123;

    private const int Recordings = 5;
    private const int Images = 2_000;
    private const int ImagesOfCareless = 500;
    private const int Bursts = 3;
    private const int Votes = 250;

    /// <summary>Cuts the power of the site, then of servers that flush less, and prints what was lost.</summary>
    /// <returns>The exit code: 0, or 1 when the site lost a vote or its store, or when another was not found out.</returns>
    public static int Run()
    {
        Console.WriteLine($"Power loss during votes: {Recordings} recordings, {Images} crash images of each, seed {Seed}");
        var site = Enumerable.Range(0, Recordings).Select(recording => OfSite(Bursts, Votes, Images, Seed + recording * 1_000)).Aggregate((sum, next) => sum + next);
        Console.WriteLine($"the site, synchronous=FULL: {site}");
        var normal = Of(WritePath.Normal, Bursts, Votes, ImagesOfCareless);
        Console.WriteLine($"the same writer, synchronous=NORMAL: {normal}");
        var off = Of(WritePath.Off, Bursts, Votes, ImagesOfCareless);
        Console.WriteLine($"the same writer, synchronous=OFF: {off}");
        var isGood = site is { Lost: 0, Corrupt: 0 } && normal.Losing > 0 && off.Losing > 0;
        Console.WriteLine(isGood ? "Good: no image of the site's lost a vote or its store, and careless flushing is found out." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Cuts the power of the real program.</summary>
    public static CrashImageFigures OfSite(int bursts, int votes, int images, int seed = Seed) => Of(ServerProcess.OfSiteInTrouble, bursts, votes, images, seed);

    /// <summary>Cuts the power of a server with the site's writer that flushes less.</summary>
    public static CrashImageFigures Of(WritePath path, int bursts, int votes, int images) =>
        Of((store, environment) => ServerProcess.OfVotes(path, store, environment), bursts, votes, images, Seed);

    private static CrashImageFigures Of(Func<string, IReadOnlyDictionary<string, string>, ServerProcess> start, int bursts, int votes, int images, int seed)
    {
        // In memory: an image is written, opened and thrown away within milliseconds.
        var folder = Directory.CreateDirectory(Path.Combine("/dev/shm", Path.GetRandomFileName())).FullName;
        try
        {
            return CrashImages.Open(VoteRecording.Of(folder, start, bursts, votes, seed), folder, images, seed);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
