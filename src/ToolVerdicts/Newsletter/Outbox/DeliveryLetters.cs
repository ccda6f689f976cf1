using System.Collections.Concurrent;
using MimeKit;
using MailboxAddress = ToolVerdicts.Newsletter.Subscribers.MailboxAddress;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>Writes the letters of deliveries. The latest issues are kept in memory, as each has many readers.</summary>
internal sealed class DeliveryLetters(Database database, Func<Letterhead> letterhead, MessageIds ids)
{
    private const int MostIssuesKept = 4;

    private readonly ConcurrentDictionary<IssueWeek, Digest> _issues = new();

    /// <returns>Null when the issue holds nothing that this reader wants.</returns>
    /// <exception cref="FormatException">The store holds text that is no address.</exception>
    public async Task<MimeMessage?> WriteAsync(ClaimedDelivery delivery, DateTimeOffset now)
    {
        if (!MailboxAddress.TryParse(delivery.Address, out var to))
            throw new FormatException("The store holds text that is no address.");
        // The site can get another name while it runs.
        var from = letterhead();
        if (delivery.Week is not { } week)
        {
            var asking = ConfirmationMessage.Write(from, delivery.Confirm!, delivery.Manage);
            return LetterWriter.Write(asking, from, to, delivery.Manage, ids.MakeConfirmationId(delivery.Id, to, from.From), now);
        }

        var digest = (await FindDigestAsync(week)).For(delivery.Reader);
        if (digest.IsEmpty)
            return null;
        var message = DigestMessage.Write(digest, delivery.Reader.Kind, from, delivery.Manage);
        return LetterWriter.Write(message, from, to, delivery.Manage, ids.MakeIssueId(week, to, from.From), now);
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
