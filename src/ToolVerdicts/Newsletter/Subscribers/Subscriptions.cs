using System.Data.Common;
using Dapper;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Newsletter.Subscribers;

/// <summary>What people do with a subscription. Every method runs in the writer's transaction.</summary>
public static class Subscriptions
{
    /// <summary>Confirmation mails that one address gets in <see cref="LongDays"/>.</summary>
    public const int MostInLong = 3;

    /// <summary>See <see cref="MostInLong"/>.</summary>
    public const int LongDays = 30;

    /// <summary>Hours between two confirmation mails to one address.</summary>
    public const int ShortHours = 24;

    /// <summary>Confirmation mails an hour to all addresses together.</summary>
    public const int MostAnHour = 500;

    /// <summary>After so many days without a sign of its owner, an address that is not confirmed is deleted.</summary>
    public const int ForgetDays = 30;

    internal const string FindSql = "SELECT id AS Id, key AS Key, state AS State, choice AS Choice, owner AS Owner FROM subscribers WHERE key = @key";

    internal const string AddSql =
        """
        INSERT INTO subscribers (key, address, state, choice, owner, asked_at, changed_at)
        VALUES (@key, @address, 'pending', @choice, @owner, @now, @now) RETURNING id
        """;

    internal const string AskAgainSql = "UPDATE subscribers SET address = @address, asked_at = @now WHERE id = @id";

    internal const string SetChoiceSql = "UPDATE subscribers SET choice = @choice, owner = @owner WHERE id = @id";

    internal const string ClearCategoriesSql = "DELETE FROM subscriber_categories WHERE subscriber_id = @id";

    internal const string AddCategorySql =
        "INSERT INTO subscriber_categories (subscriber_id, category_id) SELECT @id, id FROM categories WHERE slug = @slug ON CONFLICT DO NOTHING";

    internal const string SetStateSql = "UPDATE subscribers SET state = @state, bounces = 0, changed_at = @now WHERE id = @id";

    internal const string SpendConfirmationsSql = "DELETE FROM mail_tokens WHERE subscriber_id = @id AND purpose = 'confirm'";

    internal const string DropQueuedSql = "DELETE FROM deliveries WHERE subscriber_id = @id AND state = 'queued'";

    internal const string EraseSql = "DELETE FROM subscribers WHERE id = @id";

    // What waits is yet to come, and what waited long came late.
    internal const string ConfirmationsOfSql = "SELECT COUNT(*) FROM deliveries WHERE subscriber_id = @id AND issue_id IS NULL AND (changed_at > @since OR state IN ('queued', 'sending'))";

    // Either half reads an index of its own, and not the confirmations of a year. What is in hand changed just now.
    internal const string ConfirmationsSql =
        """
        SELECT (SELECT COUNT(*) FROM deliveries INDEXED BY confirmations_by_age WHERE issue_id IS NULL AND changed_at > @since)
             + (SELECT COUNT(*) FROM deliveries INDEXED BY confirmations_to_send WHERE issue_id IS NULL AND state = 'queued' AND changed_at <= @since)
        """;

    internal const string AddConfirmationSql =
        """
        INSERT INTO deliveries (issue_id, subscriber_id, state, created_at, next_attempt_at, changed_at)
        VALUES (NULL, @id, 'queued', @now, @now, @now)
        """;

    internal const string ForgetOwnerSql = "UPDATE subscribers SET owner = NULL WHERE owner = @owner";

