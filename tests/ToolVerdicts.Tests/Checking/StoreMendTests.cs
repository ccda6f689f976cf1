using System.Data.Common;
using Dapper;
using ToolVerdicts.Backups;
using ToolVerdicts.Checking;
using ToolVerdicts.Facts;
using ToolVerdicts.Load.Backups;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Votes;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Visitors;
using ToolVerdicts.Votes;

namespace ToolVerdicts.Tests.Checking;

public sealed class StoreMendTests : IDisposable
{
    private const string WithoutKeys = "PRAGMA foreign_keys=OFF;";

    // Tables that hold what visitors and readers wrote.
    private static readonly string[] Written =
        ["votes", "bookmarks", "shared_bookmarks", "subscribers", "subscriber_categories", "issues", "deliveries"];

    private readonly TempStore _store = TempStore.With(Seeds.Paths);

    public StoreMendTests()
    {
        _store.ImportText(Seeds.Text(2).Replace("85/100 · ship", "15/100 · skip", StringComparison.Ordinal)
            .Replace("Free", "Paid", StringComparison.Ordinal));
        var chance = new Random(1);
        for (var i = 0; i < 20; i++)
            _store.Writer.InTransaction(() =>
                _store.Writer
                .Cast(new Vote(RandomVotes.NewVoter(chance), i % 8 + 1, i % 3 == 0 ? Call.Skip : Call.Ship, RandomVotes.Today,
                new Network($"c00002{i:x2}/32", "c00002/24"))));
        _store.Writer.Execute("INSERT INTO bookmarks (owner, tool_id, note, day) VALUES (zeroblob(16), 1, 'Try it', '2026-11-21')");
        _store.Writer
            .Execute("INSERT INTO subscribers (key, address, state, choice, asked_at, changed_at) VALUES ('ada@example.org', "
                + "'Ada@example.org', 'confirmed', 'categories', 'a', 'b')");
        _store.Writer.Execute("INSERT INTO subscriber_categories (subscriber_id, category_id) VALUES (1, 1)");
        StoreCheck.Run(_store.Database).ShouldBeEmpty();
    }

