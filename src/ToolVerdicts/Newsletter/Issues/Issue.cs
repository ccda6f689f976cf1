namespace ToolVerdicts.Newsletter.Issues;

/// <summary>An issue in the archive.</summary>
/// <param name="Digest">What it tells.</param>
/// <param name="ComposedAt">When it was composed.</param>
public sealed record Issue(Digest Digest, DateTimeOffset ComposedAt);

/// <summary>An issue in a list.</summary>
public sealed record ListedIssue
{
    /// <summary>Its week, as 2026-W47.</summary>
    public string Week { get; init; } = "";

    /// <summary>What it tells, counted.</summary>
    public string Summary { get; init; } = "";

    /// <summary>When it was composed.</summary>
    public DateTimeOffset ComposedAt { get; init; }

    /// <summary>What it is called.</summary>
    public string Title => IssueWeek.Parse(Week).Title;
}

/// <summary>Composing issues, queueing them for readers, and reading them again.</summary>
public static class IssueQueries
{
    /// <summary>An issue that follows none tells of captures that are at most so many days old.</summary>
    public const int FirstIssueDays = 7;

    /// <summary>An issue that lies so many days ahead was composed by a clock that was wrong, and keeps none from being due.</summary>
    public const int FarthestDays = 28;

    internal const string LastWeekSql = "SELECT week FROM issues WHERE week <= @farthest ORDER BY week DESC LIMIT 1";

    internal const string LastThroughSql = "SELECT MAX(through_capture) FROM issues";

    internal const string LastImportSql = "SELECT MAX(imported_at) FROM captures";

    internal const string FirstReaderSql = "SELECT MIN(changed_at) FROM subscribers WHERE state = 'confirmed'";

    internal const string OldCaptureSql = "SELECT COALESCE(MAX(id), 0) FROM captures WHERE imported_at < @before";

    internal const string LastCaptureSql = "SELECT COALESCE(MAX(id), 0) FROM captures";

    internal const string HasSql = "SELECT COUNT(*) FROM issues WHERE week = @week";

    internal const string AddSql =
        """
        INSERT INTO issues (week, after_capture, through_capture, composed_at, is_empty, summary, content)
        VALUES (@week, @after, @through, @now, @isEmpty, @summary, @content) ON CONFLICT (week) DO NOTHING
        """;

    internal const string ForgetTalliesSql = "DELETE FROM issue_tallies";

    internal const string KeepTalliesSql =
        "INSERT INTO issue_tallies (tool_id, ship, skip) SELECT id, votes_ship, votes_skip FROM tools WHERE community_rank >= 0";

    internal const string FindSql = "SELECT content AS Content, composed_at AS ComposedAt FROM issues WHERE week = @week";

    internal const string ListSql =
        "SELECT week AS Week, summary AS Summary, composed_at AS ComposedAt FROM issues WHERE is_empty = 0 ORDER BY week DESC LIMIT @limit";

    internal const string WeeksSql = "SELECT week FROM issues WHERE is_empty = 0 ORDER BY week";

    internal const string UnqueuedSql = "SELECT week FROM issues WHERE queued_at IS NULL ORDER BY week DESC LIMIT 1";

    internal const string QueueSql =
        """
        INSERT INTO deliveries (issue_id, subscriber_id, state, created_at, next_attempt_at, changed_at)
        SELECT id, @subscriberId, 'queued', @now, @now, @now FROM issues WHERE week = @week
        ON CONFLICT (issue_id, subscriber_id) DO NOTHING
        """;

    internal const string MarkQueuedSql = "UPDATE issues SET queued_at = @now WHERE week = @week AND queued_at IS NULL";

    /// <summary>The week of the last issue, but for those of a clock that was far ahead; null when there is none.</summary>
    public static async Task<IssueWeek?> FindLastWeekAsync(this DbConnection store, DateTimeOffset now) =>
        await store.ExecuteScalarAsync<string?>(LastWeekSql,
            new { farthest = IssueWeek.Of(now.AddDays(FarthestDays)).ToString() }) is { } week ? IssueWeek.Parse(week) : null;

    /// <summary>The last import; null when there was none. A clock that shows less is behind.</summary>
    public static Task<DateTimeOffset?> FindLastImportAsync(this DbConnection store) =>
        store.ExecuteScalarAsync<DateTimeOffset?>(LastImportSql);

