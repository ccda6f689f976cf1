using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Faults;

/// <summary>
/// Simulates a power loss during votes: records the site's file operations and acknowledgements, and replays them into the files that a
/// power loss at any moment leaves. The controls flush less (<c>synchronous=NORMAL</c> and <c>OFF</c>) and must be found to lose votes.
/// </summary>
public static class PowerLoss
{
    /// <summary>The seed of the votes, of the moments of the power loss and of the writes that survive.</summary>
    public const int Seed = 20_261_123;

    private const int Recordings = 5;
    private const int Images = 2_000;
    private const int ImagesOfControl = 500;
    private const int Bursts = 3;
    private const int Votes = 250;

    /// <summary>Checks crash images of the site, then of the controls, and prints the figures.</summary>
    /// <returns>The exit code: 0, or 1 when an image of the site lost a vote or is corrupt, or a control lost no vote.</returns>
    public static int Run()
    {
        Console.WriteLine($"Power loss during votes: {Recordings} recordings, {Images} crash images of each, seed {Seed}");
        var site = Enumerable.Range(0, Recordings)
            .Select(recording => RunSite(Bursts, Votes, Images, Seed + recording * 1_000))
            .Aggregate((sum, next) => sum + next);
        Console.WriteLine($"the site, synchronous=FULL: {site}");
        var normal = RunServer(WritePath.Normal, Bursts, Votes, ImagesOfControl);
        Console.WriteLine($"control, synchronous=NORMAL: {normal}");
        var off = RunServer(WritePath.Off, Bursts, Votes, ImagesOfControl);
        Console.WriteLine($"control, synchronous=OFF: {off}");
        var isGood = site is { Lost: 0, Corrupt: 0 } && normal.Losing > 0 && off.Losing > 0;
        Console.WriteLine(isGood ? "Good: no image of the site lost a vote or is corrupt, and the controls lost votes." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Checks crash images of the real program.</summary>
    public static CrashImageFigures RunSite(int bursts, int votes, int images, int seed = Seed) =>
        RunServer(ServerProcess.OfSiteWithFaults, bursts, votes, images, seed);

    /// <summary>Checks crash images of a <see cref="VoteServer"/> with a given write path.</summary>
    public static CrashImageFigures RunServer(WritePath path, int bursts, int votes, int images) =>
        RunServer((store, environment) => ServerProcess.OfVotes(path, store, environment), bursts, votes, images, Seed);

    private static CrashImageFigures RunServer(
        Func<string, IReadOnlyDictionary<string, string>, ServerProcess> start, int bursts, int votes, int images, int seed)
    {
        // The images are files in memory, because each is used for milliseconds only.
        var folder = Directory.CreateDirectory(Path.Combine("/dev/shm", Path.GetRandomFileName())).FullName;
        try
        {
            return CrashImages.Check(VoteRecording.Record(folder, start, bursts, votes, seed), folder, images, seed);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
