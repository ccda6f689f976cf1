using System.Diagnostics;
using System.Net;
using ToolVerdicts.Load.Votes;
using ToolVerdicts.Store;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Load.Faults;

/// <summary>A server under votes, to be run with injected faults, with a ledger of its acknowledgements.</summary>
internal sealed class SiteUnderVotes : IDisposable
{
    // A short pause between votes leaves processor time to other work of the machine.
    private const int PauseMs = 2;

    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(30);

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

    /// <summary>Creates a store in a folder, starts a server on it, and starts voting.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="start">Starts the server on the store's file.</param>
    /// <param name="seed">The seed of the votes.</param>
    /// <param name="clients">The number of connections.</param>
    public SiteUnderVotes(string folder, Func<string, ServerProcess> start, int seed, int clients = 8)
    {
        (_clients, _ledger) = (clients, new VoteLedger(clients));
        (_path, _slugs) = VoteStore.Create(folder, "votes");
        _seed = seed;
        _server = start(_path);
        _reader = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_server.Port}") };
        _voters = NewVoters();
    }

    /// <summary>The path of the store's file.</summary>
    public string Store => _path;

    /// <summary>The number of acknowledged votes so far.</summary>
    public int Acknowledged => _acknowledged + _voters.Acknowledged;

    /// <summary>The number of votes so far that were answered 503 with <c>Retry-After</c>.</summary>
    public int PutOff => _putOff + _voters.PutOff;

    /// <summary>The longest wait for an answer to a vote.</summary>
    public TimeSpan LongestWait => _voters.LongestWait > _longestWait ? _voters.LongestWait : _longestWait;

    /// <summary>Waits until a condition holds.</summary>
    /// <exception cref="TimeoutException">The condition did not hold within half a minute, or an answer was unexpected.</exception>
    public void WaitUntil(Func<bool> condition) => _voters.WaitUntil(condition, WaitLimit);

    /// <summary>Waits until a vote is put off.</summary>
    public void WaitForRefusals()
    {
        var before = PutOff;
        WaitUntil(() => PutOff > before);
    }

    /// <summary>Waits until the next vote is acknowledged, and records the time.</summary>
    public void WaitForRecovery()
    {
        var before = Acknowledged;
        var taken = _voters.WaitUntil(() => Acknowledged > before, WaitLimit);
        _longest = taken > _longest ? taken : _longest;
    }

    /// <summary>Reads the page of a tool.</summary>
    /// <returns>The time until the whole page came.</returns>
    /// <exception cref="InvalidDataException">The status was not 200.</exception>
    public TimeSpan ReadPage(int number = 0)
    {
        var clock = Stopwatch.StartNew();
        using var answer = _reader.GetAsync($"/tools/{_slugs[number % _slugs.Count]}").GetAwaiter().GetResult();
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new InvalidDataException($"A page was answered with {answer.StatusCode}.");
        _pages++;
        return clock.Elapsed;
    }

    /// <summary>Stops voting, runs an action, and starts voting again.</summary>
    public void PauseVoting(Action meanwhile)
    {
        StopVoting();
        meanwhile();
        _voters = NewVoters();
    }

    /// <summary>Kills the server, opens the store again and compares it with the acknowledgements.</summary>
    public FaultFigures KillAndCheck()
    {
        StopVoting();
        _server.Kill();
        var database = new Database(_path);
        using (var writer = database.OpenWriter())
            database.RequireWhole();
        using var store = database.OpenConnection();
        var faults = _ledger.Check(store, new VisitorKeys(SiteKey.Of(database)));
        database.CloseReaders();
        return new FaultFigures(_acknowledged, _putOff, _pages, _longest, faults);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _server.Dispose();
    }

    private Voters NewVoters() => new Voters(_server.Port, _ledger, _clients, _slugs, _seed) { PauseMs = PauseMs }.Start();

    private void StopVoting()
    {
        _voters.Stop();
        _acknowledged += _voters.Acknowledged;
        _putOff += _voters.PutOff;
        _longestWait = LongestWait;
        _voters = new Voters(_server.Port, _ledger, clients: 0, _slugs, _seed);
    }
}