    /// <summary>Changes that any SQLite client can make, and whose undoing the captures and votes tell.</summary>
    public static TheoryData<string> Changes { get; } =
    [
        "UPDATE tools SET price_word = 'Gratis' WHERE slug = 'smollm3'",
        "UPDATE tools SET tagline = zeroblob(3) WHERE id = 2",
        "UPDATE tools SET slug = 'smollm2' WHERE slug = 'smollm3'",
        "UPDATE tools SET slug = 'SmolLM 3' WHERE slug = 'smollm3'",
        "UPDATE categories SET slug = 'R&D' WHERE id = 1",
        "UPDATE tools SET identity = 'x', panel_rank = 7 WHERE id = 3",
        "UPDATE tools SET votes_ship = 7 WHERE id = 2",
        "UPDATE tools SET community_rank = 7 WHERE id = 2",
        "UPDATE tools SET category_id = NULL WHERE id = 5",
        "DELETE FROM tools WHERE id = 4",
        "DELETE FROM categories",
        "DELETE FROM reviews WHERE id = 5",
        "UPDATE reviews SET text = 'Buy it.' WHERE id = 3",
        "UPDATE reviews SET text_digest = 'x' WHERE id = 3",
        "UPDATE reviews SET tool_id = 2 WHERE id = 3",
        "UPDATE reviews SET score = 100 - score, call = 'skip' WHERE reviewer = 'founder' AND score IS NOT NULL AND call IS NOT NULL",
        "INSERT INTO reviews (tool_id, text_digest, text) VALUES (1, 'x', 'Made up.')",
        "INSERT INTO tools (slug, identity, name, tagline) VALUES ('x', 'x', 'X', 'x')",
        "DELETE FROM reviewers",
        "DELETE FROM capture_tools WHERE capture_id = 1 AND side = 0",
        "UPDATE capture_tools SET tool_id = 1",
        "DELETE FROM capture_reviews WHERE row = 1",
        "UPDATE captures SET address = 'a-vs-b', form = 'compact', media = 'html' WHERE id = 1",
        "UPDATE captures SET imported_at = 'yesterday' WHERE id = 3",
        "DELETE FROM revisions WHERE id = 2",
        "INSERT INTO revisions (id, recorded_at) VALUES (99, '')",
        "DELETE FROM changes",
        "INSERT INTO changes (revision_id, tool_id, fact, before, after) VALUES (1, 1, 'price', 'a', 'b')",
        "UPDATE changes SET before_verdict = 'ship', after_contested = 1 WHERE fact = 'pricing'",
        "DELETE FROM listings",
        "UPDATE listings SET until = 2, name_key = 'x'",
        "UPDATE tools SET contested = NULL, price_seen = '2026-03-01'",
        "UPDATE reviews SET state = 'superseded', contested = NULL",
        "UPDATE capture_reviews SET withdrawn_in = 1",
        "UPDATE review_groups SET reviews = reviews + 1 WHERE reviewer = 'skeptic'",
        "DELETE FROM name_words WHERE word LIKE 's%'",
        "UPDATE tool_texts_content SET c1 = 'A tagline' WHERE id = 3",
        "UPDATE tool_names_docsize SET sz = x'09' WHERE id = 1",
        "UPDATE tool_texts_idx SET pgno = pgno + 2 WHERE term = (SELECT MAX(term) FROM tool_texts_idx)",
        "DELETE FROM tool_names_config",
        "DELETE FROM tool_texts",
        "DROP INDEX captures_by_address",
        "DROP TRIGGER review_joins_group",
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = replace(sql, '(revision_id)', '(fact)') "
        + "WHERE name = 'changes_by_revision'; PRAGMA writable_schema=RESET",
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_captures_and_votes_tell_is_mended_and_what_people_wrote_is_not_touched(string change)
    {
        var (facts, written) = (_store.Dump(), WrittenRows());
        _store.Writer.Execute(WithoutKeys + change);
        StoreCheck.Run(_store.Database).ShouldNotBeEmpty();
        var report = StoreMend.Run(_store.Database, [], TempStore.Noon);
        report.Left.ShouldBeEmpty();
        report.Mended.ShouldNotBeEmpty();
        StoreCheck.Run(_store.Database).ShouldBeEmpty();
        (_store.Dump(), WrittenRows()).ShouldBe((facts, written));
        _store.Database.RequireWhole();
    }

    [Fact]
    public void Many_changes_at_once_are_mended()
    {
        var chance = new Random(20_261_128);
        var (facts, written) = (_store.Dump(), WrittenRows());
        var whole = Path.Combine(_store.Folder, "whole.db");
        Backup.Write(_store.Database, whole);
        for (var round = 0; round < 12; round++)
        {
            var path = Path.Combine(_store.Folder, $"{round}.db");
            File.Copy(whole, path);
            var changes = new List<string>();
            using (var store = new Database(path).OpenWriter())
            {
                store.Execute(WithoutKeys);
                for (var i = 0; i < 8; i++)
                {
                    var change = RandomChange(store, chance);
                    if (Executes(store, change))
                        changes.Add(change);
                }
            }

            var database = new Database(path);
            StoreMend.Run(database, [], TempStore.Noon).Left.ShouldBeEmpty(string.Join('\n', changes));
            using var mended = database.OpenWriter();
            string.Join('\n', Load.StoreDump.Of(mended)).ShouldBe(facts, string.Join('\n', changes));
            WrittenRows(mended).ShouldBe(written, string.Join('\n', changes));
        }
    }

    [Fact]
    public void A_store_that_is_whole_stays_as_it_is()
    {
        var change = _store.Writer.FindLastChange();
        StoreMend.Run(_store.Database, [], TempStore.Noon).Mended.ShouldBeEmpty();
        _store.Writer.FindLastChange().ShouldBe(change);
    }

    [Fact]
    public void A_capture_whose_row_is_gone_is_named_and_nothing_that_it_said_is_lost_until_it_is_imported_again()
    {
        var (facts, written) = (_store.Dump(), WrittenRows());
        _store.Writer.Execute(WithoutKeys
            + "DELETE FROM captures WHERE id = 1; UPDATE tools SET price_word = 'Gratis' WHERE slug = 'smollm3'");
        var report = StoreMend.Run(_store.Database, [], TempStore.Noon);
        report.Mended.ShouldHaveSingleItem().ShouldStartWith("tool smollm3: price_word is “Gratis”");
        report.Left.ShouldContain(fault =>
            fault.StartsWith("capture 1 of mistral-3-small-22b-vs-ml-intern: its row is gone") && fault.Contains("import the page again"));
        _store.Import(Seeds.PathOf(0));
        StoreMend.Run(_store.Database, [], TempStore.Noon).Left.ShouldBeEmpty();
        (_store.Dump(), WrittenRows()).ShouldBe((facts, written));
    }

    [Fact]
    public void A_capture_that_no_revision_took_in_is_named_and_one_does_when_it_is_imported_again()
    {
        var (facts, written) = (_store.Dump(), WrittenRows());
        _store.Writer.Execute("DELETE FROM sightings WHERE capture_id = 1");
        StoreMend.Run(_store.Database, [], TempStore.Noon).Left.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            fault => fault.ShouldContain("no revision took it in"), fault => fault.ShouldContain("import the page again"));
        _store.Import(Seeds.PathOf(0))[0].Imported.ShouldNotBeNull();
        StoreMend.Run(_store.Database, [], TempStore.Noon).Left.ShouldBeEmpty();
        (_store.Dump(), WrittenRows()).ShouldBe((facts, written));
    }

