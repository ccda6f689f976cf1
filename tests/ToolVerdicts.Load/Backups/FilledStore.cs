using System.Net;
using Dapper;
using ToolVerdicts.Load.Votes;
using ToolVerdicts.Search;
using ToolVerdicts.Store;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Visitors;
using ToolVerdicts.Votes;

namespace ToolVerdicts.Load.Backups;

/// <summary>Creates a store with rows in every table.</summary>
public static class FilledStore
{
    private static readonly string[] Fills =
    [
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
        INSERT INTO bookmarks (owner, tool_id, note, day)
        SELECT randomblob(16), i % 4 + 1, 'Try it for ' || i || ' days', '2026-11-21' FROM n
        """,
        "INSERT INTO shared_bookmarks (owner, token_sha256, day) SELECT owner, randomblob(32), day FROM bookmarks LIMIT 20",
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
        INSERT INTO subscribers (key, address, state, choice, owner, asked_at, changed_at)
        SELECT 'reader' || i || '@example.org', 'Reader' || i || '@example.org', 'confirmed', 'everything', randomblob(16),
            '2026-11-20T08:00:00.000Z', '2026-11-20T09:00:00.000Z'
        FROM n
        """,
        "INSERT INTO subscriber_categories (subscriber_id, category_id) SELECT s.id, c.id FROM subscribers s JOIN categories c ON c.id = 1",
        """
        INSERT INTO mail_tokens (sha256, subscriber_id, purpose, made_at)
        SELECT randomblob(32), id, 'manage', '2026-11-20T09:00:00.000Z' FROM subscribers
        """,
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)
        INSERT INTO refused_addresses (hash) SELECT randomblob(32) FROM n
        """,
        """
        INSERT INTO issues (week, after_revision, through_revision, composed_at, queued_at, is_empty, content, summary)
        VALUES ('2026-W46', 0, 5, '2026-11-16T08:00:00.000Z', '2026-11-16T08:00:01.000Z', 0, '{"what":"an issue"}', '5 new comparisons')
        """,
        "INSERT INTO issue_tallies (tool_id, ship, skip) SELECT id, votes_ship, votes_skip FROM tools",
        """
        INSERT INTO deliveries (issue_id, subscriber_id, state, attempts, sender, created_at, next_attempt_at, changed_at, last_answer)
        SELECT 1, id, 'sent', 1, 'sender', '2026-11-16T08:00:01.000Z', '2026-11-16T08:00:01.000Z', '2026-11-16T08:00:02.000Z',
            '250 2.0.0 OK'
        FROM subscribers
        """,
        "INSERT INTO tally_days (day) VALUES ('2026-11-20'), ('2026-11-21')",
        "INSERT INTO daily_tallies (tool_id, day, ship, skip) SELECT id, '2026-11-21', votes_ship, votes_skip FROM tools",
        "INSERT INTO sender_lease (id, holder, beat) VALUES (1, 'sender', 17)",
    ];

    private const int Captures = 30;
    private const int Voters = 400;

    /// <summary>Creates the store as a single file, without a write-ahead log.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="chance">The source of the votes.</param>
    /// <returns>The path of the store's file.</returns>
    public static string Create(string folder, Random chance)
    {
        var (path, _) = VoteStore.Create(folder, "filled", Captures);
        var database = new Database(path);
        SiteKey.Of(database);
        using var store = database.OpenWriter();
        for (var i = 0; i < Voters; i++)
        {
            // A quarter of the votes comes from one address, so that some exceed the cap of its network and do not count.
            var from = Network.Of(new IPAddress([192, 0, (byte)(i % 4 == 0 ? 2 : chance.Next(3, 250)), 1]));
            var voter = new Voter(chance.GetHexString(32, lowercase: true));
            var call = chance.Next(3) == 0 ? Call.Skip : Call.Ship;
            store.InTransaction(() => store.Cast(new Vote(voter, i % 4 + 1, call, new DateOnly(2026, 11, 21), from)));
        }

        ToolIndex.IndexAll(store);
        foreach (var fill in Fills)
            store.Execute(fill);
        store.Execute("PRAGMA journal_mode=DELETE");
        return path;
    }
}
