using ToolVerdicts.Load.Votes;
using ToolVerdicts.Store;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Load.Faults;

/// <summary>What a visitor was told: that this is their vote on the tool now.</summary>
internal sealed record HeardVote
{
    /// <summary>What stands for the visitor in the store, in hexadecimal digits.</summary>
    public string Voter { get; init; } = "";

    public string Slug { get; init; } = "";

    /// <summary>As the form sends it; <c>none</c> for a vote that was taken back.</summary>
    public string Word { get; init; } = "";
}

/// <summary>A server at work: what it did to its files, in order, and what its clients heard in between.</summary>
/// <param name="Before">The store's folder as it was before the server began.</param>
/// <param name="Entries">What was done, and heard.</param>
/// <param name="Heard">What was heard, by the numbers of the acknowledgements among the entries.</param>
internal sealed record VoteRecording(string Before, IReadOnlyList<LogEntry> Entries, IReadOnlyList<HeardVote> Heard)
{
    private const int Clients = 8;

    // Longer than the writer waits before it cuts its log.
    private const int LullMs = 5_600;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Lets visitors vote in bursts with lulls in between, in which the writer copies its log into the file; then the server is killed.
    /// </summary>
    /// <param name="folder">An existing folder, for the store and its copy.</param>
    /// <param name="start">Starts the server on a store, in an environment.</param>
    /// <param name="bursts">How many bursts.</param>
    /// <param name="votes">How many votes in each, at least.</param>
    /// <param name="seed">Of who votes for what.</param>
    public static VoteRecording Of(string folder, Func<string, IReadOnlyDictionary<string, string>, ServerProcess> start, int bursts, int votes, int seed)
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
        var heard = new List<HeardVote>();
        for (var burst = 0; burst < bursts; burst++)
        {
            if (burst > 0)
                Thread.Sleep(LullMs);
            var voters = new Voters(server.Port, new VoteLedger(Clients), Clients, slugs, seed + burst * Clients) { Heard = Note }.Start();
            voters.WaitFor(votes, Patience);
            voters.Stop();
        }

        server.Kill();
        return new VoteRecording(before, WriteLog.Read(log), heard);

        void Note(LedgerVisitor visitor, string slug, string word)
        {
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var voter = keys.VoterOf(VisitorId.Read(visitor.Cookie, keys.Signing, today)!).Hex;
            lock (heard)
            {
                acknowledgements.AddAcknowledgement(heard.Count);
                heard.Add(new HeardVote { Voter = voter, Slug = slug, Word = word });
            }
        }
    }
}