    /// <summary>Since when somebody has been subscribed; null when nobody is.</summary>
    public static Task<DateTimeOffset?> FindFirstReaderAsync(this DbConnection store) =>
        store.ExecuteScalarAsync<DateTimeOffset?>(FirstReaderSql);

    /// <summary>True when an issue of this week was composed.</summary>
    public static async Task<bool> HasIssueAsync(this DbConnection store, IssueWeek week) =>
        await store.ExecuteScalarAsync<long>(HasSql, new { week = week.ToString() }) > 0;

    /// <summary>The latest issue that not every reader was looked at for; null when there is none.</summary>
    public static async Task<IssueWeek?> FindUnqueuedWeekAsync(this DbConnection store) =>
        await store.ExecuteScalarAsync<string?>(UnqueuedSql) is { } week ? IssueWeek.Parse(week) : null;

    /// <summary>How many confirmed subscribers there are.</summary>
    public static Task<long> CountConfirmedAsync(this DbConnection store) =>
        store.ExecuteScalarAsync<long>(ReaderQueries.CountConfirmedSql);

    /// <summary>An issue; null when that week has none.</summary>
    public static async Task<Issue?> FindIssueAsync(this DbConnection store, IssueWeek week) =>
        await store.QuerySingleOrDefaultAsync<IssueRow>(FindSql, new { week = week.ToString() }) is { } row ? row.Issue : null;

    /// <summary>Issues that tell something, the latest first.</summary>
    public static async Task<IReadOnlyList<ListedIssue>> ListIssuesAsync(this DbConnection store, int limit) =>
        (await store.QueryAsync<ListedIssue>(ListSql, new { limit })).AsList();

    /// <summary>The weeks of the issues that tell something.</summary>
    public static async Task<IReadOnlyList<string>> ListIssueWeeksAsync(this DbConnection store) =>
        (await store.QueryAsync<string>(WeeksSql)).AsList();

    /// <summary>What the issue of this week would tell, were it composed now.</summary>
    public static Digest Draft(this DbConnection store, IssueWeek week, DateTimeOffset now) => store.Draw(week, now).Digest;

    /// <summary>Composes and keeps the issue of a week, unless there is one. Runs in the writer's transaction.</summary>
    /// <returns>False when there is one.</returns>
    public static bool ComposeIssue(this DbConnection store, IssueWeek week, DateTimeOffset now)
    {
        var (digest, after, through) = store.Draw(week, now);
        var row = new { week = week.ToString(), after, through, now, isEmpty = digest.IsEmpty ? 1 : 0, summary = digest.Summary,
            content = digest.ToJson() };
        if (store.Execute(AddSql, row) == 0)
            return false;
        store.Execute(ForgetTalliesSql);
        store.Execute(KeepTalliesSql);
        return true;
    }

    /// <summary>
    /// Looks at the next readers, and queues an issue for those of them who did not have it and whom it tells something. Runs in the
    /// writer's transaction; to be called until it returns null, and safe to begin again.
    /// </summary>
    /// <param name="store">The writer's connection.</param>
    /// <param name="digest">What the issue tells.</param>
    /// <param name="after">The last subscriber that was looked at; zero to begin.</param>
    /// <param name="limit">How many to look at.</param>
    /// <param name="now">The time.</param>
    /// <returns>The last subscriber that was looked at, and how many were queued; null when there is none left.</returns>
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

    private static (Digest Digest, long After, long Through) Draw(this DbConnection store, IssueWeek week, DateTimeOffset now)
    {
        var last = store.ExecuteScalar<long?>(LastThroughSql);
        var after = last ?? store.ExecuteScalar<long>(OldCaptureSql, new { before = now.AddDays(-FirstIssueDays) });
        var through = store.ExecuteScalar<long>(LastCaptureSql);
        return (DigestComposer.Compose(week, store.LoadChanges(after, through, hasFormerIssue: last is not null)), after, through);
    }

    private sealed record IssueRow
    {
        public string Content { get; init; } = "";

        public DateTimeOffset ComposedAt { get; init; }

        public Issue Issue => new(Digest.FromJson(Content), ComposedAt);
    }
}
