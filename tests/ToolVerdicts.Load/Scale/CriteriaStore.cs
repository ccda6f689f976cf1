using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Importing;
using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Scale;

/// <summary>Adds thirty criteria to a store, with values of three in five tools for each. The same store always gets the same.</summary>
internal static class CriteriaStore
{
    private const int Seed = 20_261_129;
    private const double Known = 0.6;

    private const string AddFactSql =
        """
        INSERT INTO file_facts (tool_id, fact, value, seen, source, since)
        VALUES ($tool, $fact, $value, $seen, 'https://docs.example/', $since)
        """;

    private const string AddValueSql =
        "INSERT INTO criterion_values (tool_id, criterion, value, seen) VALUES ($tool, $fact, $value, $seen)";

    // Of each kind several, as a site has them.
    private static readonly (string Kind, int Count, string More, Func<Random, string> Value)[] Kinds =
    [
        ("yes-no", 8, ", better: yes", random => random.Next(3) > 0 ? "yes" : "no"),
        ("number", 8, ", unit: tokens, better: higher, anchors: [0, 1000]", random => Number(random.Next(1, 1000))),
        ("money", 4, ", unit: USD, better: lower, anchors: [100, 0]", random => $"{Number(random.Next(1, 100))}.50 USD"),
        ("set", 4, ", words: [linux, macos, windows, android, ios, web]", random => random.Next(2) > 0 ? "linux, macos, web" : "ios, web"),
        ("choice", 4, ", words: [preview, active, deprecated, retired]", random => random.Next(4) > 0 ? "active" : "preview"),
        ("licence", 1, "", random => new[] { "Apache-2.0", "MIT", "GPL-3.0-only", "Proprietary" }[random.Next(4)]),
        ("text", 1, "", random => $"text {Number(random.Next(1000))}"),
    ];

    private static IEnumerable<(string Key, string Kind, string More, Func<Random, string> Value)> Criteria => Kinds.SelectMany(kind =>
        Enumerable.Range(1, kind.Count).Select(number => ($"{kind.Kind}-{Number(number)}", kind.Kind, kind.More, kind.Value)));

    /// <summary>Adds the criteria, unless the store has them.</summary>
    /// <param name="path">A store that <see cref="ScaleStore"/> wrote.</param>
    public static void Fill(string path)
    {
        var clock = Stopwatch.StartNew();
        using var store = (SqliteConnection)new Database(path).OpenWriter();
        Migrations.Migrate(store, TimeProvider.System.GetUtcNow());
        if (store.ExecuteScalar<long>("SELECT COUNT(*) FROM content_files WHERE path = 'criteria.yml'") > 0)
            return;
        store.Execute("PRAGMA synchronous=OFF; PRAGMA cache_size=-400000");
        var now = TimeProvider.System.GetUtcNow();
        var text = string.Concat(Criteria.Select(one => $"- {{ key: {one.Key}, label: {one.Key}, kind: {one.Kind}{one.More} }}\n"));
        store.Execute("BEGIN;");
        var since = store.ExecuteScalar<long>("SELECT MAX(id) + 1 FROM revisions");
        store.Execute("INSERT INTO revisions (id, recorded_at, kind, author) VALUES (@since, @now, 'apply', 'scale')", new { since, now });
        store.Execute("INSERT INTO content_files (path, revision_id, content) VALUES ('criteria.yml', @since, @text)", new { since, text });
        AddValues(store, since, now);
        store.Execute("COMMIT;");
        ListedValueWrites.CompleteAll(store);
        store.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        Console.WriteLine(
            $"{path}: {Criteria.Count()} criteria, {new FileInfo(path).Length / 1e6:F0} MB, {clock.Elapsed.TotalSeconds:F0} s");
    }

    private static void AddValues(SqliteConnection store, long since, DateTimeOffset now)
    {
        var (random, criteria) = (new Random(Seed), Criteria.ToList());
        using var add = store.CreateCommand();
        add.CommandText = $"{AddFactSql}; {AddValueSql};";
        var (tool, fact) = (add.Parameters.Add("$tool", SqliteType.Integer), add.Parameters.Add("$fact", SqliteType.Text));
        var value = add.Parameters.Add("$value", SqliteType.Text);
        add.Parameters.AddWithValue("$seen", now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        add.Parameters.AddWithValue("$since", since);
        foreach (var id in store.Query<long>("SELECT id FROM tools ORDER BY id").AsList())
        {
            tool.Value = id;
            foreach (var one in criteria)
            {
                if (random.NextDouble() > Known)
                    continue;
                (fact.Value, value.Value) = (one.Key, one.Value(random));
                add.ExecuteNonQuery();
            }
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
