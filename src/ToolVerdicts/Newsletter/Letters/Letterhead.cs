using System.Security.Cryptography;
using System.Text;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Newsletter.Letters;

/// <summary>Who writes to subscribers, and where links in messages lead.</summary>
/// <param name="Name">What the site calls itself.</param>
/// <param name="From">Where messages come from.</param>
/// <param name="BaseUrl">Where readers reach the site, without a slash at the end.</param>
public sealed record Letterhead(string Name, MailboxAddress From, string BaseUrl)
{
    /// <summary>The full address of a path.</summary>
    public string UrlOf(string path) => $"{BaseUrl}{path}";

    /// <summary>Where an issue stands.</summary>
    public string UrlOf(IssueWeek week) => UrlOf($"/digests/{week}");

    /// <summary>Where a subscription is confirmed.</summary>
    public string ConfirmUrl(MailToken token) => UrlOf($"/subscribe/confirm/{token.Text}");

    /// <summary>Where a subscription ends; also what mail programs post to (RFC 8058).</summary>
    public string UnsubscribeUrl(MailToken token) => UrlOf($"/unsubscribe/{token.Text}");

    /// <summary>Where a subscriber chooses what to get.</summary>
    public string PreferencesUrl(MailToken token) => UrlOf($"/subscribe/preferences/{token.Text}");
}

/// <summary>Gives every message an identity that stays the same when it is sent again, and says nothing of its reader.</summary>
public sealed class MessageIds(SiteKey site)
{
    private readonly byte[] _key = site.For("message id");

    /// <summary>The identity of an issue to an address.</summary>
    public string Of(IssueWeek week, MailboxAddress to, MailboxAddress from) => $"{week}.{Hash($"{week} {to.Key}")}@{from.Domain}";

    /// <summary>The identity of a confirmation.</summary>
    /// <param name="deliveryId">Its row in the outbox.</param>
    /// <param name="to">Whom it goes to.</param>
    /// <param name="from">Where it comes from.</param>
    public string OfConfirmation(long deliveryId, MailboxAddress to, MailboxAddress from) => $"confirm.{Hash($"confirm {deliveryId} {to.Key}")}@{from.Domain}";

    private string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)))[..32];
}
