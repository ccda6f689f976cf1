namespace ToolVerdicts.Web.Endpoints;

/// <summary>
/// Ids of feeds and their entries (RFC 4151). They are made of the store's own key, so that a site that moves to another address is no news
/// to the programs that read its feeds.
/// </summary>
public sealed class FeedIds(SiteKey key)
{
    // In bytes: enough to tell sites apart.
    private const int Length = 8;

    private readonly string _store = Convert.ToHexStringLower(key.For("feed ids").AsSpan(0, Length));

    /// <summary>The id of what stands at a path. No host can have the name in it (RFC 2606).</summary>
    public string Of(string path) => $"tag:{_store}.invalid,2026:{path}";
}
