using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Search;
using ToolVerdicts.Store;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Load.Scale;

/// <summary>Fills a store with the tools, reviews, captures and votes of a large site. The same sizes always give the same store.</summary>
internal sealed class ScaleStore
{
    /// <summary>The verb, followed by the store's file, the number of tools and the number of votes.</summary>
    public const string Verb = "scale-store";

    private const int Seed = 20_261_121;
    private const int ReviewsEach = 4;
    private const int VotesEach = 10;
    private const int Batch = 2_000;
    private static readonly string[] Panel = ["builder", "skeptic", "futurist", "founder"];
    private static readonly string?[] Prices = ["Free", "Free", "Freemium", "Freemium", "Paid", "Usage-based", "Open source", null];
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private readonly SqliteConnection _store;
    private readonly Random _random = new(Seed);
    private readonly Vocabulary _words;
    private readonly int _tools;
    private readonly int _votes;

    private ScaleStore(SqliteConnection store, int tools, int votes) =>
        (_store, _words, _tools, _votes) = (store, new Vocabulary(_random), tools, votes);

    /// <summary>Creates the store's file and prints its figures.</summary>
    /// <param name="path">The store's file.</param>
    /// <param name="tools">The number of tools.</param>
    /// <param name="votes">The number of votes to draw. A second vote of a visitor on the same tool is dropped.</param>
    /// <returns>The exit code 0.</returns>
    public static int Run(string path, int tools, int votes)
    {
        var clock = Stopwatch.StartNew();
        using var store = (SqliteConnection)new Database(path).OpenWriter();
        Migrations.Migrate(store, Start);
        store.Execute("PRAGMA synchronous=OFF; PRAGMA cache_size=-400000");
        var scale = new ScaleStore(store, tools, votes);
        scale.AddCategories();
        scale.InBatches(tools, scale.AddTool);
        scale.InBatches(tools / 2, scale.AddCapture);
        scale.AddVotes();
        ToolIndex.IndexAll(store);
        store.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        Console.WriteLine(
            $"{path}: {tools} tools, {tools * ReviewsEach} reviews, {tools / 2} captures, {votes} votes, "
            + $"{new FileInfo(path).Length / 1e6:F0} MB, seed {Seed}, {clock.Elapsed.TotalSeconds:F0} s");
        return 0;
    }

    private void InBatches(int count, Action<int> add)
    {
        for (var first = 0; first < count; first += Batch)
        {
            _store.Execute("BEGIN;");
            for (var index = first; index < Math.Min(count, first + Batch); index++)
                add(index);
            _store.Execute("COMMIT;");
        }
    }

    private void AddCategories()
    {
        for (var number = 1; number <= 40; number++)
        {
            _store.Execute(
                "INSERT INTO categories (id, slug, name) VALUES (@number, @slug, @name)",
                new { number, slug = $"category-{number}", name = $"Category {number}" });
        }
    }

    // Categories are as uneven as captured ones: the first has about a sixth of the tools, and one tool in thirty has none.
    private void AddTool(int index)
    {
        var name = $"{_words.Name()} {index.ToString(CultureInfo.InvariantCulture)}";
        var tagline = _words.Text(_random.Next(40, 90));
        var ship = _random.Next(0, ReviewsEach + 1);
        var isPanelStated = _random.Next(20) > 0;
        _store.Execute(
            """
            INSERT INTO tools
                (id, slug, identity, name, name_key, tagline, category_id, description, price_word, price_text,
                panel_share, panel_ship, panel_skip, panel_basis)
            VALUES
                (@id, @slug, @identity, @name, lower(@name), @tagline, @category, @description, @price, @priceText,
                @share, @ship, @skip, @basis)
            """,
            new
            {
                id = index + 1,
                slug = SlugOf(index),
                identity = new ToolIdentity(name, tagline).Key,
                name,
                tagline,
                category = _random.Next(30) == 0 ? (int?)null : 1 + (int)(40 * Math.Pow(_random.NextDouble(), 2)),
                description = _words.Text(_random.Next(300, 700)),
                price = Prices[_random.Next(Prices.Length)],
                priceText = (string?)null,
                share = isPanelStated ? (int?)(100 * ship / ReviewsEach) : null,
                ship = isPanelStated ? (int?)ship : null,
                skip = isPanelStated ? (int?)(ReviewsEach - ship) : null,
                basis = isPanelStated ? "stated" : null,
            });
        for (var reviewer = 0; reviewer < ReviewsEach; reviewer++)
        {
            var text = _words.Text(_random.Next(250, 600));
            _store.Execute(
                """
                INSERT INTO reviews (tool_id, text_digest, text, reviewer, reviewer_basis, score, score_basis, call, call_basis)
                VALUES (@tool, @digest, @text, @reviewer, 'stated', @score, 'stated', @call, 'stated')
                """,
                new
                {
                    tool = index + 1,
                    digest = Wording.Digest(text),
                    text,
                    reviewer = Panel[reviewer],
                    score = _random.Next(20, 96),
                    call = reviewer < ship ? "ship" : "skip",
                });
        }
    }

