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
    /// <summary>The verb, followed by the store's file, the number of tools, the number of votes and the number of captures that show each
    /// tool.</summary>
    public const string Verb = "scale-store";

    private const int Seed = 20_261_121;
    private const int ReviewsEach = 4;
    private const int VotesEach = 10;
    private const int VotingDays = 300;
    private const int Batch = 2_000;
    // One in so many statements of a price, other than the last, is not the one that stands.
    private const int FormerPrices = 10;
    private static readonly string[] Panel = ["builder", "skeptic", "futurist", "founder"];
    private static readonly string?[] Prices = ["Free", "Free", "Freemium", "Freemium", "Paid", "Usage-based", "Open source", null];
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    // Names and ranks are those of the index, and the same since the first capture of the tool.
    private const string AddListingsSql =
        """
        INSERT INTO listings (tool_id, since, category_id, panel_rank, name_key, slug)
        SELECT id, (id + 1) / 2, category_id, panel_rank, name_key, slug FROM tools WHERE (id + 1) / 2 <= @pairs
        """;

    private readonly SqliteConnection _store;
    private readonly Random _random = new(Seed);
    private readonly Vocabulary _words;
    private readonly int _tools;
    private readonly int _votes;
    private readonly int _statements;
    // The price text of each tool that the last capture of it states.
    private readonly string?[] _prices;

    private ScaleStore(SqliteConnection store, int tools, int votes, int statements)
    {
        (_store, _words, _tools, _votes) = (store, new Vocabulary(_random), tools, votes);
        (_statements, _prices) = (statements, new string?[tools]);
    }

    private int Pairs => _tools / 2;

    private DateOnly LastDay => SeenOn(_statements - 1);

    /// <summary>Creates the store's file and prints its figures.</summary>
    /// <param name="path">The store's file.</param>
    /// <param name="tools">The number of tools.</param>
    /// <param name="votes">The number of votes to draw. A second vote of a visitor on the same tool is dropped.</param>
    /// <param name="statements">The number of captures that show each tool, on as many days.</param>
    /// <returns>The exit code 0.</returns>
    public static int Run(string path, int tools, int votes, int statements = 1)
    {
        var clock = Stopwatch.StartNew();
        using var store = (SqliteConnection)new Database(path).OpenWriter();
        Migrations.Migrate(store, Start);
        store.Execute("PRAGMA synchronous=OFF; PRAGMA cache_size=-400000");
        var scale = new ScaleStore(store, tools, votes, statements);
        scale.AddCategories();
        scale.InBatches(tools, scale.AddTool);
        scale.InBatches(statements * scale.Pairs, scale.AddCapture);
        scale.AddVotes();
        ToolIndex.IndexAll(store);
        store.Execute(AddListingsSql, new { pairs = scale.Pairs });
        store.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        Console.WriteLine(
            $"{path}: {tools} tools, {tools * ReviewsEach} reviews, {statements * scale.Pairs} captures, {votes} votes, "
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
                panel_share, panel_ship, panel_skip, panel_basis, price_seen, panel_seen)
            VALUES
                (@id, @slug, @identity, @name, lower(@name), @tagline, @category, @description, @price, @priceText,
                @share, @ship, @skip, @basis, CASE WHEN COALESCE(@price, @priceText) IS NOT NULL THEN @day END,
                CASE WHEN @basis IS NOT NULL THEN @day END)
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
                priceText = PriceText(index),
                share = isPanelStated ? (int?)(100 * ship / ReviewsEach) : null,
                ship = isPanelStated ? (int?)ship : null,
                skip = isPanelStated ? (int?)(ReviewsEach - ship) : null,
                basis = isPanelStated ? "stated" : null,
                day = LastDay,
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

    // Rounds of captures are as far apart as the time of the votes allows.
    private DateTimeOffset StartOf(int round) => Start.AddDays(round * VotingDays / _statements);

    // Pages are imported on the day after they were seen.
    private DateOnly SeenOn(int round) => DateOnly.FromDateTime(StartOf(round).UtcDateTime).AddDays(-1);

    // In each round every pair of tools is captured. Each capture is a revision of its number.
    private void AddCapture(int index)
    {
        var (round, pair, id) = (index / Pairs, index % Pairs, index + 1);
        var (first, second) = (2 * pair, 2 * pair + 1);
        var address = string.Join("-vs-", new[] { SlugOf(first), SlugOf(second) }.Order(StringComparer.Ordinal));
        var content = Compress($"{address}\n{_words.Text(3_000)}");
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        var at = StartOf(round).AddSeconds(pair);
        _store.Execute("INSERT INTO revisions (id, recorded_at) VALUES (@id, @at)", new { id, at });
        _store.Execute(
            """
            INSERT INTO captures (id, sha256, file_name, form, media, address, imported_at)
            VALUES (@id, @digest, @file, 'rich', 'text', @address, @at)
            """,
            new { id, digest, file = $"{index:D6}.txt", address, at });
        _store.Execute("INSERT INTO capture_pages (capture_id, content) VALUES (@id, @content)", new { id, content });
        _store.Execute(
            "INSERT INTO sightings (capture_id, seen, revision_id) VALUES (@id, @seen, @id)",
            new { id, seen = SeenOn(round) });
        for (var side = 0; side < 2; side++)
            AddStatements(id, side, first + side, isLast: round == _statements - 1);
    }

    private void AddStatements(int captureId, int side, int index, bool isLast)
    {
        var price = !isLast && _random.Next(FormerPrices) == 0 ? $"Formerly ${_random.Next(100, 1000)} a month" : PriceText(index);
        var parameters = new { id = captureId, side, tool = index + 1, price, former = _prices[index], isNew = captureId <= Pairs };
        _prices[index] = price;
        _store.Execute(
            """
            INSERT INTO capture_tools
                (capture_id, side, tool_id, name, tagline, category, description, price_word, price_text, panel_share, panel_ship,
                panel_skip)
            SELECT @id, @side, t.id, t.name, t.tagline, c.name, t.description, t.price_word, @price, t.panel_share, t.panel_ship,
                t.panel_skip
            FROM tools t LEFT JOIN categories c ON c.id = t.category_id WHERE t.id = @tool
            """,
            parameters);
        _store.Execute(
            """
            INSERT INTO capture_reviews (capture_id, row, side, review_id, reviewer, score, call)
            SELECT @id, ROW_NUMBER() OVER (ORDER BY id) - 1, @side, id, reviewer, score, call FROM reviews WHERE tool_id = @tool
            """,
            parameters);
        _store.Execute(
            """
            INSERT INTO changes (revision_id, tool_id, fact, before, after)
            SELECT @id, id, CASE WHEN @isNew THEN 'added' WHEN @price IS NOT @former THEN 'pricing' ELSE 'sources' END,
                CASE WHEN NOT @isNew AND @price IS NOT @former THEN @former END,
                CASE WHEN @isNew THEN name WHEN @price IS NOT @former THEN @price END
            FROM tools WHERE id = @tool
            """,
            parameters);
    }

    // A store with one statement of each fact has no price texts, so that its pages are those of former measurements.
    private string? PriceText(int index) => _statements == 1 ? null : $"${5 + index % 90} a month";

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
            day.Value = Start.AddDays(_random.Next(VotingDays)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
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
