namespace ToolVerdicts.Newsletter.Subscribers;

public static class SubscriberQueries
{
    internal const string ByTokenSql =
        """
        SELECT s.id, s.key, s.state, s.choice, s.owner
        FROM mail_tokens t JOIN subscribers s ON s.id = t.subscriber_id
        WHERE t.sha256 = @sha256 AND t.purpose = @purpose AND t.made_at > @since
        """;

    internal const string CategoriesSql =
        """
        SELECT c.slug FROM subscriber_categories s JOIN categories c ON c.id = s.category_id WHERE s.subscriber_id = @id
        ORDER BY c.slug
        """;

    /// <summary>Finds the subscriber of a token; null when there is none, or the token is not good for this purpose.</summary>
    /// <param name="hash">From <see cref="MailToken.HashOf"/>; null when the link holds no token.</param>
    public static async Task<Subscriber?> FindSubscriberAsync(
        this DbConnection store, TokenHash? hash, TokenPurpose purpose, DateTimeOffset now)
    {
        if (hash is not { } known || await store.QuerySingleOrDefaultAsync<Row>(ByTokenSql, Token(known, purpose, now)) is not { } row)
            return null;
        var categories = (await store.QueryAsync<string>(CategoriesSql, new { id = row.Id })).AsList();
        return new Subscriber(row.State, new Choice(row.Choice, categories, row.Owner));
    }

    internal static object Token(TokenHash hash, TokenPurpose purpose, DateTimeOffset now) => new
    {
        sha256 = hash,
        purpose = purpose.ToString().ToLowerInvariant(),
        since = now.AddDays(purpose == TokenPurpose.Confirm ? -MailToken.ConfirmDays : -MailToken.ManageDays),
    };

    internal sealed record Row(long Id, string Key, SubscriberState State, ChoiceKind Choice, Owner? Owner);
}
