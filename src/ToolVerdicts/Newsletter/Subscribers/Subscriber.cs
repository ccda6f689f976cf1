using System.Data.Common;
using Dapper;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Newsletter.Subscribers;

/// <summary>Where a subscription stands.</summary>
public enum SubscriberState
{
    /// <summary>Somebody entered the address; its owner has not said anything.</summary>
    Pending,

    /// <summary>Its owner wants mail.</summary>
    Confirmed,

    /// <summary>The address bounced repeatedly; it gets nothing until its owner confirms again.</summary>
    Suspended,

    /// <summary>Its owner wants no mail.</summary>
    Unsubscribed,
}

/// <summary>What the owner of a token is shown of their subscription.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Choice">What they chose to hear of.</param>
public sealed record Subscriber(SubscriberState State, Choice Choice);

/// <summary>What pages ask about subscriptions.</summary>
public static class SubscriberQueries
{
    internal const string ByTokenSql =
        """
        SELECT s.id AS Id, s.key AS Key, s.state AS State, s.choice AS Choice, s.owner AS Owner FROM mail_tokens t JOIN subscribers s ON s.id = t.subscriber_id
        WHERE t.sha256 = @sha256 AND t.purpose = @purpose AND t.made_at > @since
        """;

    internal const string CategoriesSql =
        """
        SELECT c.slug FROM subscriber_categories s JOIN categories c ON c.id = s.category_id WHERE s.subscriber_id = @id
        ORDER BY c.slug
        """;

    /// <summary>Whose token this is; null when it is nobody's, or not good for this purpose.</summary>
    /// <param name="store">An open connection.</param>
    /// <param name="hash">What <see cref="MailToken.HashOf"/> says of the link; null when it is none.</param>
    /// <param name="purpose">What it is to be good for.</param>
    /// <param name="now">The time.</param>
    public static async Task<Subscriber?> FindSubscriberAsync(this DbConnection store, TokenHash? hash, TokenPurpose purpose, DateTimeOffset now)
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

    /// <summary>A subscriber as it is stored.</summary>
    internal sealed record Row
    {
        public long Id { get; init; }

        public string Key { get; init; } = "";

        public SubscriberState State { get; init; }

        public ChoiceKind Choice { get; init; }

        public Owner? Owner { get; init; }
    }
}
