namespace ToolVerdicts.Newsletter.Subscribers;

/// <summary>Subscribers as their operator sees them, and the blocking of addresses and domains.</summary>
public static class SubscriberList
{
    internal const string ListSql =
        """
        SELECT s.address, s.state, s.choice, s.asked_at, s.changed_at, s.bounces,
               (SELECT COUNT(*) FROM deliveries d WHERE d.subscriber_id = s.id) AS messages,
               (SELECT COALESCE(MAX(d.changed_at), '') FROM deliveries d WHERE d.subscriber_id = s.id AND d.state = 'sent') AS last_sent
        FROM subscribers s WHERE @key IS NULL OR s.key = @key ORDER BY s.key
        """;

    internal const string CategoriesSql =
        """
        SELECT c.slug FROM subscriber_categories x JOIN subscribers s ON s.id = x.subscriber_id JOIN categories c ON c.id = x.category_id
        WHERE s.key = @key ORDER BY c.slug
        """;

    // Patterns would read the domain's own characters, such as an underscore, as wildcards.
    internal const string OfDomainSql = "SELECT address FROM subscribers WHERE substr(key, -length(@domain)) = @domain ORDER BY key";

    /// <summary>All subscribers, by address.</summary>
    /// <param name="address">Only this one; null for all.</param>
    public static IReadOnlyList<ListedSubscriber> ListSubscribers(this DbConnection store, MailboxAddress? address = null) =>
        store.Query<ListedSubscriber>(ListSql, new { key = address?.Key }).AsList();

    /// <summary>The categories that a subscriber chose; empty for other choices.</summary>
    public static IReadOnlyList<Slug> ListChosenCategories(this DbConnection store, MailboxAddress address) =>
        store.Query<Slug>(CategoriesSql, new { key = address.Key }).AsList();

    /// <summary>The subscribers of a domain.</summary>
    /// <param name="domain">In lower case, as <see cref="MailboxAddress.Domain"/> writes it.</param>
    public static IReadOnlyList<MailboxAddress> ListOfDomain(this DbConnection store, string domain) =>
        store.Query<string>(OfDomainSql, new { domain = RefusedAddress.KeyOfDomain(domain) })
            .Select(text => MailboxAddress.TryParse(text, out var address) ? address : null).OfType<MailboxAddress>().ToList();

    /// <summary>Refuses every address of a domain from now on, and erases its subscribers.</summary>
    /// <inheritdoc cref="ListOfDomain"/>
    /// <returns>How many subscribers were erased.</returns>
    public static int BlockDomain(this DbConnection store, string domain, RefusedAddress refused)
    {
        refused.Add(store, RefusedAddress.KeyOfDomain(domain));
        return store.ListOfDomain(domain).Count(address => store.Erase(address, refused));
    }

    /// <summary>Lets an address subscribe again that was erased or blocked.</summary>
    /// <returns>False when it was neither.</returns>
    public static bool Unblock(this DbConnection store, MailboxAddress address, RefusedAddress refused) =>
        refused.Remove(store, address.Key);

    /// <inheritdoc cref="Unblock"/>
    public static bool UnblockDomain(this DbConnection store, string domain, RefusedAddress refused) =>
        refused.Remove(store, RefusedAddress.KeyOfDomain(domain));
}
