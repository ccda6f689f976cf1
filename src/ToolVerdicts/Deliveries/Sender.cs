using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Data;
using ToolVerdicts.Digests;
using ToolVerdicts.Mail;
using ToolVerdicts.Subscribers;

namespace ToolVerdicts.Deliveries;

/// <summary>How a sender goes about it.</summary>
public sealed record SenderPace
{
    /// <summary>Messages in hand at once: so many at most are unknown after a crash.</summary>
    public int Lanes { get; init; } = 4;

    /// <summary>How often it looks for mail.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long another sender's lease must stand still before it is taken over.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a message in hand may take to its end when the program stops.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(8);
}

/// <summary>
/// Sends what waits in the outbox, while it holds the lease. Nobody waits for it: a mail server that is down, slow or silent costs the site nothing but time in here.
/// </summary>
/// <param name="database">Where the outbox is.</param>
/// <param name="writer">Writes to it.</param>
/// <param name="from">Who writes to readers.</param>
/// <param name="ids">Gives messages their identity.</param>
/// <param name="open">Opens a way to send, one for each lane.</param>
/// <param name="time">The clock.</param>
/// <param name="report">Hears what keeps mail from going out, in a sentence.</param>
public sealed class Sender(Database database, Writer writer, Letterhead from, MessageIds ids, Func<MailTransport> open, TimeProvider time, Action<string, Exception?> report)
{
    private const int MostIssuesKept = 4;

    private readonly string _holder = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly ConcurrentDictionary<IssueWeek, Digest> _issues = new();
    private (LeaseHeld Lease, long Since)? _other;
    private volatile bool _isServerAtFault;
    private int _faults;

    /// <summary>How it goes about it.</summary>
    public SenderPace Pace { get; init; } = new();

    /// <summary>Sends until it is stopped. What is in hand then is brought to its end.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var rest = Pace.Poll;
            try
            {
                rest = await SendWhatWaitsAsync(stopping);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // Whatever it is, mail waits in the store, and the next round begins anew.
                report("Mail cannot be sent now; it is tried again.", fault);
            }

            await Task.Delay(rest, time, stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>One round: sends everything that is due, if there is anything and the lease can be had.</summary>
    /// <returns>How long to rest.</returns>
    public async Task<TimeSpan> SendWhatWaitsAsync(CancellationToken stopping)
    {
        if (!await HasMailAsync() || !await TryTakeLeaseAsync())
            return Pace.Poll;
        using var patience = new CancellationTokenSource();
        await using var stop = stopping.Register(() => patience.CancelAfter(Pace.Patience));
        using var round = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _isServerAtFault = false;
        var beating = BeatAsync(round);
        try
        {
            var lanes = Enumerable.Range(0, Pace.Lanes).Select(_ => SendInLaneAsync(round, patience.Token)).ToList();
            await Task.WhenAll(lanes);
        }
        finally
        {
            await round.CancelAsync();
            await beating;
            await writer.WriteAsync(store =>
            {
                store.ReleaseLease(_holder);
                return true;
            });
        }

        _faults = _isServerAtFault ? _faults + 1 : 0;
        return _faults == 0 ? Pace.Poll : Backoff.Rest(_faults);
    }

    private async Task<bool> HasMailAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        return await store.HasMailAsync(time.GetUtcNow());
    }

    private async Task<bool> TryTakeLeaseAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        var held = await store.FindLeaseAsync();
        if (held is null)
            return await writer.WriteAsync(connection => connection.TakeLease(_holder, former: null, time.GetUtcNow()));
        if (_other?.Lease != held)
            _other = (held, time.GetTimestamp());
        // Its beat stood still by this sender's own watch: wall clocks can jump.
        return time.GetElapsedTime(_other!.Value.Since) >= Pace.Lease
            && await writer.WriteAsync(connection => connection.TakeLease(_holder, held, time.GetUtcNow()));
    }

    private async Task BeatAsync(CancellationTokenSource round)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Pace.Lease / 4, round.Token);
                if (!await writer.WriteAsync(store => store.Beat(_holder)))
                    await round.CancelAsync();
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or StoreUnavailableException)
        {
            // The round is over, or the store cannot be written: no claim succeeds then either.
        }
    }

    private async Task SendInLaneAsync(CancellationTokenSource round, CancellationToken patience)
    {
        await using var transport = open();
        while (!round.IsCancellationRequested && await writer.WriteAsync(store => store.TakeInHand(_holder, time.GetUtcNow())) is { } delivery)
        {
            await SettleAsync(await SendAsync(transport, delivery, round, patience), patience);
        }
    }

    /// <returns>What is to be written down.</returns>
    private async Task<Action<SqliteConnection>> SendAsync(MailTransport transport, DeliveryInHand delivery, CancellationTokenSource round, CancellationToken patience)
    {
        MailOutcome outcome;
        try
        {
            if (await WriteAsync(delivery) is not { } letter)
                return store => store.Drop(delivery);
            outcome = await transport.SendAsync(letter, patience);
        }
        catch (OperationCanceledException)
        {
            return store => store.PutBack(delivery, _holder, time.GetUtcNow());
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or JsonException)
        {
            // No server was told; another attempt would end the same.
            outcome = new MailOutcome.Refused(554, EnhancedCode: null, $"The message cannot be written: {fault.Message}", IsRecipient: false);
        }

        if (outcome is MailOutcome.Deferred { IsServer: true })
        {
            // Other messages would meet the same: the server is left alone for a while.
            _isServerAtFault = true;
            report(outcome.Text, null);
            await round.CancelAsync();
        }

        var chance = RandomNumberGenerator.GetInt32(1_000_001) / 1_000_000.0;
        return store => store.Settle(delivery, _holder, outcome, time.GetUtcNow(), chance);
    }

    /// <summary>Writes down what is known of a message, again and again while the store cannot be written: nobody else knows it.</summary>
    private async Task SettleAsync(Action<SqliteConnection> settle, CancellationToken patience)
    {
        while (true)
        {
            try
            {
                await writer.WriteAsync(store => { settle(store); return true; });
                return;
            }
            catch (StoreUnavailableException) when (!patience.IsCancellationRequested)
            {
                await Task.Delay(Pace.Poll, patience).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    /// <returns>Null when there is nothing to tell this reader.</returns>
    private async Task<Letter?> WriteAsync(DeliveryInHand delivery)
    {
        if (!MailboxAddress.TryParse(delivery.Address, out var to))
            throw new FormatException("The store holds an address that is none.");
        var now = time.GetUtcNow();
        if (delivery.Week is not { } week)
        {
            var asking = ConfirmationMessage.Of(from, delivery.Confirm!, delivery.Manage);
            return LetterWriter.Write(asking, from, to, delivery.Manage, ids.OfConfirmation(delivery.Id, to, from.From), now);
        }

        var digest = (await FindDigestAsync(week)).For(delivery.Reader);
        if (digest.IsEmpty)
            return null;
        var message = DigestMessage.Of(digest, delivery.Reader.Kind, from, delivery.Manage);
        return LetterWriter.Write(message, from, to, delivery.Manage, ids.Of(week, to, from.From), now);
    }

    private async Task<Digest> FindDigestAsync(IssueWeek week)
    {
        if (_issues.TryGetValue(week, out var known))
            return known;
        await using var store = await database.OpenConnectionAsync();
        var issue = await store.FindIssueAsync(week) ?? throw new InvalidOperationException($"The issue {week} is gone.");
        if (_issues.Count >= MostIssuesKept)
            _issues.Clear();
        return _issues[week] = issue.Digest;
    }
}
