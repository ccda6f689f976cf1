using System.Text.Json;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>Sends the messages of the outbox while it holds the lease. No page and no verb waits for it, so that a mail server that is
/// down, slow or silent delays mail and nothing else.</summary>
/// <param name="from">The sender that messages name, as it is when one is written.</param>
/// <param name="open">Opens a transport; called once for each lane of a round.</param>
/// <param name="report">Called with a message without addresses when mail cannot be sent.</param>
public sealed class Sender(
    Database database, Writer writer, Func<Letterhead> from, MessageIds ids, Func<MailTransport> open, TimeProvider time,
    Action<string, Exception?> report)
{
    private readonly LeaseKeeper _lease = new(database, writer, time);
    private readonly DeliveryLetters _letters = new(database, from, ids);
    private volatile bool _isServerAtFault;
    private int _faults;

    public SenderPace Pace { get; init; } = new();

    /// <summary>Sends until it is stopped. Messages that are being sent then have <see cref="SenderPace.Patience"/> to finish.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var rest = Pace.Poll;
            try
            {
                rest = await SendDueAsync(stopping);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The mail stays in the store, and the next round tries again.
                report("Mail cannot be sent now; it is tried again.", fault);
            }

            await DelayAsync(rest, stopping);
        }
    }

    /// <summary>Sends everything that is due, if there is any and the lease is free.</summary>
    /// <returns>The time to wait before the next round.</returns>
    public async Task<TimeSpan> SendDueAsync(CancellationToken stopping)
    {
        if (!await HasMailAsync() || !await _lease.TryTakeAsync(Pace.IsAlone ? TimeSpan.Zero : Pace.Lease))
            return Pace.Poll;
        using var patience = new CancellationTokenSource();
        await using var stop = stopping.Register(() => patience.CancelAfter(Pace.Patience));
        using var round = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _isServerAtFault = false;
        var beating = _lease.RenewAsync(Pace.Lease / 4, round);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Pace.Lanes).Select(_ => SendInLaneAsync(round, patience.Token)));
        }
        finally
        {
            await round.CancelAsync();
            await beating;
            await _lease.ReleaseAsync();
        }

        _faults = _isServerAtFault ? _faults + 1 : 0;
        return _faults == 0 ? Pace.Poll : Backoff.RestAfter(_faults);
    }

    private async Task<bool> HasMailAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        return await store.HasMailAsync(time.GetUtcNow());
    }

    private async Task SendInLaneAsync(CancellationTokenSource round, CancellationToken patience)
    {
        await using var transport = open();
        while (!round.IsCancellationRequested
            && await writer.WriteAsync(store => store.ClaimNext(_lease.Holder, time.GetUtcNow())) is { } delivery)
            await SettleAsync(await SendAsync(transport, delivery, round, patience), patience);
    }

    /// <returns>The write that records the outcome.</returns>
    private async Task<Action<DbConnection>> SendAsync(
        MailTransport transport, ClaimedDelivery delivery, CancellationTokenSource round, CancellationToken patience)
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
            return store => store.Requeue(delivery, _lease.Holder, time.GetUtcNow());
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or JsonException)
        {
            // The message was not handed to a server, and another attempt would end the same way.
            var sentence = $"The message cannot be written: {fault.Message}";
            outcome = new MailOutcome.Refused(554, EnhancedCode: null, sentence, IsRecipient: false);
            report("A message cannot be written; it is not tried again.", fault);
        }

        if (outcome is MailOutcome.Deferred { IsServer: true })
        {
            // Other messages would fail in the same way, so the round ends and the next one waits.
            _isServerAtFault = true;
            report(outcome.Text.Replace(delivery.Address, "…", StringComparison.OrdinalIgnoreCase), null);
            await round.CancelAsync();
        }

        var chance = RandomNumberGenerator.GetInt32(1_000_001) / 1_000_000.0;
        return store => store.Settle(delivery, _lease.Holder, outcome, time.GetUtcNow(), chance);
    }

    /// <summary>Records an outcome, and tries again while the store cannot be written: the outcome is known here only.</summary>
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
                await DelayAsync(Pace.Poll, patience);
            }
        }
    }

    private async Task DelayAsync(TimeSpan delay, CancellationToken stopping) =>
        await Task.Delay(delay, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
