namespace ToolVerdicts.Newsletter.Subscribers;

/// <summary>Finds and changes subscriptions. Methods that change one run in the writer's transaction.</summary>
public static class Subscriptions
{
    /// <summary>The number of days after which an address that is not confirmed is deleted.</summary>
    public const int ForgetDays = 30;

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

    internal const string FindSql = "SELECT id, key, state, choice, owner FROM subscribers WHERE key = @key";

    internal const string AddSql =
        """
        INSERT INTO subscribers (key, address, mailbox, state, choice, owner, asked_at, changed_at)
        VALUES (@key, @address, @mailbox, 'pending', @choice, @owner, @now, @now) RETURNING id
        """;

    internal const string AskAgainSql = "UPDATE subscribers SET address = @address, asked_at = @now WHERE id = @id";
    internal const string SetChoiceSql = "UPDATE subscribers SET choice = @choice, owner = @owner WHERE id = @id";
    internal const string ClearCategoriesSql = "DELETE FROM subscriber_categories WHERE subscriber_id = @id";

    internal const string AddCategorySql =
        """
        INSERT INTO subscriber_categories (subscriber_id, category_id)
        SELECT @id, id FROM categories WHERE slug = @slug ON CONFLICT DO NOTHING
        """;

    internal const string SetStateSql = "UPDATE subscribers SET state = @state, bounces = 0, changed_at = @now WHERE id = @id";
    internal const string EndSql =
        """
        UPDATE subscribers SET state = 'unsubscribed', bounces = 0, changed_at = @now
        WHERE id = @id AND state <> 'unsubscribed' AND (@before IS NULL OR changed_at < @before)
        """;

    internal const string SpendConfirmationsSql = "DELETE FROM mail_tokens WHERE subscriber_id = @id AND purpose = 'confirm'";
    internal const string DropQueuedSql = "DELETE FROM deliveries WHERE subscriber_id = @id AND state = 'queued'";
    internal const string EraseSql = "DELETE FROM subscribers WHERE id = @id";

    internal const string KeysSql = "SELECT id, key FROM subscribers";

    internal const string AddConfirmationSql =
        """
        INSERT INTO deliveries (issue_id, subscriber_id, state, created_at, next_attempt_at, changed_at)
        VALUES (NULL, @id, 'queued', @now, @now, @now)
        """;

    internal const string ForgetOwnerSql = "UPDATE subscribers SET owner = NULL WHERE owner = @owner";

    /// <summary>Finds the subscriber of a token; null when there is none, or the token is not good for this purpose.</summary>
    /// <param name="hash">From <see cref="MailToken.HashOf"/>; null when the link holds no token.</param>
    public static async Task<Subscriber?> FindSubscriberAsync(
        this DbConnection store, TokenHash? hash, TokenPurpose purpose, DateTimeOffset now)
    {
        if (hash is not { } known || await store.QuerySingleOrDefaultAsync<Row>(ByTokenSql, Token(known, purpose, now)) is not { } row)
            return null;
        var categories = (await store.QueryAsync<Slug>(CategoriesSql, new { id = row.Id })).AsList();
        return new Subscriber(row.State, new Choice(row.Choice, categories, row.Owner), row.Key);
    }

    /// <summary>Records that somebody asked for mail to this address, and queues a confirmation, unless the address is confirmed or
    /// refused, or its mailbox or domain had enough lately. The result is not returned, because whoever asked need not be the
    /// owner.</summary>
    /// <returns>False when nobody gets a confirmation in this hour, because <see cref="ConfirmationLimits.MostAnHour"/> went out.</returns>
    public static bool Ask(this DbConnection store, MailboxAddress address, Choice choice, RefusedAddress refused, DateTimeOffset now)
    {
        var known = store.QuerySingleOrDefault<Row>(FindSql, new { key = address.Key });
        if (refused.Contains(store, address) || known is { State: SubscriberState.Confirmed })
            return true;
        if (store.CountConfirmations(now) >= ConfirmationLimits.MostAnHour)
            return false;
        if (store.HadConfirmations(address, now))
            return true;
        var kind = Choice.FormatKind(choice.Kind);
        var added = new
        {
            key = address.Key, address = address.Address, mailbox = address.Mailbox, choice = kind, owner = choice.Owner, now,
        };
        var id = known?.Id ?? store.ExecuteScalar<long>(AddSql, added);
        // Spelling and choice change only together with a message that tells the owner.
        if (known is not null)
            store.Execute(AskAgainSql, new { id, address = address.Address, now });
        store.SetChoice(id, choice);
        store.Execute(AddConfirmationSql, new { id, now });
        return true;
    }

