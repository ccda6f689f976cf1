using System.Collections.Concurrent;
using MimeKit;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Newsletter.Letters;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Store;
using MailboxAddress = ToolVerdicts.Newsletter.Subscribers.MailboxAddress;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>Writes the letters of deliveries, each issue read once for all its readers.</summary>
internal sealed class DeliveryLetters(Database database, Letterhead from, MessageIds ids)
{
    private const int MostIssuesKept = 4;

    private readonly ConcurrentDictionary<IssueWeek, Digest> _issues = new();

    /// <summary>The letter of a delivery.</summary>
    /// <returns>Null when there is nothing to tell this reader.</returns>
    /// <exception cref="FormatException">The delivery's address is none.</exception>
    public async Task<MimeMessage?> WriteAsync(DeliveryInHand delivery, DateTimeOffset now)
    {
        if (!MailboxAddress.TryParse(delivery.Address, out var to))
            throw new FormatException("The store holds an address that is none.");
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
