namespace ToolVerdicts.Newsletter.Issues;

public static class IssueQueries
{
    /// <summary>The age in days of the oldest revision in the first issue.</summary>
    public const int FirstIssueDays = 7;
    /// <summary>An issue dated this many days in the future was composed by a wrong clock, and does not delay the next one.</summary>
    public const int FarthestDays = 28;
    /// <summary>The number of new comparisons, the latest first, whose answers an issue keeps: other writes wait for them.</summary>
    public const int MostAnswers = 60;

    internal const string LastWeekSql = "SELECT week FROM issues WHERE week <= @farthest ORDER BY week DESC LIMIT 1";
    internal const string LastThroughSql = "SELECT MAX(through_revision) FROM issues";
    internal const string LastImportSql = "SELECT MAX(recorded_at) FROM revisions";
    internal const string FirstReaderSql = "SELECT MIN(changed_at) FROM subscribers WHERE state = 'confirmed'";
    internal const string OldRevisionSql = "SELECT COALESCE(MAX(id), 0) FROM revisions WHERE recorded_at < @before";
    internal const string LastRevisionSql = "SELECT COALESCE(MAX(id), 0) FROM revisions";

    internal const string AddSql =
        """
        INSERT INTO issues (week, after_revision, through_revision, composed_at, is_empty, summary, content)
        VALUES (@week, @after, @through, @now, @isEmpty, @summary, @content) ON CONFLICT (week) DO NOTHING
        """;

    internal const string ForgetTalliesSql = "DELETE FROM issue_tallies";

    // Each half has an index of its own. Old votes on a tool that is listed again are no news.
    internal const string KeepTalliesSql =
        """
        INSERT INTO issue_tallies (tool_id, ship, skip)
        SELECT id, votes_ship, votes_skip FROM tools WHERE is_hidden = 0 AND community_rank >= 0
        UNION ALL SELECT id, votes_ship, votes_skip FROM tools WHERE is_hidden = 1 AND community_rank >= 0
        """;

    internal const string FindSql = "SELECT content, composed_at FROM issues WHERE week = @week";

    internal const string ListSql =
        "SELECT week, summary, composed_at FROM issues WHERE is_empty = 0 ORDER BY week DESC LIMIT @limit";

    internal const string UnqueuedSql = "SELECT week FROM issues WHERE queued_at IS NULL ORDER BY week DESC LIMIT 1";

    internal const string QueueSql =
        """
        INSERT INTO deliveries (issue_id, subscriber_id, state, created_at, next_attempt_at, changed_at)
        SELECT id, @subscriberId, 'queued', @now, @now, @now FROM issues WHERE week = @week
        ON CONFLICT (issue_id, subscriber_id) DO NOTHING
        """;

    internal const string MarkQueuedSql = "UPDATE issues SET queued_at = @now WHERE week = @week AND queued_at IS NULL";

    /// <summary>The week of the last issue, without those that a wrong clock dated far ahead; null when there is none.</summary>
    public static async Task<IssueWeek?> FindLastWeekAsync(this DbConnection store, DateTimeOffset now) =>
        await store.ExecuteScalarAsync<string?>(LastWeekSql,
            new { farthest = IssueWeek.Of(now.AddDays(FarthestDays)).ToString() }) is { } week ? IssueWeek.Parse(week) : null;

    /// <summary>The time of the last import; null when there was none. A clock that shows an earlier time is wrong.</summary>
    public static Task<DateTimeOffset?> FindLastImportAsync(this DbConnection store) =>
        store.ExecuteScalarAsync<DateTimeOffset?>(LastImportSql);

    /// <summary>The time since which there has been a confirmed subscriber; null when there is none.</summary>
    public static Task<DateTimeOffset?> FindFirstReaderAsync(this DbConnection store) =>
        store.ExecuteScalarAsync<DateTimeOffset?>(FirstReaderSql);

    /// <summary>The latest issue that is not yet queued for every reader; null when there is none.</summary>
    public static async Task<IssueWeek?> FindUnqueuedWeekAsync(this DbConnection store) =>
        await store.ExecuteScalarAsync<string?>(UnqueuedSql) is { } week ? IssueWeek.Parse(week) : null;

    public static Task<long> CountConfirmedAsync(this DbConnection store) =>
        store.ExecuteScalarAsync<long>(ReaderQueries.CountConfirmedSql);

