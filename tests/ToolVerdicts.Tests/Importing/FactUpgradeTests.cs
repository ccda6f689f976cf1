using System.Data.Common;
using Dapper;
using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Checking;
using ToolVerdicts.Importing;
using ToolVerdicts.Load;
using ToolVerdicts.Store;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Importing;

public sealed class FactUpgradeTests : IDisposable
{
    // The clock went back before the third import.
    private static readonly int[] Hours = [0, 2, 1, 3, 4];

    private readonly TempStore _fresh = new();
    private readonly DbConnection _old;
    private readonly Database _database;

    /// <summary>Imports the seeds into a fresh store, and writes their captures and tools as the first release did.</summary>
    public FactUpgradeTests()
    {
        var importer = new Importer(_fresh.Writer, TimeProvider.System);
        foreach (var (hours, path) in Hours.Zip(Seeds.Paths))
        {
            importer.Import(CaptureFile.Read(path), new Dictionary<string, Slug>(), seen: null, TempStore.Noon.AddHours(hours))
                .ShouldNotBeNull();
        }

        _database = new Database(Path.Combine(_fresh.Folder, "old.db"));
        _old = _database.OpenWriter();
        Migrations.Migrate(_old, TempStore.Noon, [Migrations.Known[0]]);
        _old.Execute("ATTACH @path AS fresh", new { path = _fresh.Database.FilePath });
        _old.Execute(
            """
            INSERT INTO captures (id, sha256, file_name, form, media, address, imported_at)
            SELECT id, sha256, file_name, form, media, address, imported_at FROM fresh.captures;
            INSERT INTO capture_pages SELECT * FROM fresh.capture_pages;
            INSERT INTO categories (id, slug, name) VALUES (1, 'developer-tools', 'Developer Tools');
            INSERT INTO tools (id, slug, identity, name, tagline, price_word, category_id, votes_ship, community_verdict, community_rank)
            SELECT id, slug, identity, name, tagline, 'Gratis', 1, 0, NULL, -1 FROM fresh.tools;
            INSERT INTO capture_tools (capture_id, side, tool_id, name, tagline) VALUES (1, 0, 1, 'A', 'B');
            INSERT INTO reviews (id, tool_id, text_digest, text) VALUES (1, 1, 'x', 'Made up.');
            INSERT INTO capture_reviews (capture_id, row, side, review_id) VALUES (1, 0, 0, 1);
            INSERT INTO conflicts (capture_id, tool_id, fact, kept, said) VALUES (1, 1, 'name', 'a', 'b');
            INSERT INTO issues (week, after_capture, through_capture, composed_at, is_empty, summary, content)
            VALUES ('2026-W46', 0, 5, '2026-11-21T20:00:00.000Z', 1, 'nothing new', '{}');
            DETACH fresh;
            """);
        foreach (var (index, hours) in Hours.Index())
        {
            _old.Execute(
                "UPDATE captures SET imported_at = @at WHERE id = @id", new { id = index + 1, at = TempStore.Noon.AddHours(hours) });
        }

        Migrations.Migrate(_old, TempStore.Noon);
    }

    [Fact]
    public void A_store_of_the_first_release_becomes_equal_to_a_fresh_one_with_the_same_captures()
    {
        StoreCheck.Run(_database).ShouldContain(fault => fault.Contains("no revision took it in"));
        FactUpgrade.Run(_old).ShouldBe(5);
        string.Join('\n', StoreDump.Of(_old)).ShouldBe(_fresh.Dump());
        StoreCheck.Run(_database).ShouldBeEmpty();
        foreach (var table in new[] { "revisions", "sightings", "changes", "listings" })
            Rows(_old, table).ShouldBe(Rows(_fresh.Writer, table), table);
        _old.QuerySingle<long>("SELECT through_revision FROM issues").ShouldBe(5);
        FactUpgrade.Run(_old).ShouldBe(0);

        static List<string> Rows(DbConnection store, string table)
        {
            var columns = store.Query<string>("SELECT name FROM pragma_table_info(@table)", new { table });
            var row = string.Join(" || ', ' || ", columns.Select(column => $"quote({column})"));
            return store.Query<string>($"SELECT {row} FROM {table} ORDER BY id").AsList();
        }
    }

    [Fact]
    public void A_store_whose_page_cannot_be_read_is_left_as_it_is()
    {
        _old.Execute("UPDATE capture_pages SET content = x'00' WHERE capture_id = 4");
        var before = string.Join('\n', StoreDump.Of(_old));
        Should.Throw<StoreException>(() => FactUpgrade.Run(_old)).Message.ShouldContain("capture 4 (");
        string.Join('\n', StoreDump.Of(_old)).ShouldBe(before);
        _old.ExecuteScalar<long>("SELECT COUNT(*) FROM revisions").ShouldBe(0);
    }

    public void Dispose()
    {
        _old.Dispose();
        _database.CloseReaders();
        _fresh.Dispose();
    }
}