    /// <summary>
    /// Somebody asks that this address gets mail. It gets a confirmation, unless it is confirmed, refused, or had one lately. What happened is told to
    /// nobody: whoever asks need not be its owner.
    /// </summary>
    public static void Ask(this DbConnection store, MailboxAddress address, Choice choice, RefusedAddress refused, DateTimeOffset now)
    {
        var known = store.QuerySingleOrDefault<SubscriberQueries.Row>(FindSql, new { key = address.Key });
        if (refused.Is(store, address) || known is { State: SubscriberState.Confirmed } || store.ExecuteScalar<long>(ConfirmationsSql, new { since = now.AddHours(-1) }) >= MostAnHour)
            return;
        var id = known?.Id ?? store.ExecuteScalar<long>(AddSql, new
        {
            key = address.Key,
            address = address.Address,
            choice = Choice.Word(choice.Kind),
            owner = choice.Owner,
            now,
        });
        if (Confirmations(now.AddHours(-ShortHours)) > 0 || Confirmations(now.AddDays(-LongDays)) >= MostInLong)
            return;
        // What somebody asked for stands until the owner hears of the next.
        if (known is not null)
            store.Execute(AskAgainSql, new { id, address = address.Address, now });
        store.SetChoice(id, choice);
        store.Execute(AddConfirmationSql, new { id, now });

        long Confirmations(DateTimeOffset since) => store.ExecuteScalar<long>(ConfirmationsOfSql, new { id, since });
    }

    /// <summary>Confirms a subscription, once for each token.</summary>
    /// <param name="store">The writer's connection.</param>
    /// <param name="hash">What <see cref="MailToken.HashOf"/> says of the link; null when it is none.</param>
    /// <param name="now">The time.</param>
    /// <returns>False when the token is not good for that, or not any more: nothing was changed.</returns>
    public static bool Confirm(this DbConnection store, TokenHash? hash, DateTimeOffset now)
    {
        if (store.FindByToken(hash, TokenPurpose.Confirm, now) is not { } subscriber)
            return false;
        store.Execute(SetStateSql, new { id = subscriber.Id, state = "confirmed", now });
        store.Execute(SpendConfirmationsSql, new { id = subscriber.Id });
        return true;
    }

    /// <summary>Ends all mail to a subscriber at once. Once more changes nothing.</summary>
    /// <inheritdoc cref="Confirm"/>
    public static bool Unsubscribe(this DbConnection store, TokenHash? hash, DateTimeOffset now)
    {
        if (store.FindByToken(hash, TokenPurpose.Manage, now) is not { } subscriber)
            return false;
        if (subscriber.State != SubscriberState.Unsubscribed)
            store.Execute(SetStateSql, new { id = subscriber.Id, state = "unsubscribed", now });
        store.Execute(SpendConfirmationsSql, new { id = subscriber.Id });
        store.Execute(DropQueuedSql, new { id = subscriber.Id });
        return true;
    }

    /// <summary>Changes what a subscriber hears of.</summary>
    /// <inheritdoc cref="Confirm"/>
    public static bool Choose(this DbConnection store, TokenHash? hash, Choice choice, DateTimeOffset now)
    {
        if (store.FindByToken(hash, TokenPurpose.Manage, now) is not { } subscriber)
            return false;
        store.SetChoice(subscriber.Id, choice);
        return true;
    }

    /// <summary>Deletes a subscriber with all that is kept of it, and leaves what keeps mail from ever going there again.</summary>
    /// <inheritdoc cref="Confirm"/>
    public static bool Erase(this DbConnection store, TokenHash? hash, RefusedAddress refused, DateTimeOffset now)
    {
        if (store.FindByToken(hash, TokenPurpose.Manage, now) is not { } subscriber)
            return false;
        refused.Add(store, subscriber.Key);
        store.Execute(EraseSql, new { id = subscriber.Id });
        return true;
    }

    /// <summary>No subscription leads to these bookmarks any more.</summary>
    public static void ForgetBookmarkOwner(this DbConnection store, Owner owner) => store.Execute(ForgetOwnerSql, new { owner });

    private static SubscriberQueries.Row? FindByToken(this DbConnection store, TokenHash? hash, TokenPurpose purpose, DateTimeOffset now) =>
        hash is { } known ? store.QuerySingleOrDefault<SubscriberQueries.Row>(SubscriberQueries.ByTokenSql, SubscriberQueries.Token(known, purpose, now)) : null;

    private static void SetChoice(this DbConnection store, long id, Choice choice)
    {
        store.Execute(SetChoiceSql, new { id, choice = Choice.Word(choice.Kind), owner = choice.Owner });
        store.Execute(ClearCategoriesSql, new { id });
        foreach (var slug in choice.Categories)
            store.Execute(AddCategorySql, new { id, slug });
    }
}
