using ToolVerdicts.Load.Votes;
using ToolVerdicts.Store;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Load.Faults;

/// <summary>A recording of a server's file operations and acknowledgements, in their order.</summary>
/// <param name="Before">A folder with a copy of the store from before the start of the server.</param>
/// <param name="Entries">The file operations and acknowledgements.</param>
/// <param name="Acknowledgements">The acknowledged votes; the entries refer to them by their index.</param>
internal sealed record VoteRecording(string Before, IReadOnlyList<LogEntry> Entries, IReadOnlyList<AcknowledgedVote> Acknowledgements)
{
    private const int Clients = 8;

    // Longer than the writer's queue must be empty before it truncates the write-ahead log.
    private const int IdleMs = 5_600;

    private static readonly TimeSpan LongestBurst = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Records a server under bursts of votes, and kills it. Pauses between the bursts give the writer time for a checkpoint.
    /// </summary>
    /// <param name="folder">An existing folder for the store and its copy.</param>
    /// <param name="start">Starts the server on a store's file, with environment variables.</param>
    /// <param name="bursts">The number of bursts.</param>
    /// <param name="votes">The least number of acknowledged votes in each burst.</param>
    /// <param name="seed">The seed of the votes.</param>
    public static VoteRecording Record(
        string folder, Func<string, IReadOnlyDictionary<string, string>, ServerProcess> start, int bursts, int votes, int seed)
    {
        var (path, slugs) = VoteStore.Create(Directory.CreateDirectory(Path.Combine(folder, "store")).FullName, "votes");
        var keys = new VisitorKeys(SiteKey.Of(new Database(path)));
        var before = Directory.CreateDirectory(Path.Combine(folder, "before")).FullName;
        File.Copy(path, Path.Combine(before, Path.GetFileName(path)));
        var log = Path.Combine(folder, "log");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LD_PRELOAD"] = Preload.Compile(folder, "Faults/store-log.c"),
            ["STORE_LOG"] = log,
            ["STORE_LOG_FOLDER"] = Path.GetDirectoryName(path)!,
        };
        using var acknowledgements = new WriteLog(log);
        using var server = start(path, environment);
        var votesInOrder = new List<AcknowledgedVote>();
        for (var burst = 0; burst < bursts; burst++)
        {
            if (burst > 0)
                Thread.Sleep(IdleMs);
            var ledger = new VoteLedger(Clients);
            var voters = new Voters(server.Port, ledger, Clients, slugs, seed + burst * Clients) { OnAcknowledged = Add }.Start();
            voters.WaitUntil(() => voters.Acknowledged >= votes, LongestBurst);
            voters.Stop();
        }

        server.Kill();
        return new VoteRecording(before, WriteLog.Read(log), votesInOrder);

        void Add(LedgerVisitor visitor, string slug, string word)
        {
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var voter = keys.VoterOf(VisitorId.Read(visitor.Cookie, keys.Signing, today)!).Hex;
            lock (votesInOrder)
            {
                acknowledgements.AddAcknowledgement(votesInOrder.Count);
                votesInOrder.Add(new AcknowledgedVote { Voter = voter, Slug = slug, Word = word });
            }
        }
    }
}
