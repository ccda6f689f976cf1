using System.Diagnostics;
using System.Net;
using ToolVerdicts.Load.Votes;
using ToolVerdicts.Store;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Load.Faults;

/// <summary>What a run of trouble came to.</summary>
/// <param name="Acknowledged">Votes that were acknowledged.</param>
/// <param name="PutOff">Votes that were answered 503 with a word on when to try again.</param>
/// <param name="Pages">Pages that were read while the trouble lasted; each was right.</param>
/// <param name="LongestRecovery">The longest from the end of a trouble to the next vote that was acknowledged.</param>
/// <param name="Faults">What was found wrong after the server was killed and the store opened again.</param>
public sealed record TroubleFigures(int Acknowledged, int PutOff, int Pages, TimeSpan LongestRecovery, LedgerFaults Faults)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Acknowledged} votes acknowledged, {PutOff} put off, {Pages} pages read meanwhile, back after {LongestRecovery.TotalSeconds:F2} s at most; {Faults}";
}

/// <summary>A server that visitors vote on while it gets into trouble and out of it again, and what they were told.</summary>
internal sealed class TroubledSite : IDisposable
{
    // The machine has other work to do than votes, and the limits of the site are not what is looked at.
    private const int PauseMs = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly int _clients;
    private readonly VoteLedger _ledger;
    private readonly string _path;
    private readonly IReadOnlyList<string> _slugs;
    private readonly ServerProcess _server;
    private readonly HttpClient _reader;
    private readonly int _seed;
    private Voters _voters;
    private int _acknowledged;
    private int _putOff;
    private int _pages;
    private TimeSpan _longest;
    private TimeSpan _longestWait;

    /// <summary>Starts a server on a new store in a folder, and lets visitors vote.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="start">Starts the server on a store.</param>
    /// <param name="seed">Of who votes for what.</param>
    /// <param name="clients">Over how many connections they vote.</param>
    public TroubledSite(string folder, Func<string, ServerProcess> start, int seed, int clients = 8)
    {
        (_clients, _ledger) = (clients, new VoteLedger(clients));
        (_path, _slugs) = VoteStore.Create(folder, "votes");
        _seed = seed;
        _server = start(_path);
        _reader = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_server.Port}") };
        _voters = NewVoters();
    }

    /// <summary>The store's file.</summary>
    public string Store => _path;

    /// <summary>Votes that were acknowledged so far.</summary>
    public int Acknowledged => _acknowledged + _voters.Acknowledged;

    /// <summary>Votes that were put off so far.</summary>
    public int PutOff => _putOff + _voters.PutOff;

    /// <summary>The longest that anybody waited for an answer.</summary>
    public TimeSpan LongestWait => _voters.LongestWait > _longestWait ? _voters.LongestWait : _longestWait;

    /// <summary>Waits until something is so.</summary>
    /// <exception cref="TimeoutException">It never was.</exception>
    public void Await(Func<bool> isSo) => _voters.Require(isSo, Patience);

    /// <summary>Waits until votes are put off.</summary>
    public void AwaitRefusals()
    {
        var before = PutOff;
        Await(() => PutOff > before);
    }

    /// <summary>Notes how long it takes from now until a vote is acknowledged.</summary>
    public void AwaitRecovery()
    {
        var before = Acknowledged;
        var taken = _voters.Require(() => Acknowledged > before, Patience);
        _longest = taken > _longest ? taken : _longest;
    }

    /// <summary>Reads a page.</summary>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    /// <returns>How long it took.</returns>
    public TimeSpan Read(int number = 0)
    {
        var clock = Stopwatch.StartNew();
        using var answer = _reader.GetAsync($"/tools/{_slugs[number % _slugs.Count]}").GetAwaiter().GetResult();
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new InvalidDataException($"A page was answered with {answer.StatusCode}.");
        _pages++;
        return clock.Elapsed;
    }

    /// <summary>Lets the visitors rest for a while.</summary>
    /// <param name="meanwhile">What happens then.</param>
    public void Rest(Action meanwhile)
    {
        LetGo();
        meanwhile();
        _voters = NewVoters();
    }

    /// <summary>Kills the server, opens the store again and holds it against what visitors were told.</summary>
    /// <param name="beforeOpening">What is done in between.</param>
    public TroubleFigures KillAndCheck(Action? beforeOpening = null)
    {
        LetGo();
        _server.Kill();
        beforeOpening?.Invoke();
        var database = new Database(_path);
        using (var writer = database.OpenWriter())
            database.RequireWhole();
        using var store = database.OpenConnection();
        var faults = _ledger.Check(store, new VisitorKeys(SiteKey.Of(database)));
        database.CloseReaders();
        return new TroubleFigures(_acknowledged, _putOff, _pages, _longest, faults);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _server.Dispose();
    }

    private Voters NewVoters() => new Voters(_server.Port, _ledger, _clients, _slugs, _seed) { PauseMs = PauseMs }.Start();

    private void LetGo()
    {
        _voters.Stop();
        _acknowledged += _voters.Acknowledged;
        _putOff += _voters.PutOff;
        _longestWait = LongestWait;
        _voters = new Voters(_server.Port, _ledger, clients: 0, _slugs, _seed);
    }
}
