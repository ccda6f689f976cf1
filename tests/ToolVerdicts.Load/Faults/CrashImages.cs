using Dapper;
using ToolVerdicts.Load.Votes;
using ToolVerdicts.Search;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Faults;

/// <summary>Makes the files that a power loss leaves at random moments of a recording, and opens them as the program does.</summary>
internal static class CrashImages
{
    private const string VotesSql =
        "SELECT lower(hex(v.voter)) AS Voter, t.slug AS Slug, v.call AS Word FROM votes v JOIN tools t ON t.id = v.tool_id";

    private static readonly Survival[] Survivals = Enum.GetValues<Survival>();

    /// <summary>Makes crash images and checks each.</summary>
    /// <param name="recording">The server's recorded file operations.</param>
    /// <param name="folder">An existing folder for the images.</param>
    /// <param name="count">The number of images.</param>
    /// <param name="seed">The seed of the moments of the power loss and of the writes that survive.</param>
    public static CrashImageFigures Check(VoteRecording recording, string folder, int count, int seed)
    {
        var figures = new CrashImageFigures(0, 0, 0, 0);
        var gate = new Lock();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(Make(recording, count, seed), options, image =>
        {
            var found = Check(image.Files, Path.Combine(folder, $"image-{image.Number}"), recording.Acknowledgements, image.Acknowledged);
            lock (gate)
                figures += found;
        });
        return figures;
    }

    private static IEnumerable<(int Number, IReadOnlyDictionary<string, byte[]> Files, int Acknowledged)> Make(
        VoteRecording recording, int count, int seed)
    {
        var chance = new Random(seed);
        var cuts = Enumerable.Range(0, count).Select(_ => chance.Next(recording.Entries.Count + 1)).Order().ToList();
        var disk = new DiskModel(Directory.GetFiles(recording.Before));
        var (done, acknowledged) = (0, 0);
        foreach (var (number, cut) in cuts.Index())
        {
            for (; done < cut; done++)
            {
                disk.Apply(recording.Entries[done]);
                acknowledged += recording.Entries[done].Kind == LogKind.Acknowledged ? 1 : 0;
            }

            yield return (number, disk.LosePower(Survivals[number % Survivals.Length], chance), acknowledged);
        }
    }

    private static CrashImageFigures Check(
        IReadOnlyDictionary<string, byte[]> files, string folder, IReadOnlyList<AcknowledgedVote> votes, int acknowledged)
    {
        Directory.CreateDirectory(folder);
        try
        {
            foreach (var (name, bytes) in files)
                File.WriteAllBytes(Path.Combine(folder, name), bytes);
            var database = new Database(Path.Combine(folder, "votes.db"));
            using var store = database.OpenWriter();
            // The next steps are those of the program's start.
            database.RequireWhole();
            Migrations.Migrate(store, TimeProvider.System.GetUtcNow());
            ToolIndex.IndexAll(store);
            var isWhole = store.Query<string>("PRAGMA integrity_check").SequenceEqual(["ok"], StringComparer.Ordinal)
                && VoteLedger.CountMiscounted(store) == 0;
            var words = store.Query<AcknowledgedVote>(VotesSql).ToDictionary(vote => (vote.Voter, vote.Slug), vote => vote.Word);
            var lost = CountLost(votes, acknowledged, words);
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

    // A vote is kept when the store holds the word that was acknowledged last before the power loss, or one acknowledged later, because
    // the server commits a vote before it acknowledges it.
    private static int CountLost(
        IReadOnlyList<AcknowledgedVote> votes, int acknowledged, Dictionary<(string Voter, string Slug), string> words) =>
        votes.Index()
            .GroupBy(vote => (vote.Item.Voter, vote.Item.Slug))
            .Count(group => group.First().Index < acknowledged
                && !group.Skip(group.Count(vote => vote.Index < acknowledged) - 1)
                    .Any(vote => vote.Item.Word == words.GetValueOrDefault(group.Key, VoteLedger.NoVote)));
}
