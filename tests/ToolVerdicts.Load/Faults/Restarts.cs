using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using ToolVerdicts.Load.Votes;
using ToolVerdicts.Store;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Load.Faults;

/// <summary>What stops under load came to.</summary>
/// <param name="Stops">How many there were.</param>
/// <param name="Unclean">Stops that took longer than ten seconds or ended with another exit code than 0.</param>
/// <param name="Longest">The longest stop.</param>
/// <param name="Answered">Requests that were answered, of all.</param>
/// <param name="Forgotten">Requests that were sent before the signal and not answered.</param>
/// <param name="CutOff">Requests whose answer ended in the middle.</param>
/// <param name="Late">Requests that were sent after the signal and answered all the same.</param>
/// <param name="Refused">Requests that were sent after the signal and refused without a byte.</param>
/// <param name="Faults">What the store and the visitors do not agree on.</param>
public sealed record RestartFigures(int Stops, int Unclean, TimeSpan Longest, int Answered, int Forgotten, int CutOff, int Late, int Refused, LedgerFaults Faults)
{
    /// <summary>Nothing was left undone.</summary>
    public bool IsClean => Unclean == 0 && Forgotten == 0 && CutOff == 0 && Faults == LedgerFaults.None;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Stops} stops, {Unclean} unclean, the longest {Longest.TotalSeconds:F1} s; {Answered} requests answered, {Forgotten} forgotten, {CutOff} cut off; "
        + $"after the signal {Late} answered, {Refused} refused; {Faults}";
}

/// <summary>
/// The site is stopped (<c>SIGTERM</c>) again and again while clients vote and read, some over connections they keep, some over new ones,
/// some slowly.
/// </summary>
public sealed class Restarts : IDisposable
{
    /// <summary>The seed of who asks for what, and of when the site is stopped.</summary>
    public const int Seed = 20_261_127;

    private const int Stops = 30;
    private const int Kills = 5;
    private const int Clients = 16;
    private const int Fewest = 200;
    private const int LongestGraceMs = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("toolverdicts-restarts-");
    private readonly VoteLedger _ledger = new(Clients);
    private readonly Random _chance = new(Seed);
    private readonly string _path;
    private readonly IReadOnlyList<string> _slugs;
    private readonly VisitorKeys _keys;
    private int _addresses;

    private Restarts()
    {
        (_path, _slugs) = VoteStore.Create(_folder.FullName, "votes");
        _keys = new VisitorKeys(SiteKey.Of(new Database(_path)));
    }

