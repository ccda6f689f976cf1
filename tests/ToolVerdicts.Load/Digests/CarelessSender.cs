using System.Data.Common;
using Dapper;
using MimeKit;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Newsletter.Letters;
using ToolVerdicts.Newsletter.Outbox;
using ToolVerdicts.Store;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Load.Digests;

/// <summary>
/// Makes the two mistakes that the program must not make: a message is marked only after the server was told of it, and no answer is taken
/// for a no. A run
/// that does not find out this one proves nothing of the other.
/// </summary>
internal sealed class CarelessSender(Database database, Func<MailTransport> open, TimeProvider time)
{
    private const string Holder = "careless";

    private readonly MessageIds _ids = new(SiteKey.Of(database));
    private Digest? _digest;

    /// <summary>Sends everything that is due.</summary>
    public async Task SendDueAsync()
    {
        await using var store = database.OpenWriter();
        store.TakeLease(Holder, await store.FindLeaseAsync(), time.GetUtcNow());
        await using var transport = open();
        while (await SendNextAsync(store, transport))
        {
        }
    }

    private async Task<bool> SendNextAsync(DbConnection store, MailTransport transport)
    {
        store.Execute("BEGIN IMMEDIATE");
        var delivery = store.ClaimNext(Holder, time.GetUtcNow());
        if (delivery is not null)
        {
            var outcome = await transport.SendAsync(await WriteAsync(store, delivery), CancellationToken.None);
            if (outcome is MailOutcome.Unknown)
                outcome = new MailOutcome.Deferred(outcome.Text, IsServer: true);
            store.Settle(delivery, Holder, outcome, time.GetUtcNow(), chance: 0.5);
        }

        // What a kill undoes, the server was told all the same.
        store.Execute("COMMIT");
        return delivery is not null;
    }

    private async Task<MimeMessage> WriteAsync(DbConnection store, ClaimedDelivery delivery)
    {
        var from = SenderRun.From;
        var week = delivery.Week!.Value;
        _digest ??= (await store.FindIssueAsync(week))!.Digest;
        var to = SenderRun.Address(delivery.Address);
        var message = DigestMessage.Write(_digest.For(delivery.Reader), delivery.Reader.Kind, from, delivery.Manage);
        return LetterWriter.Write(message, from, to, delivery.Manage, _ids.MakeIssueId(week, to, from.From), time.GetUtcNow());
    }
}
