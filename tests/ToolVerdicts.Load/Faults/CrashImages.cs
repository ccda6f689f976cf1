using Dapper;
using ToolVerdicts.Load.Votes;
using ToolVerdicts.Search;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Faults;

/// <summary>What stores came to whose power went.</summary>
/// <param name="Images">How many there were.</param>
/// <param name="Losing">Those that had lost a vote somebody was told of.</param>
/// <param name="Lost">Votes that were lost, in all of them.</param>
/// <param name="Corrupt">Those that could not be opened, or were not whole, or whose tallies were not what a recount gives.</param>
public sealed record CrashImageFigures(int Images, int Losing, long Lost, int Corrupt)
{
    /// <summary>The figures of both.</summary>
    public static CrashImageFigures operator +(CrashImageFigures left, CrashImageFigures right) =>
        new(left.Images + right.Images, left.Losing + right.Losing, left.Lost + right.Lost, left.Corrupt + right.Corrupt);

    /// <inheritdoc/>
    public override string ToString() => $"{Images} crash images: {Losing} lost votes ({Lost} in all), {Corrupt} corrupt";
}

/// <summary>The stores that a recorded server leaves when the power goes at any moment, opened as the program opens them.</summary>
internal static class CrashImages
{
    private const string VotesSql = "SELECT lower(hex(v.voter)) AS Voter, t.slug AS Slug, v.call AS Word FROM votes v JOIN tools t ON t.id = v.tool_id";

    private static readonly Survival[] Survivals = Enum.GetValues<Survival>();

    /// <summary>Makes images and opens them.</summary>
    /// <param name="recording">What the server did.</param>
    /// <param name="folder">An existing folder, for the images.</param>
    /// <param name="count">How many images.</param>
    /// <param name="seed">Of when the power goes, and of what survives.</param>
    public static CrashImageFigures Open(VoteRecording recording, string folder, int count, int seed)
    {
        var figures = new CrashImageFigures(0, 0, 0, 0);
        var gate = new Lock();
        Parallel.ForEach(Make(recording, count, seed), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, image =>
        {
            var found = Judge(image.Files, Path.Combine(folder, $"image-{image.Number}"), recording.Heard, image.Acknowledged);
            lock (gate)
                figures += found;
        });
        return figures;
    }

    private static IEnumerable<(int Number, IReadOnlyDictionary<string, byte[]> Files, int Acknowledged)> Make(VoteRecording recording, int count, int seed)
    {
        var chance = new Random(seed);
        var cuts = Enumerable.Range(0, count).Select(_ => chance.Next(recording.Entries.Count + 1)).Order().ToList();
        var disk = new DiskModel(Directory.GetFiles(recording.Before));
        var (done, acknowledged) = (0, 0);
        foreach (var (number, cut) in cuts.Index())
        {
            for (; done < cut; done++)
            {
                disk.Do(recording.Entries[done]);
                acknowledged += recording.Entries[done].Kind == LogKind.Acknowledged ? 1 : 0;
            }

            yield return (number, disk.PowerOff(Survivals[number % Survivals.Length], chance), acknowledged);
        }
    }

    private static CrashImageFigures Judge(IReadOnlyDictionary<string, byte[]> files, string folder, IReadOnlyList<HeardVote> heard, int acknowledged)
    {
        Directory.CreateDirectory(folder);
        try
        {
            foreach (var (name, bytes) in files)
                File.WriteAllBytes(Path.Combine(folder, name), bytes);
            var database = new Database(Path.Combine(folder, "votes.db"));
            using var store = database.OpenWriter();
            // As the program's start does.
            database.RequireWhole();
            Migrations.Migrate(store, TimeProvider.System.GetUtcNow());
            ToolIndex.RefreshAll(store);
            var isWhole = store.Query<string>("PRAGMA integrity_check").SequenceEqual(["ok"], StringComparer.Ordinal) && VoteLedger.Miscounted(store) == 0;
            var words = store.Query<HeardVote>(VotesSql).ToDictionary(vote => (vote.Voter, vote.Slug), vote => vote.Word);
            var lost = Lost(heard, acknowledged, words);
            return new CrashImageFigures(1, lost > 0 ? 1 : 0, lost, isWhole ? 0 : 1);
        }
        catch (Exception fault) when (fault is StoreException or Microsoft.Data.Sqlite.SqliteException)
        {
            return new CrashImageFigures(1, 0, 0, 1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A vote is kept when the store has what its visitor was told last, or what the visitor asked for after that.
    private static int Lost(IReadOnlyList<HeardVote> heard, int acknowledged, Dictionary<(string Voter, string Slug), string> words) => heard.Index()
        .GroupBy(vote => (vote.Item.Voter, vote.Item.Slug))
        .Count(votes => votes.First().Index < acknowledged
            && !votes.Skip(votes.Count(vote => vote.Index < acknowledged) - 1).Any(vote => vote.Item.Word == words.GetValueOrDefault(votes.Key, VoteLedger.NoVote)));
}
