using System.Diagnostics;
using System.Net.Sockets;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Faults;

/// <summary>
/// Clients that vote, change votes and take them back, each over its own connection, until they are stopped. A ledger records the
/// acknowledgements.
/// </summary>
internal sealed class Voters(int port, VoteLedger ledger, int clients, IReadOnlyList<string> slugs, int seed)
{
    private static readonly string[] Words = ["ship", "ship", "skip", "skip", "none"];

    private static int s_addresses;

    private readonly List<Thread> _threads = [];
    private int _acknowledged;
    private int _putOff;
    private int _unanswered;
    private long _longestTicks;
    private volatile bool _isStopping;
    private volatile Exception? _fault;

    /// <summary>Called with the visitor, slug and word of each acknowledged vote, before the client's next vote.</summary>
    public Action<LedgerVisitor, string, string> OnAcknowledged { get; init; } = (_, _, _) => { };

    /// <summary>Milliseconds between an answer and the client's next vote.</summary>
    public int PauseMs { get; init; }

    /// <summary>The number of acknowledged votes.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>The number of votes that were answered 503 with <c>Retry-After</c>.</summary>
    public int PutOff => Volatile.Read(ref _putOff);

    /// <summary>The number of votes whose connection ended before the answer came.</summary>
    public int Unanswered => Volatile.Read(ref _unanswered);

    /// <summary>The longest wait for an answer.</summary>
    public TimeSpan LongestWait => TimeSpan.FromTicks(Volatile.Read(ref _longestTicks));

    /// <summary>Starts a thread for each client.</summary>
    /// <returns>This object.</returns>
    public Voters Start()
    {
        foreach (var client in Enumerable.Range(0, clients))
        {
            var chance = new Random(seed + client);
            var thread = new Thread(() => Vote(ledger.VisitorsOf(client), chance));
            _threads.Add(thread);
            thread.Start();
        }

        return this;
    }

    /// <summary>Waits until a condition holds.</summary>
    /// <returns>The time until then.</returns>
    /// <exception cref="TimeoutException">The condition did not hold within the limit, or a visitor got an unexpected answer.</exception>
    public TimeSpan WaitUntil(Func<bool> condition, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            if (_fault is not null || clock.Elapsed > limit)
                throw new TimeoutException($"The server did not answer votes as expected within {limit.TotalSeconds:0} s.", _fault);
            Thread.Sleep(1);
        }

        return clock.Elapsed;
    }

    /// <summary>Lets each client finish its current vote, and ends its thread.</summary>
    /// <exception cref="InvalidDataException">A visitor got an unexpected answer.</exception>
    public void Stop()
    {
        _isStopping = true;
        _threads.End("the last answers to voters");
        if (_fault is { } fault)
            throw new InvalidDataException("A visitor got an unexpected answer.", fault);
    }

    private void Vote(List<LedgerVisitor> visitors, Random chance)
    {
        try
        {
            while (!_isStopping)
                VoteOverOneConnection(visitors, chance);
        }
        catch (Exception fault)
        {
            // WaitUntil and Stop report the fault.
            _fault = fault;
        }
    }

    private void VoteOverOneConnection(List<LedgerVisitor> visitors, Random chance)
    {
        try
        {
            using var client = new VoteClient(port);
            while (!_isStopping)
            {
                VoteOnce(client, visitors, chance);
                if (PauseMs > 0)
                    Thread.Sleep(PauseMs);
            }
        }
        catch (IOException)
        {
            // Whether the vote was written is unknown, so its visitor does not vote again before the ledger is compared with the store.
            Interlocked.Increment(ref _unanswered);
        }
        catch (SocketException)
        {
            // No process listens at the moment.
            Thread.Sleep(10);
        }
    }

    private void VoteOnce(VoteClient client, List<LedgerVisitor> visitors, Random chance)
    {
        var visitor = visitors.Count > 0 && chance.Next(3) > 0 ? visitors[chance.Next(visitors.Count)] : null;
        if (visitor is not { Cookie: not null, Unanswered: null })
            visitors.Add(visitor = new LedgerVisitor());
        // A visitor without a vote cannot take one back, and would get no cookie for trying.
        var words = visitor.Cookie is null ? Words.Length - 1 : Words.Length;
        var (slug, word) = (slugs[chance.Next(slugs.Count)], Words[chance.Next(words)]);
        visitor.Unanswered = (slug, word);
        var start = Stopwatch.GetTimestamp();
        var answer = client.Vote(slug, word, visitor.Cookie, VoteClient.Address(Interlocked.Increment(ref s_addresses)));
        InterlockedMax(ref _longestTicks, Stopwatch.GetElapsedTime(start).Ticks);
        visitor.Unanswered = null;
        if (answer is { Status: 303, Cookie: { } cookie })
        {
            (visitor.Cookie, visitor.Acknowledged[slug]) = (cookie, word);
            OnAcknowledged(visitor, slug, word);
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
