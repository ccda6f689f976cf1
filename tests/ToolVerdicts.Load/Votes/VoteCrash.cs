using ToolVerdicts.Store;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Load.Votes;

/// <summary>
/// Kills the server (<c>SIGKILL</c>) while many clients vote, starts it again on the same store, and checks that the store holds every
/// acknowledged vote exactly once. The control answers before the commit and must be found to lose votes.
/// </summary>
/// <remarks>
/// A killed process loses only data that it had not yet handed to the system. <see cref="Faults.PowerLoss"/> covers what a power loss takes
/// beyond that.
/// </remarks>
public sealed class VoteCrash : IDisposable
{
    /// <summary>The seed of the votes and of the moments of the kills.</summary>
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

    /// <summary>Kills the real program, then the control, and prints how many votes each lost.</summary>
    /// <returns>The exit code: 0, or 1 when the program lost, doubled or miscounted a vote, or when the control lost none.</returns>
    public static int Run(int rounds)
    {
        Console.WriteLine($"kill -9 during votes: {rounds} rounds, seed {Seed}, {Clients} clients");
        var site = RunSite(rounds);
        Console.WriteLine($"the site: {site}");
        var early = RunControl(EarlyRounds);
        Console.WriteLine($"control that answers before the commit, {EarlyRounds} rounds: {early}");
        var isGood = site.Faults == LedgerFaults.None && early.Faults.Lost > 0;
        Console.WriteLine(isGood ? "Good: no acknowledged vote is lost or doubled, and the control loses votes." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Kills the real program.</summary>
    public static CrashFigures RunSite(int rounds)
    {
        using var crash = new VoteCrash(ServerProcess.OfSiteBehindProxy);
        return crash.RunRounds(rounds);
    }

    /// <summary>Kills a server that answers before the commit.</summary>
    public static CrashFigures RunControl(int rounds)
    {
        using var crash = new VoteCrash(store => ServerProcess.OfVotes(WritePath.Early, store));
        return crash.RunRounds(rounds);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private CrashFigures RunRounds(int rounds)
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
                // The program opens the store before the check does, as after a real crash.
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
            .Select(client => (Visitors: _ledger.VisitorsOf(client.Client), Chance: new Random(client.Seed)))
            .Select(client => new Thread(() => VoteUntilKilled(server.Port, client.Visitors, client.Chance))).ToList();
        clients.ForEach(client => client.Start());
        var isEnough = SpinWait.SpinUntil(() => Volatile.Read(ref _acknowledged) >= end, TimeoutMs);
        Thread.Sleep(chance.Next(LongestGraceMs));
        server.Kill();
        clients.End("voters to notice the kill");
        if (!isEnough)
            throw new TimeoutException($"The server did not acknowledge {end} votes within {TimeoutMs / 1000} s.");
    }

    // New and known visitors vote, change their votes and take them back, until the connection breaks.
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
                // A visitor without a vote cannot take one back, and would get no cookie for trying.
                var words = visitor.Cookie is null ? Words.Length - 1 : Words.Length;
                var (slug, word) = (_slugs[chance.Next(_slugs.Count)], Words[chance.Next(words)]);
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
            // The kill has broken the connection.
        }
    }
}
