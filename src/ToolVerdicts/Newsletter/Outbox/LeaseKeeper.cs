namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>Takes, renews and releases the lease that lets one sender send at a time.</summary>
internal sealed class LeaseKeeper(Database database, Writer writer, TimeProvider time)
{
    private (LeaseHeld Lease, long Since)? _other;

    public string Holder { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Takes the lease.</summary>
    /// <param name="still">Lease timeout: how long another holder's heartbeat must be unchanged before the lease is taken from it.</param>
    /// <returns>False when another sender has it.</returns>
    public async Task<bool> TryTakeAsync(TimeSpan still)
    {
        await using var store = await database.OpenConnectionAsync();
        var held = await store.FindLeaseAsync();
        return (held is null || IsExpired(held, still))
            && await writer.WriteAsync(connection => connection.TakeLease(Holder, held, time.GetUtcNow()));
    }

    /// <summary>Renews the lease until the round is over, and ends the round when the lease is lost.</summary>
    public async Task RenewAsync(TimeSpan interval, CancellationTokenSource round)
    {
        try
        {
            while (true)
            {
                await Task.Delay(interval, round.Token);
                if (!await writer.WriteAsync(store => store.RenewLease(Holder)))
                    await round.CancelAsync();
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or StoreUnavailableException)
        {
            // The round is over, or the store cannot be written; then no message can be claimed either.
        }
    }

    public Task ReleaseAsync() => writer.WriteAsync(store => store.ReleaseLease(Holder));

    // Measured with this process's own stopwatch, because wall clocks can jump.
    private bool IsExpired(LeaseHeld held, TimeSpan still)
    {
        if (_other?.Lease != held)
            _other = (held, time.GetTimestamp());
        return time.GetElapsedTime(_other!.Value.Since) >= still;
    }
}
