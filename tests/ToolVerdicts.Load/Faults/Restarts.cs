using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using ToolVerdicts.Load.Votes;
using ToolVerdicts.Store;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Load.Faults;

/// <summary>
/// Stops the site (<c>SIGTERM</c>) while clients vote and read, over persistent and new connections. Every request that was sent before the
/// signal must be answered. The control is <c>SIGKILL</c>, which must be found to drop requests.
/// </summary>
public sealed class Restarts : IDisposable
{
    /// <summary>The seed of the requests and of the moments of the stops.</summary>
    public const int Seed = 20_261_127;

    private const int Stops = 30;
    private const int Kills = 5;
    private const int Clients = 16;
    private const int RequestsBeforeStop = 200;
    private const int LongestGraceMs = 50;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
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

    /// <summary>Stops the site, then kills it, and prints the figures.</summary>
    /// <returns>The exit code: 0, or 1 when a stop was not clean, or the control dropped no request.</returns>
    public static int Run()
    {
        Console.WriteLine($"Stops under load: {Stops} stops, {Clients} clients, seed {Seed}");
        var stops = RunStops(Stops);
        Console.WriteLine($"SIGTERM: {stops}");
        var slow = RunStops(1, hasSlowClients: true);
        Console.WriteLine($"SIGTERM, with stalled clients: {slow}");
        var kills = RunControl(Kills);
        Console.WriteLine($"control, SIGKILL: {kills}");
        var isGood = stops.IsClean && slow.IsClean && kills.Dropped + kills.CutOff > 0;
        Console.WriteLine(isGood ? "Good: every stop was clean and dropped no request, and the control dropped some." : "Bad.");
        return isGood ? 0 : 1;
    }

    /// <summary>Stops the site.</summary>
    /// <param name="stops">The number of stops.</param>
    /// <param name="hasSlowClients">True to add clients that send half a request or never read.</param>
    public static RestartFigures RunStops(int stops, bool hasSlowClients = false)
    {
        using var run = new Restarts();
        return run.Repeat(stops, hasSlowClients, server => server.Stop(LongestWait));
    }

    /// <summary>Kills the site.</summary>
    public static RestartFigures RunControl(int kills)
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
            .Select(client => (Visitors: _ledger.VisitorsOf(client.Client), Chance: new Random(client.Seed)))
            .Select(client => new Thread(() => SendUntilGone(server.Port, client.Visitors, client.Chance, exchanges))).ToList();
        threads.ForEach(thread => thread.Start());
        using var slow = hasSlowClients ? SlowClients.Start(server.Port, _slugs[0]) : null;
        if (!SpinWait.SpinUntil(() => exchanges.Count >= RequestsBeforeStop, LongestWait))
            throw new TimeoutException($"The server did not answer {RequestsBeforeStop} requests within {LongestWait.TotalSeconds:0} s.");
        Thread.Sleep(_chance.Next(LongestGraceMs));
        var signal = Stopwatch.GetTimestamp();
        var code = stop(server);
        var taken = Stopwatch.GetElapsedTime(signal);
        threads.End("the last answers to clients");

        using var store = new Database(_path).OpenWriter();
        int Count(Func<Exchange, bool> isCounted) => exchanges.Count(isCounted);
        return figures with
        {
            Unclean = figures.Unclean + (code == 0 && taken <= LongestStop ? 0 : 1),
            Longest = taken > figures.Longest ? taken : figures.Longest,
            Answered = figures.Answered + Count(exchange => exchange.End == ExchangeEnd.Answered),
            Dropped = figures.Dropped + Count(exchange => exchange.End == ExchangeEnd.Refused && exchange.SentAt < signal),
            CutOff = figures.CutOff + Count(exchange => exchange.End == ExchangeEnd.CutOff),
            Late = figures.Late + Count(exchange => exchange.End == ExchangeEnd.Answered && exchange.SentAt >= signal),
            Refused = figures.Refused + Count(exchange => exchange.End == ExchangeEnd.Refused && exchange.SentAt >= signal),
            Faults = figures.Faults + _ledger.Check(store, _keys),
        };
    }

    // Half the requests are votes of new visitors. A quarter of the answers end their connection.
    private void SendUntilGone(int port, List<LedgerVisitor> visitors, Random chance, ConcurrentQueue<Exchange> exchanges)
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

    private Exchange Read(Socket socket, Random chance) => Exchange.Send(socket, $"""
        GET /tools/{_slugs[chance.Next(_slugs.Count)]} HTTP/1.1
        Host: localhost


        """);

    private Exchange Vote(Socket socket, List<LedgerVisitor> visitors, Random chance)
    {
        var slug = _slugs[chance.Next(_slugs.Count)];
        var visitor = new LedgerVisitor { Unanswered = (slug, "ship") };
        visitors.Add(visitor);
        var exchange = Exchange.Send(socket, $"""
            POST /tools/{slug}/vote HTTP/1.1
            Host: localhost
            X-Forwarded-For: {VoteClient.Address(Interlocked.Increment(ref _addresses))}
            Content-Type: application/x-www-form-urlencoded
            Content-Length: 9

            vote=ship
            """);
        if (exchange.Status == 303)
        {
            visitor.Cookie = exchange.Header("Set-Cookie")!["visitor=".Length..];
            (visitor.Acknowledged[slug], visitor.Unanswered) = ("ship", null);
        }

        return exchange;
    }
}
