using Dapper;
using ToolVerdicts.Load.Mail;
using ToolVerdicts.Newsletter.Outbox;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Digests;

/// <summary>How far what a mail server kept and what the store says lie apart.</summary>
/// <param name="Doubled">Messages that were kept again: of the same issue, to the same recipient.</param>
/// <param name="Lost">Recipients who are told to have it and have not.</param>
/// <param name="Denied">Recipients who have it although it is told that they have not.</param>
/// <param name="Open">Recipients whose message is neither sent nor failed nor listed as unknown.</param>
public sealed record DeliveryFaults(long Doubled, long Lost, long Denied, long Open)
{
    /// <summary>They agree.</summary>
    public static readonly DeliveryFaults None = new(0, 0, 0, 0);

    /// <inheritdoc/>
    public override string ToString() => $"doubled {Doubled}, lost {Lost}, denied {Denied}, open {Open}";
}

/// <summary>What became of an issue's messages.</summary>
/// <param name="Recipients">Whom it was for.</param>
/// <param name="Sent">By the store.</param>
/// <param name="Failed">By the store.</param>
/// <param name="Unknown">Listed by the store.</param>
/// <param name="Kept">Messages that the server has, by its own count.</param>
/// <param name="Faults">Where they lie apart.</param>
public sealed record DeliveryFigures(long Recipients, long Sent, long Failed, long Unknown, long Kept, DeliveryFaults Faults)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Recipients} recipients: {Sent} sent, {Failed} failed, {Unknown} unknown; the server kept {Kept}; {Faults}";
}

/// <summary>Holds the store against the mail server's own ledger.</summary>
internal static class DeliveryLedger
{
    private const string RecipientsSql =
        """
        SELECT s.address AS Address, i.week AS Week, d.state AS State
        FROM subscribers s LEFT JOIN deliveries d ON d.subscriber_id = s.id LEFT JOIN issues i ON i.id = d.issue_id
        """;

    /// <summary>Compares them.</summary>
    public static DeliveryFigures Check(Database database, IReadOnlyCollection<KeptMessage> kept)
    {
        using var store = database.OpenConnection();
        var unknown = store.ListUnknown(int.MaxValue).Select(delivery => (delivery.Week, delivery.Address)).ToHashSet();
        var recipients = store.Query<Recipient>(RecipientsSql).AsList();
        var copies = kept.SelectMany(message => message.To.Select(address => (Week: (string?)WeekOf(message), Address: address)))
            .CountBy(message => message).ToDictionary();
        long Count(Func<Recipient, bool> isCounted) => recipients.LongCount(isCounted);
        bool Has(Recipient recipient) => copies.ContainsKey((recipient.Week, recipient.Address));
        bool IsUnknown(Recipient recipient) => recipient.State == "unknown" && unknown.Contains((recipient.Week, recipient.Address));
        return new DeliveryFigures(
            recipients.Count,
            Count(recipient => recipient.State == "sent"),
            Count(recipient => recipient.State == "failed"),
            Count(IsUnknown),
            kept.Count,
            new DeliveryFaults(
                copies.Values.Sum(count => count - 1L),
                Count(recipient => recipient.State == "sent" && !Has(recipient)),
                Count(recipient => recipient.State is not ("sent" or "unknown") && Has(recipient))
                    + copies.Keys.Except(recipients.Select(recipient => (recipient.Week, recipient.Address))).LongCount(),
                Count(recipient => recipient.State is not ("sent" or "failed") && !IsUnknown(recipient))));
    }

    /// <summary>The issue that a message says it is, by its identity.</summary>
    private static string WeekOf(KeptMessage message)
    {
        const string start = "Message-ID: <";
        var line = message.Content.Split("\r\n").First(line => line.StartsWith(start, StringComparison.OrdinalIgnoreCase));
        return line[start.Length..].Split('.')[0];
    }

    private sealed record Recipient
    {
        public string Address { get; init; } = "";

        public string? Week { get; init; }

        public string? State { get; init; }
    }
}
