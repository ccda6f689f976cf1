using Microsoft.Extensions.Time.Testing;
using Dapper;
using ToolVerdicts.Importing;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Store;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Load.Digests;

/// <summary>Stores with an issue that waits for many readers.</summary>
internal static class DigestStore
{
    private const int ReadersAtOnce = 500;

    private const string AddReadersSql =
        """
        WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < @readers)
        INSERT INTO subscribers (key, address, state, choice, asked_at, changed_at)
        SELECT 'reader-' || number || '@example.org', 'reader-' || number || '@example.org', 'confirmed', 'everything', @now,
        @now FROM numbers
        """;

    private const string WaitingSql = "SELECT COUNT(*) FROM deliveries WHERE state = 'queued'";

    /// <summary>Creates a store whose outbox holds this week's issue for each of its readers.</summary>
    /// <param name="path">The file, which does not exist yet.</param>
    /// <param name="readers">How many.</param>
    /// <param name="now">The time.</param>
    public static Database Create(string path, int readers, DateTimeOffset now)
    {
        var database = new Database(path);
        using var store = database.OpenWriter();
        Migrations.Migrate(store, now);
        var seed = Directory.GetFiles(Path.Combine(SiteOptions.Home, "seeds"), "*.txt").Order(StringComparer.Ordinal).First();
        if (new Importer(store, new FakeTimeProvider(now)).Import([seed]).Any(outcome => outcome.Refusal is not null))
            throw new InvalidOperationException($"{seed} was refused.");
        store.Execute(AddReadersSql, new { readers, now });
        var week = IssueWeek.Of(now);
        store.InTransaction(() => store.ComposeIssue(week, now));
        var digest = store.FindIssueAsync(week).GetAwaiter().GetResult()!.Digest;
        var after = 0L;
        while (store.InTransaction(() => store.QueueIssue(digest, after, ReadersAtOnce, now)) is { } looked)
            after = looked.Last;
        return database;
    }

    /// <summary>How many messages wait to be sent.</summary>
    public static long CountWaiting(this Database database)
    {
        using var store = database.OpenConnection();
        return store.ExecuteScalar<long>(WaitingSql);
    }
}