    [Theory]
    [InlineData("UPDATE capture_pages SET content = x'00' WHERE capture_id = 3")]
    [InlineData("DELETE FROM capture_pages WHERE capture_id = 3")]
    [InlineData("UPDATE revisions SET recorded_at = 'yesterday' WHERE id = 3")]
    [InlineData("UPDATE sightings SET seen = 'yesterday' WHERE capture_id = 3")]
    [InlineData("UPDATE sightings SET seen = '2031-01-01' WHERE capture_id = 3")]
    [InlineData("UPDATE sightings SET seen = '1999-12-31' WHERE capture_id = 3")]
    [InlineData("DELETE FROM sightings WHERE capture_id = 3")]
    [InlineData("UPDATE captures SET sha256 = replace(sha256, substr(sha256, 1, 4), '0000') WHERE id = 3")]
    public void Nothing_is_mended_from_a_page_that_cannot_be_used_or_taken_away_because_of_it(string damage)
    {
        _store.Writer.Execute(damage).ShouldBe(1);
        var facts = _store.Dump();
        _store.Writer.Execute("UPDATE tools SET votes_ship = votes_ship + 1");
        var report = StoreMend.Run(_store.Database, [], TempStore.Noon);
        report.Left.ShouldHaveSingleItem().ShouldContain("capture 3 (");
        _store.Dump().ShouldBe(facts);
    }

    [Fact]
    public void Votes_of_a_tool_that_no_capture_knows_stay_with_it()
    {
        _store.Writer
            .Execute("INSERT INTO tools (slug, identity, name, tagline) VALUES ('x', 'x', 'X', 'x'); INSERT INTO votes SELECT "
                + "zeroblob(16), MAX(id), 'ship', '2026-11-21', 1 FROM tools");
        var written = WrittenRows();
        StoreMend.Run(_store.Database, [], TempStore.Noon).Left.ShouldBe(["tool x: no capture says so"]);
        WrittenRows().ShouldBe(written);
    }

    [Fact]
    public void A_file_that_cannot_be_read_throughout_is_refused_and_left_as_it_is()
    {
        _store.Writer.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        _store.Writer.Dispose();
        _store.Database.CloseReaders();
        DamagedFile.Clear(_store.Database.FilePath, "reviews");
        var before = File.ReadAllBytes(_store.Database.FilePath);
        var fault = Should.Throw<StoreException>(() => StoreMend.Run(_store.Database, [], TempStore.Noon));
        fault.Message.ShouldContain("so it cannot be mended");
        fault.IsDamage.ShouldBeTrue();
        File.ReadAllBytes(_store.Database.FilePath).ShouldBe(before);
    }

    public void Dispose() => _store.Dispose();

    private static string RandomChange(DbConnection store, Random chance)
    {
        string[] tables =
            ["categories", "tools", "reviewers", "reviews", "capture_tools", "capture_reviews", "changes", "listings",
            "review_groups", "name_words"];
        // Imports give these, or the tests of lost pages look at them.
        string[] given = ["id"];
        var table = tables[chance.Next(tables.Length)];
        var key = store.Query<string>("SELECT name FROM pragma_table_info(@table) WHERE pk > 0", new { table }).ToList();
        var column = store.Query<string>("SELECT name FROM pragma_table_info(@table)", new { table }).Except(given).OrderBy(_ =>
            chance.Next()).First();
        var row = $"({string.Join(", ", key)}) IN (SELECT {string.Join(", ", key)} FROM {table} LIMIT 1 OFFSET {chance.Next(8)})";
        return chance.Next(4) == 0 ? $"DELETE FROM {table} WHERE {row}"
            : $"UPDATE OR IGNORE {table} SET {column} = {(chance.Next(2) == 0 ? "zeroblob(3)" : $"{column} || 'x'")} WHERE {row}";
    }

    // A CHECK refuses some of them.
    private static bool Executes(DbConnection store, string change)
    {
        try
        {
            return store.Execute(change) > 0;
        }
        catch (DbException)
        {
            return false;
        }
    }

    private string WrittenRows() => WrittenRows(_store.Writer);

    private static string WrittenRows(DbConnection store) => TableContents.HashOf(store, Written);
}
