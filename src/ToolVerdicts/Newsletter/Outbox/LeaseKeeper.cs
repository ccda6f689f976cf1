using System.Security.Cryptography;
using ToolVerdicts.Store;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>One sender's hold on the lease: takes it when nobody lives who has it, and shows that this one lives.</summary>
internal sealed class LeaseKeeper(Database database, Writer writer, TimeProvider time)
{
    private (LeaseHeld Lease, long Since)? _other;

    /// <summary>The sender's own name, drawn at its start.</summary>
    public string Holder { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Takes the lease.</summary>
    /// <param name="still">How long another's beat must stand still before it is taken over.</param>
    /// <returns>False when somebody else has it.</returns>
    public async Task<bool> TryTakeAsync(TimeSpan still)
    {
        await using var store = await database.OpenConnectionAsync();
        var held = await store.FindLeaseAsync();
        if (held is null)
            return await writer.WriteAsync(connection => connection.TakeLease(Holder, former: null, time.GetUtcNow()));
        if (_other?.Lease != held)
            _other = (held, time.GetTimestamp());
        // Its beat stood still by this sender's own watch: wall clocks can jump.
        return time.GetElapsedTime(_other!.Value.Since) >= still
            && await writer.WriteAsync(connection => connection.TakeLease(Holder, held, time.GetUtcNow()));
    }

    /// <summary>Beats until the round is over, and ends the round when the lease is lost.</summary>
    public async Task BeatAsync(TimeSpan interval, CancellationTokenSource round)
    {
        try
        {
            while (true)
            {
                await Task.Delay(interval, round.Token);
                if (!await writer.WriteAsync(store => store.Beat(Holder)))
                    await round.CancelAsync();
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or StoreUnavailableException)
        {
            // The round is over, or the store cannot be written: no claim succeeds then either.
        }
    }

    /// <summary>Gives the lease back.</summary>
    public Task ReleaseAsync() => writer.WriteAsync(store =>
    {
        store.ReleaseLease(Holder);
        return true;
    });
}