    private void AddCapture(int index)
    {
        var (first, second) = (2 * index, 2 * index + 1);
        var address = string.Join("-vs-", new[] { SlugOf(first), SlugOf(second) }.Order(StringComparer.Ordinal));
        var content = Compress($"{address}\n{_words.Text(3_000)}");
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        _store.Execute(
            """
            INSERT INTO captures (id, sha256, file_name, form, media, address, imported_at)
            VALUES (@id, @digest, @file, 'rich', 'text', @address, @at)
            """,
            new { id = index + 1, digest, file = $"{index:D6}.txt", address, at = Start.AddMinutes(index) });
        _store.Execute("INSERT INTO capture_pages (capture_id, content) VALUES (@id, @content)", new { id = index + 1, content });
        for (var side = 0; side < 2; side++)
        {
            _store.Execute(
                """
                INSERT INTO capture_tools
                    (capture_id, side, tool_id, name, tagline, category, description, price_word, panel_share, panel_ship, panel_skip)
                SELECT @id, @side, t.id, t.name, t.tagline, c.name, t.description, t.price_word, t.panel_share, t.panel_ship, t.panel_skip
                FROM tools t LEFT JOIN categories c ON c.id = t.category_id WHERE t.id = @tool
                """,
                new { id = index + 1, side, tool = first + side + 1 });
            _store.Execute(
                """
                INSERT INTO capture_reviews (capture_id, row, side, review_id, reviewer, score, call)
                SELECT @id, ROW_NUMBER() OVER (ORDER BY id) - 1, @side, id, reviewer, score, call FROM reviews WHERE tool_id = @tool
                """,
                new { id = index + 1, side, tool = first + side + 1 });
        }
    }

    // Voters come in the order of their hashes, so that rows are appended to the table's tree.
    private void AddVotes()
    {
        var tallies = new (long Ship, long Skip)[_tools];
        var voters = _votes / VotesEach;
        using var add = _store.CreateCommand();
        add.CommandText = "INSERT OR IGNORE INTO votes (voter, tool_id, call, day) VALUES ($voter, $tool, $call, $day)";
        var (voter, tool) = (add.Parameters.Add("$voter", SqliteType.Blob), add.Parameters.Add("$tool", SqliteType.Integer));
        var (call, day) = (add.Parameters.Add("$call", SqliteType.Text), add.Parameters.Add("$day", SqliteType.Text));
        InBatches(voters, index =>
        {
            var hash = new byte[16];
            _random.NextBytes(hash);
            BinaryPrimitives.WriteUInt64BigEndian(hash, (ulong)index * (ulong.MaxValue / (ulong)voters));
            voter.Value = hash;
            day.Value = Start.AddDays(_random.Next(300)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            for (var vote = 0; vote < VotesEach; vote++)
            {
                // The cube gives a few tools most of the votes.
                var at = (int)(_tools * Math.Pow(_random.NextDouble(), 3));
                var isShip = _random.Next(3) > 0;
                (tool.Value, call.Value) = (at + 1, isShip ? "ship" : "skip");
                if (add.ExecuteNonQuery() == 1)
                    tallies[at] = (tallies[at].Ship + (isShip ? 1 : 0), tallies[at].Skip + (isShip ? 0 : 1));
            }
        });
        InBatches(_tools, index =>
        {
            var tally = new Tally(tallies[index].Ship, tallies[index].Skip);
            _store.Execute(
                """
                UPDATE tools SET votes_ship = @ship, votes_skip = @skip, community_verdict = @verdict, community_rank = @rank
                WHERE id = @id
                """,
                new
                {
                    id = index + 1,
                    ship = tally.Ship,
                    skip = tally.Skip,
                    verdict = tally.Verdict?.ToString().ToLowerInvariant(),
                    rank = Rank.Community(tally),
                });
        });
    }

    /// <summary>The slug of the tool with this index, from 0.</summary>
    public static string SlugOf(int index) => $"tool-{index.ToString("D6", CultureInfo.InvariantCulture)}";

    private static byte[] Compress(string text)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            brotli.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
