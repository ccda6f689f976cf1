using System.Diagnostics;
using System.Net.Sockets;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Faults;

/// <summary>
/// Visitors who vote, think again and take back over a few connections at once, for as long as they are let, and note in a ledger what
/// they are told.
/// </summary>
internal sealed class Voters(int port, VoteLedger ledger, int clients, IReadOnlyList<string> slugs, int seed)
{
    private static readonly string[] Words = ["ship", "ship", "skip", "skip", "none"];

    private static int s_addresses;

    private readonly List<Thread> _threads = [];
    private int _acknowledged;
    private int _putOff;
    private int _unanswered;
    private long _longest;
    private volatile bool _isOver;
    private volatile Exception? _fault;

    /// <summary>Hears of each vote that is acknowledged, while its visitor waits.</summary>
    public Action<LedgerVisitor, string, string> Heard { get; init; } = (_, _, _) => { };

    /// <summary>Milliseconds between an answer and the client's next vote.</summary>
    public int PauseMs { get; init; }

    /// <summary>Votes that were acknowledged.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Votes that were refused with a word on when to try again.</summary>
    public int PutOff => Volatile.Read(ref _putOff);

    /// <summary>Votes whose connection ended before the answer did.</summary>
    public int Unanswered => Volatile.Read(ref _unanswered);

    /// <summary>The longest that anybody waited for an answer.</summary>
    public TimeSpan LongestWait => TimeSpan.FromTicks(Volatile.Read(ref _longest));

    /// <summary>Lets them vote.</summary>
    public Voters Start()
    {
        foreach (var client in Enumerable.Range(0, clients))
        {
            var chance = new Random(seed + client);
            var thread = new Thread(() => Vote(ledger.Of(client), chance));
            _threads.Add(thread);
            thread.Start();
        }

        return this;
    }

    /// <summary>Lets them vote until so many votes are acknowledged.</summary>
    /// <exception cref="TimeoutException">The server answers no more.</exception>
    public void WaitFor(int acknowledged, TimeSpan patience) => Require(() => Acknowledged >= acknowledged, patience);

    /// <summary>Waits until something is so.</summary>
    /// <exception cref="TimeoutException">It never was.</exception>
    public TimeSpan Require(Func<bool> isSo, TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        while (!isSo())
        {
            if (_fault is not null || clock.Elapsed > patience)
                throw new TimeoutException("The server does not answer as it should.", _fault);
            Thread.Sleep(1);
        }

        return clock.Elapsed;
    }

    /// <summary>Lets all finish what they are at, and go.</summary>
    public void Stop()
    {
        _isOver = true;
        _threads.End("the last answers to voters");
        if (_fault is { } fault)
            throw new InvalidDataException("A visitor was answered wrongly.", fault);
    }

    private void Vote(List<LedgerVisitor> visitors, Random chance)
    {
        try
        {
            while (!_isOver)
                VoteOverOneConnection(visitors, chance);
        }
        catch (Exception fault)
        {
            // Whoever waits for the clients tells it.
            _fault = fault;
        }
    }

    private void VoteOverOneConnection(List<LedgerVisitor> visitors, Random chance)
    {
        try
        {
            using var client = new VoteClient(port);
            while (!_isOver)
            {
                VoteOnce(client, visitors, chance);
                if (PauseMs > 0)
                    Thread.Sleep(PauseMs);
            }
        }
        catch (IOException)
        {
            // What became of the vote is not known: its visitor rests until the ledger is held against the store.
            Interlocked.Increment(ref _unanswered);
        }
        catch (SocketException)
        {
            // Nobody listens just now.
            Thread.Sleep(10);
        }
    }

    private void VoteOnce(VoteClient client, List<LedgerVisitor> visitors, Random chance)
    {
        var visitor = visitors.Count > 0 && chance.Next(3) > 0 ? visitors[chance.Next(visitors.Count)] : null;
        if (visitor is not { Cookie: not null, Unanswered: null })
            visitors.Add(visitor = new LedgerVisitor());
        // Who never voted has nothing to take back, and gets no cookie for it.
        var (slug, word) = (slugs[chance.Next(slugs.Count)], Words[chance.Next(visitor.Cookie is null ? Words.Length - 1 : Words.Length)]);
        visitor.Unanswered = (slug, word);
        var start = Stopwatch.GetTimestamp();
        var answer = client.Vote(slug, word, visitor.Cookie, VoteClient.Address(Interlocked.Increment(ref s_addresses)));
        InterlockedMax(ref _longest, Stopwatch.GetElapsedTime(start).Ticks);
        visitor.Unanswered = null;
        if (answer is { Status: 303, Cookie: { } cookie })
        {
            (visitor.Cookie, visitor.Acknowledged[slug]) = (cookie, word);
            Heard(visitor, slug, word);
            Interlocked.Increment(ref _acknowledged);
        }
        else if (answer is { Status: 503, RetryAfter: not null })
        {
            if (visitor.Cookie is null)
                visitors.Remove(visitor);
            Interlocked.Increment(ref _putOff);
        }
        else
        {
            throw new InvalidDataException($"A vote was answered with {answer}.");
        }
    }

    private static void InterlockedMax(ref long most, long value)
    {
        for (var known = Volatile.Read(ref most); value > known; known = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, known);
    }
}
