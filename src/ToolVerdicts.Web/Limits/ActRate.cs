namespace ToolVerdicts.Web.Limits;

/// <summary>The limit on how often one network may post to a page.</summary>
internal enum ActRate
{
    /// <summary>Votes, bookmarks and the like: <see cref="RateLimits.ActsInShort"/> and <see cref="RateLimits.ActsInLong"/>.</summary>
    Marks,

    /// <summary>Requests for mail: <see cref="RateLimits.SubscriptionsAnHour"/> and <see cref="RateLimits.SubscriptionsADay"/>.</summary>
    Subscriptions,

    /// <summary>Only the limit of all requests (<see cref="ReadLimit"/>).</summary>
    AsReads,
}
