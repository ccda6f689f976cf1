namespace ToolVerdicts.Newsletter.Letters;

/// <summary>Makes the <c>Message-ID</c>s: the same when a message is sent again, and without a hint of its reader.</summary>
public sealed class MessageIds(SiteKey site)
{
    private readonly byte[] _key = site.For("message id");

    public string MakeIssueId(IssueWeek week, MailboxAddress to, MailboxAddress from) => $"{week}.{Hash($"{week} {to.Key}")}@{from.Domain}";

    /// <param name="deliveryId">The row in <c>deliveries</c>.</param>
    public string MakeConfirmationId(long deliveryId, MailboxAddress to, MailboxAddress from) =>
        $"confirm.{Hash($"confirm {deliveryId} {to.Key}")}@{from.Domain}";

    private string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)))[..32];
}
