using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using ToolVerdicts.Newsletter.Letters;
using ToolVerdicts.Store;

namespace ToolVerdicts.Newsletter.Outbox;

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
    private readonly LeaseKeeper _lease = new(database, writer, time);
    private readonly DeliveryLetters _letters = new(database, from, ids);
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
        if (!await HasMailAsync() || !await _lease.TryTakeAsync(Pace.Lease))
            return Pace.Poll;
        using var patience = new CancellationTokenSource();
        await using var stop = stopping.Register(() => patience.CancelAfter(Pace.Patience));
        using var round = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _isServerAtFault = false;
        var beating = _lease.BeatAsync(Pace.Lease / 4, round);
        try
        {
            var lanes = Enumerable.Range(0, Pace.Lanes).Select(_ => SendInLaneAsync(round, patience.Token)).ToList();
            await Task.WhenAll(lanes);
        }
        finally
        {
            await round.CancelAsync();
            await beating;
            await _lease.ReleaseAsync();
        }

        _faults = _isServerAtFault ? _faults + 1 : 0;
        return _faults == 0 ? Pace.Poll : Backoff.Rest(_faults);
    }

    private async Task<bool> HasMailAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        return await store.HasMailAsync(time.GetUtcNow());
    }

    private async Task SendInLaneAsync(CancellationTokenSource round, CancellationToken patience)
    {
        await using var transport = open();
        while (!round.IsCancellationRequested && await writer.WriteAsync(store => store.TakeInHand(_lease.Holder, time.GetUtcNow())) is { } delivery)
        {
            await SettleAsync(await SendAsync(transport, delivery, round, patience), patience);
        }
    }

    /// <returns>What is to be written down.</returns>
    private async Task<Action<DbConnection>> SendAsync(MailTransport transport, DeliveryInHand delivery, CancellationTokenSource round, CancellationToken patience)
    {
        MailOutcome outcome;
        try
        {
            if (await _letters.WriteAsync(delivery, time.GetUtcNow()) is not { } letter)
                return store => store.Drop(delivery);
            outcome = await transport.SendAsync(letter, patience);
        }
        catch (OperationCanceledException)
        {
            return store => store.PutBack(delivery, _lease.Holder, time.GetUtcNow());
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or JsonException)
        {
            // No server was told; another attempt would end the same.
            outcome = new MailOutcome.Refused(554, EnhancedCode: null, $"The message cannot be written: {fault.Message}", IsRecipient: false);
            report("A message cannot be written; it is not tried again.", fault);
        }

        if (outcome is MailOutcome.Deferred { IsServer: true })
        {
            // Other messages would meet the same: the server is left alone for a while.
            _isServerAtFault = true;
            report(outcome.Text.Replace(delivery.Address, "…", StringComparison.OrdinalIgnoreCase), null);
            await round.CancelAsync();
        }

        var chance = RandomNumberGenerator.GetInt32(1_000_001) / 1_000_000.0;
        return store => store.Settle(delivery, _lease.Holder, outcome, time.GetUtcNow(), chance);
    }

    /// <summary>Writes down what is known of a message, again and again while the store cannot be written: nobody else knows it.</summary>
    private async Task SettleAsync(Action<DbConnection> settle, CancellationToken patience)
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
}