    /// <summary>Confirms a subscription. The token stays, so that who opens the link again is told that they are subscribed; it confirms
    /// nothing more, and goes when the subscription ends.</summary>
    /// <param name="hash">From <see cref="MailToken.HashOf"/>; null when the link holds no token.</param>
    /// <returns>False when the token does not exist, has expired or has another purpose, or the subscription is confirmed; nothing was
    /// changed.</returns>
    public static bool Confirm(this DbConnection store, TokenHash? hash, DateTimeOffset now)
    {
        var isChanged = false;
        store.Change(hash, TokenPurpose.Confirm, now, subscriber =>
        {
            if (subscriber.State == SubscriberState.Confirmed)
                return;
            store.Execute(SetStateSql, new { id = subscriber.Id, state = "confirmed", now });
            isChanged = true;
        });
        return isChanged;
    }

    /// <summary>Ends all mail to a subscriber at once. A second call changes nothing.</summary>
    /// <param name="hash">From <see cref="MailToken.HashOf"/>; null when the link holds no token.</param>
    /// <returns>False when the token does not exist, has expired or has another purpose; nothing was changed.</returns>
    public static bool Unsubscribe(this DbConnection store, TokenHash? hash, DateTimeOffset now) =>
        store.Change(hash, TokenPurpose.Manage, now, subscriber => store.EndSubscription(subscriber.Id, now));

    /// <summary>Ends all mail to a subscriber.</summary>
    /// <param name="before">Only of one whose state is from before this time; null for any.</param>
    /// <returns>False when it had ended before, or the state is a later one; nothing was changed.</returns>
    public static bool EndSubscription(this DbConnection store, long id, DateTimeOffset now, DateTimeOffset? before = null)
    {
        var isChanged = store.Execute(EndSql, new { id, now, before }) > 0;
        if (!isChanged && before is not null)
            return false;
        store.Execute(SpendConfirmationsSql, new { id });
        store.Execute(DropQueuedSql, new { id });
        return isChanged;
    }

    /// <summary>Deletes a subscriber and all its rows. False when there is none of this number.</summary>
    public static bool EraseSubscriber(this DbConnection store, long id) => store.Execute(EraseSql, new { id }) > 0;

    /// <summary>All subscribers, by the key of their address.</summary>
    public static IReadOnlyList<(long Id, string Key)> ListSubscriberKeys(this DbConnection store) =>
        store.Query<(long, string)>(KeysSql).AsList();

    /// <summary>Changes a subscriber's choice of news.</summary>
    /// <inheritdoc cref="Unsubscribe"/>
    public static bool Choose(this DbConnection store, TokenHash? hash, Choice choice, DateTimeOffset now) =>
        store.Change(hash, TokenPurpose.Manage, now, subscriber => store.SetChoice(subscriber.Id, choice));

    /// <summary>Deletes a subscriber and all its rows, and adds the address to <see cref="RefusedAddress"/>.</summary>
    /// <inheritdoc cref="Unsubscribe"/>
    public static bool Erase(this DbConnection store, TokenHash? hash, RefusedAddress refused, DateTimeOffset now) =>
        store.Change(hash, TokenPurpose.Manage, now, subscriber => Erase(store, subscriber.Id, subscriber.Key, refused));

    /// <summary>Does for an address what its owner can do by <see cref="Erase(DbConnection, TokenHash?, RefusedAddress, DateTimeOffset)"/>.
    /// An address without a subscription is refused from now on, too.</summary>
    /// <returns>False when there was no subscription.</returns>
    public static bool Erase(this DbConnection store, MailboxAddress address, RefusedAddress refused)
    {
        var known = store.QuerySingleOrDefault<Row>(FindSql, new { key = address.Key });
        if (known is null)
            refused.Add(store, address.Key);
        else
            Erase(store, known.Id, known.Key, refused);
        return known is not null;
    }

    private static void Erase(DbConnection store, long id, string key, RefusedAddress refused)
    {
        refused.Add(store, key);
        store.Execute(EraseSql, new { id });
    }

    /// <summary>Removes the owner of bookmarks from all subscriptions.</summary>
    public static void ForgetBookmarkOwner(this DbConnection store, Owner owner) => store.Execute(ForgetOwnerSql, new { owner });

    private static bool Change(
        this DbConnection store, TokenHash? hash, TokenPurpose purpose, DateTimeOffset now, Action<Row> change)
    {
        if (hash is not { } known || store.QuerySingleOrDefault<Row>(ByTokenSql, Token(known, purpose, now)) is not { } subscriber)
            return false;
        change(subscriber);
        return true;
    }

    private static void SetChoice(this DbConnection store, long id, Choice choice)
    {
        store.Execute(SetChoiceSql, new { id, choice = Choice.FormatKind(choice.Kind), owner = choice.Owner });
        store.Execute(ClearCategoriesSql, new { id });
        foreach (var slug in choice.Categories)
            store.Execute(AddCategorySql, new { id, slug });
    }

    private static object Token(TokenHash hash, TokenPurpose purpose, DateTimeOffset now) => new
    {
        sha256 = hash,
        purpose = purpose.ToString().ToLowerInvariant(),
        since = now.AddDays(purpose == TokenPurpose.Confirm ? -MailToken.ConfirmDays : -MailToken.ManageDays),
    };

    private sealed record Row(long Id, string Key, SubscriberState State, ChoiceKind Choice, Owner? Owner);
}
