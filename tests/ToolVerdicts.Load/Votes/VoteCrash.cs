using ToolVerdicts.Store;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Load.Votes;

/// <summary>
/// Many clients vote and note what they are told; the server is killed in the middle (<c>kill -9</c>) and started again on the same store, which
/// must then hold every vote that was acknowledged, once.
/// </summary>
/// <remarks>
/// A killed process loses what it had not yet given to the system. What a machine without power loses beyond that, the system's own
/// promise for <c>fdatasync</c> covers.
/// </remarks>
public sealed class VoteCrash : IDisposable
{
    /// <summary>The seed of every run: of who votes for what, and of when the server dies.</summary>
    public const int Seed = 20_260_511;

    private const int Clients = 32;
    private const int FewestVotes = 520;
    private const int MostVotes = 720;
    private const int LongestGraceMs = 10;
    private const int EarlyRounds = 10;
    private const int TimeoutMs = 60_000;

    private static readonly string[] Words = ["ship", "ship", "skip", "skip", "none"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("toolverdicts-crash-");
    private readonly VoteLedger _ledger = new(Clients);
    private readonly Func<string, ServerProcess> _start;
    private readonly string _path;
    private readonly IReadOnlyList<string> _slugs;
    private readonly VisitorKeys _keys;
    private int _addresses;
    private int _acknowledged;
    private int _unanswered;

    private VoteCrash(Func<string, ServerProcess> start)
    {
        _start = start;
        (_path, _slugs) = VoteStore.Create(_folder.FullName, "votes");
        _keys = new VisitorKeys(SiteKey.Of(new Database(_path)));
    }

    /// <summary>Kills the real program, then one that answers before the commit, and prints what either lost.</summary>
    /// <returns>The exit code: 0, or 1 when the program lost, doubled or miscounted a vote, or when the other was not found out.</returns>
    public static int Run(int rounds)
    {
        Console.WriteLine($"kill -9 during votes: {rounds} rounds, seed {Seed}, {Clients} clients");
        var site = OfSite(rounds);
        Console.WriteLine($"the site: {site}");
        var early = OfEarlyAnswers(EarlyRounds);
        Console.WriteLine($"one that answers before the commit, {EarlyRounds} rounds: {early}");
        var isGood = site.Faults == LedgerFaults.None && early.Faults.Lost > 0;
        Console.WriteLine(isGood ? "Good: no acknowledged vote is lost or doubled, and answers before the commit are found out." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Kills the real program.</summary>
    public static CrashFigures OfSite(int rounds)
    {
        using var crash = new VoteCrash(ServerProcess.OfSiteBehindProxy);
        return crash.KillAgainAndAgain(rounds);
    }

    /// <summary>Kills a server that answers before the commit.</summary>
    public static CrashFigures OfEarlyAnswers(int rounds)
    {
        using var crash = new VoteCrash(store => ServerProcess.OfVotes(WritePath.Early, store));
        return crash.KillAgainAndAgain(rounds);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private CrashFigures KillAgainAndAgain(int rounds)
    {
        var chance = new Random(Seed);
        var faults = LedgerFaults.None;
        var server = _start(_path);
        try
        {
            for (var round = 0; round < rounds; round++)
            {
                VoteAndKill(server, chance);
                server.Dispose();
                // The program opens the store before anybody looks, as it does after a real crash.
                server = _start(_path);
                using var store = new Database(_path).OpenConnection();
                faults += _ledger.Check(store, _keys);
            }
        }
        finally
        {
            server.Dispose();
        }

        return new CrashFigures(_acknowledged, _unanswered, faults);
    }

    private void VoteAndKill(ServerProcess server, Random chance)
    {
        var end = _acknowledged + chance.Next(FewestVotes, MostVotes);
        var clients = Enumerable.Range(0, Clients).Select(client => (Client: client, Seed: chance.Next()))
            .Select(client => new Thread(() => VoteUntilKilled(server.Port, _ledger.Of(client.Client), new Random(client.Seed)))).ToList();
        clients.ForEach(client => client.Start());
        var isEnough = SpinWait.SpinUntil(() => Volatile.Read(ref _acknowledged) >= end, TimeoutMs);
        Thread.Sleep(chance.Next(LongestGraceMs));
        server.Kill();
        clients.End("voters to see that the server is gone");
        if (!isEnough)
            throw new TimeoutException("The server answers no more.");
    }

    // Visitors come, vote on this and that, think again and take back, until the connection breaks.
    private void VoteUntilKilled(int port, List<LedgerVisitor> visitors, Random chance)
    {
        try
        {
            using var client = new VoteClient(port);
            while (true)
            {
                if (visitors.Count == 0 || chance.Next(3) == 0)
                    visitors.Add(new LedgerVisitor());
                var visitor = visitors[^1].Cookie is null ? visitors[^1] : visitors[chance.Next(visitors.Count)];
                // Who never voted has nothing to take back, and gets no cookie for it.
                var (slug, word) = (_slugs[chance.Next(_slugs.Count)], Words[chance.Next(visitor.Cookie is null ? Words.Length - 1 : Words.Length)]);
                visitor.Unanswered = (slug, word);
                Interlocked.Increment(ref _unanswered);
                var answer = client.Vote(slug, word, visitor.Cookie, VoteClient.Address(Interlocked.Increment(ref _addresses)));
                if (answer is not { Status: 303, Cookie: { } cookie })
                    throw new InvalidDataException($"A vote was answered with {answer.Status}.");
                (visitor.Cookie, visitor.Acknowledged[slug], visitor.Unanswered) = (cookie, word, null);
                Interlocked.Decrement(ref _unanswered);
                Interlocked.Increment(ref _acknowledged);
            }
        }
        catch (IOException)
        {
            // The server is gone, as it should be.
        }
    }
}

/// <summary>What a run of kills came to.</summary>
/// <param name="Acknowledged">Votes that were acknowledged.</param>
/// <param name="Unanswered">Votes that were sent and never answered.</param>
/// <param name="Faults">What was found wrong after any of the kills.</param>
public sealed record CrashFigures(int Acknowledged, int Unanswered, LedgerFaults Faults)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Acknowledged} votes acknowledged, {Unanswered} never answered; {Faults}";
}
