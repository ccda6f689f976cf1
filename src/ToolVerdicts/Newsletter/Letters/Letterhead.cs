namespace ToolVerdicts.Newsletter.Letters;

/// <summary>The sender that readers see, and the site that links in messages lead to.</summary>
/// <param name="BaseUrl">The site's public address, without a slash at the end.</param>
public sealed record Letterhead(string Name, MailboxAddress From, string BaseUrl)
{
    /// <summary>The noun for one thing that the site compares.</summary>
    public string Thing { get; init; } = "tool";
    /// <summary>The plural of <see cref="Thing"/>.</summary>
    public string Things { get; init; } = "tools";

    public string UrlOf(string path) => $"{BaseUrl}{path}";
    public string UrlOf(IssueWeek week) => UrlOf($"/digests/{week}");
    public string ConfirmUrl(MailToken token) => UrlOf($"/subscribe/confirm/{token.Text}");

    /// <summary>The page on which a subscription ends. Mail programs post to the same address (RFC 8058).</summary>
    public string UnsubscribeUrl(MailToken token) => UrlOf($"/unsubscribe/{token.Text}");

    public string PreferencesUrl(MailToken token) => UrlOf($"/subscribe/preferences/{token.Text}");
}