    /// <summary>An issue, without tools that are hidden since; null when that week has none.</summary>
    public static async Task<Issue?> FindIssueAsync(this DbConnection store, IssueWeek week) =>
        await store.QuerySingleOrDefaultAsync<IssueRow>(FindSql, new { week = week.ToString() }) is { } row
            ? new Issue(Digest.FromJson(row.Content).Without(await store.ListHiddenAsync()), row.ComposedAt)
            : null;

    /// <summary>Issues with news, the latest first.</summary>
    public static async Task<IReadOnlyList<ListedIssue>> ListIssuesAsync(this DbConnection store, int limit) =>
        (await store.QueryAsync<ListedIssue>(ListSql, new { limit })).AsList();

    /// <summary>The issue of this week as it would be composed now; nothing is stored.</summary>
    /// <param name="ages">When a fact is old; null leaves out the answers of comparisons.</param>
    public static Digest Draft(this DbConnection store, IssueWeek week, DateTimeOffset now, FactAges? ages = null) =>
        store.Draw(week, now, ages).Digest;

    /// <summary>Composes and stores the issue of a week, unless there is one. Runs in the writer's transaction.</summary>
    /// <param name="ages">When a fact is old; the usual ages when null.</param>
    /// <returns>False when there is one.</returns>
    public static bool ComposeIssue(this DbConnection store, IssueWeek week, DateTimeOffset now, FactAges? ages = null)
    {
        var (digest, after, through) = store.Draw(week, now, ages ?? FactAges.Usual);
        var (isEmpty, summary, content) = (digest.IsEmpty ? 1 : 0, digest.Summary, digest.ToJson());
        var row = new { week = week.ToString(), after, through, now, isEmpty, summary, content };
        if (store.Execute(AddSql, row) == 0)
            return false;
        store.Execute(ForgetTalliesSql);
        store.Execute(KeepTalliesSql);
        return true;
    }

    /// <summary>Queues an issue for those of the next readers who have not had it and for whom it has news. Runs in the writer's
    /// transaction. Call it until it returns null; starting again queues nothing twice.</summary>
    /// <param name="after">The id of the last subscriber of the former call; zero for the first call.</param>
    /// <returns>The id of the last subscriber, and the number of messages queued; null when no subscriber is left.</returns>
    public static (long Last, int Queued)? QueueIssue(this DbConnection store, Digest digest, long after, int limit, DateTimeOffset now)
    {
        var week = digest.Week.ToString();
        var readers = store.ListReaders(after, limit);
        if (readers.Count == 0)
        {
            store.Execute(MarkQueuedSql, new { week, now });
            return null;
        }

        var queued = readers.Where(reader => !digest.For(reader.Reader).IsEmpty).Sum(reader =>
            store.Execute(QueueSql, new { week, subscriberId = reader.Id, now }));
        return (readers[^1].Id, queued);
    }

    private static (Digest Digest, long After, long Through) Draw(
        this DbConnection store, IssueWeek week, DateTimeOffset now, FactAges? ages)
    {
        var last = store.ExecuteScalar<long?>(LastThroughSql);
        var after = last ?? store.ExecuteScalar<long>(OldRevisionSql, new { before = now.AddDays(-FirstIssueDays) });
        var through = store.ExecuteScalar<long>(LastRevisionSql);
        var digest = DigestComposer.Compose(week, store.LoadChanges(after, through, hasFormerIssue: last is not null));
        if (ages is not null)
            digest = store.WithAnswers(digest, new Freshness(ages, DateOnly.FromDateTime(now.UtcDateTime)));
        return (digest, after, through);
    }

    // Those that can lead a message. An issue is kept as it was composed, and its answers with it.
    private static Digest WithAnswers(this DbConnection store, Digest digest, Freshness freshness)
    {
        var addresses = digest.Comparisons.Take(MostAnswers).Select(comparison => comparison.Address).ToList();
        if (addresses.Count == 0)
            return digest;
        var answers = store.ListCardsAsync(addresses, freshness, store.ListAppliedCriteria()).GetAwaiter().GetResult()
            .ToDictionary(card => card.Path, card => card.Answer);
        return digest with
        {
            Comparisons = digest.Comparisons.Select(comparison =>
                comparison with { Answer = answers.GetValueOrDefault($"/compare/{comparison.Address}") }).ToList(),
        };
    }

    private sealed record IssueRow(string Content, DateTimeOffset ComposedAt);
}