    /// <summary>Stops the site again and again, then kills it instead, and prints what became of the requests.</summary>
    /// <returns>The exit code: 0, or 1 when a stop was not clean, or when killing was not found out.</returns>
    public static int Run()
    {
        Console.WriteLine($"Stops under load: {Stops} stops, {Clients} clients, seed {Seed}");
        var stops = OfStops(Stops);
        Console.WriteLine($"SIGTERM: {stops}");
        var slow = OfStops(1, hasSlowClients: true);
        Console.WriteLine($"SIGTERM, with clients that stand still: {slow}");
        var kills = OfKills(Kills);
        Console.WriteLine($"SIGKILL instead: {kills}");
        var isGood = stops.IsClean && slow.IsClean && kills.Forgotten + kills.CutOff > 0;
        Console.WriteLine(isGood ? "Good: every stop was clean and forgot nobody, and killing is found out." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Stops the site.</summary>
    /// <param name="stops">How often.</param>
    /// <param name="hasSlowClients">Whether there are also some who send half a request, or never read.</param>
    public static RestartFigures OfStops(int stops, bool hasSlowClients = false)
    {
        using var run = new Restarts();
        return run.Repeat(stops, hasSlowClients, server => server.Stop(Patience));
    }

    /// <summary>Kills the site.</summary>
    public static RestartFigures OfKills(int kills)
    {
        using var run = new Restarts();
        return run.Repeat(kills, hasSlowClients: false, server =>
        {
            server.Kill();
            return 0;
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private RestartFigures Repeat(int rounds, bool hasSlowClients, Func<ServerProcess, int?> stop)
    {
        var figures = new RestartFigures(rounds, 0, TimeSpan.Zero, 0, 0, 0, 0, 0, LedgerFaults.None);
        for (var round = 0; round < rounds; round++)
        {
            using var server = ServerProcess.OfSiteBehindProxy(_path);
            figures = Add(figures, server, hasSlowClients, stop);
        }

        return figures;
    }

    private RestartFigures Add(RestartFigures figures, ServerProcess server, bool hasSlowClients, Func<ServerProcess, int?> stop)
    {
        var exchanges = new ConcurrentQueue<Exchange>();
        var threads = Enumerable.Range(0, Clients).Select(client => (Client: client, Seed: _chance.Next()))
            .Select(client => new Thread(() => AskUntilGone(server.Port, _ledger.Of(client.Client), new Random(client.Seed), exchanges))).ToList();
        threads.ForEach(thread => thread.Start());
        using var slow = hasSlowClients ? SlowClients.Start(server.Port, _slugs[0]) : null;
        if (!SpinWait.SpinUntil(() => exchanges.Count >= Fewest, Patience))
            throw new TimeoutException("The server answers no more.");
        Thread.Sleep(_chance.Next(LongestGraceMs));
        var signal = Stopwatch.GetTimestamp();
        var code = stop(server);
        var taken = Stopwatch.GetElapsedTime(signal);
        threads.End("the last answers to visitors");

        using var store = new Database(_path).OpenWriter();
        int Count(Func<Exchange, bool> isCounted) => exchanges.Count(isCounted);
        return figures with
        {
            Unclean = figures.Unclean + (code == 0 && taken <= LongestStop ? 0 : 1),
            Longest = taken > figures.Longest ? taken : figures.Longest,
            Answered = figures.Answered + Count(exchange => exchange.End == ExchangeEnd.Answered),
            Forgotten = figures.Forgotten + Count(exchange => exchange.End == ExchangeEnd.Refused && exchange.SentAt < signal),
            CutOff = figures.CutOff + Count(exchange => exchange.End == ExchangeEnd.CutOff),
            Late = figures.Late + Count(exchange => exchange.End == ExchangeEnd.Answered && exchange.SentAt >= signal),
            Refused = figures.Refused + Count(exchange => exchange.End == ExchangeEnd.Refused && exchange.SentAt >= signal),
            Faults = figures.Faults + _ledger.Check(store, _keys),
        };
    }

    // Every second request is a vote of a new visitor, and every fourth comes over a new connection.
    private void AskUntilGone(int port, List<LedgerVisitor> visitors, Random chance, ConcurrentQueue<Exchange> exchanges)
    {
        while (Exchange.Connect(port) is { } socket)
        {
            using (socket)
            {
                Exchange exchange;
                do
                {
                    exchange = chance.Next(2) == 0 ? Read(socket, chance) : Vote(socket, visitors, chance);
                    exchanges.Enqueue(exchange);
                }
                while (exchange.End == ExchangeEnd.Answered && exchange.Header("Connection") != "close" && chance.Next(4) > 0);
            }
        }
    }

    private Exchange Read(Socket socket, Random chance) => Exchange.Of(socket, $"""
        GET /tools/{_slugs[chance.Next(_slugs.Count)]} HTTP/1.1
        Host: localhost


        """);

    private Exchange Vote(Socket socket, List<LedgerVisitor> visitors, Random chance)
    {
        var slug = _slugs[chance.Next(_slugs.Count)];
        var visitor = new LedgerVisitor { Unanswered = (slug, "ship") };
        visitors.Add(visitor);
        var exchange = Exchange.Of(socket, $"""
            POST /tools/{slug}/vote HTTP/1.1
            Host: localhost
            X-Forwarded-For: {VoteClient.Address(Interlocked.Increment(ref _addresses))}
            Content-Type: application/x-www-form-urlencoded
            Content-Length: 9

            vote=ship
            """);
        if (exchange.Status == 303)
            (visitor.Cookie, visitor.Acknowledged[slug], visitor.Unanswered) = (exchange.Header("Set-Cookie")!["visitor=".Length..], "ship", null);
        return exchange;
    }
}
