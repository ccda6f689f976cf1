using Dapper;
using ToolVerdicts.Checking;

namespace ToolVerdicts.Tests.Checking;

public class StoreCheckTests
{
    [Fact]
    public void A_store_as_imported_has_no_faults()
    {
        using var store = TempStore.With(Seeds.Paths);
        store.ImportText(Seeds.Text(2).Replace("85/100 · ship", "15/100 · skip", StringComparison.Ordinal));
        StoreCheck.Run(store.Database).ShouldBeEmpty();
    }

    [Fact]
    public void A_store_that_holds_nothing_has_no_faults()
    {
        using var store = new TempStore();
        StoreCheck.Run(store.Database).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("UPDATE reviews SET score = 99 WHERE score = 85", "score is 99, but the captures say 85")]
    [InlineData("UPDATE reviews SET score = 50, score_basis = 'stated' WHERE score IS NULL",
        "score is 50, but the captures say not stated")]
    [InlineData("UPDATE reviews SET call = 'skip' WHERE reviewer = 'founder' AND score = 72", "call is “skip”")]
    [InlineData("UPDATE reviews SET reviewer_basis = 'stated' WHERE reviewer_basis = 'inferred'", "reviewer_basis is “stated”")]
    [InlineData("UPDATE reviews SET text = text || ' Buy it.' WHERE id = 1", "text is")]
    [InlineData("UPDATE tools SET price_word = 'Paid' WHERE slug = 'smollm3'", "price_word is “Paid”, but the captures say “Free”")]
    [InlineData("UPDATE tools SET panel_share = 76 WHERE slug = 'smollm3'", "panel_share is 76")]
    [InlineData("UPDATE tools SET description = NULL WHERE slug = 'smollm3'", "description is not stated")]
    [InlineData("UPDATE tools SET category_id = NULL WHERE slug = 'smollm3'", "category_id is not stated")]
    [InlineData("UPDATE capture_tools SET panel_share = 1 WHERE side = 0", "panel_share is 1")]
    [InlineData("UPDATE capture_reviews SET score = 1 WHERE score = 85", "score is 1")]
    [InlineData("UPDATE captures SET address = 'a-vs-b' WHERE id = 1", "address is “a-vs-b”")]
    [InlineData("UPDATE capture_pages SET content = x'00' WHERE capture_id = 1", "its page")]
    [InlineData("DELETE FROM capture_pages WHERE capture_id = 1", "its page is missing")]
    [InlineData("UPDATE capture_pages SET content = 'a text' WHERE capture_id = 1", "its page is no compressed page")]
    [InlineData("UPDATE captures SET imported_at = '1999-01-01T00:00:00Z' WHERE id = 1", "imported_at is “1999-01-01T00:00:00Z”")]
    [InlineData("UPDATE revisions SET recorded_at = '1999-01-01T00:00:00Z' WHERE id = 1", "which is no time")]
    [InlineData("UPDATE sightings SET seen = 'yesterday' WHERE id = 1", "which is no day")]
    [InlineData("UPDATE sightings SET seen = '2031-01-01' WHERE id = 1",
        "sighting of capture 1 (000_2045a867eac102c8.txt): seen on 2031-01-01, after it was recorded")]
    [InlineData("UPDATE sightings SET seen = '1999-12-31' WHERE id = 1", "seen on 1999-12-31, before the year 2000")]
    [InlineData("UPDATE sightings SET seen = '2026-03-01' WHERE revision_id = 3",
        "price_seen is not stated, but the captures say “2026-03-01”")]
    [InlineData("DELETE FROM sightings WHERE id = 1", "no revision took it in")]
    [InlineData("INSERT INTO revisions (id, recorded_at) VALUES (99, '')", "revision 99: no capture says so")]
    [InlineData("UPDATE tools SET contested = 'price' WHERE slug = 'smollm3'", "contested is “price”, but the captures say not stated")]
    [InlineData("UPDATE tools SET panel_seen = '2026-03-01' WHERE slug = 'smollm3'", "panel_seen is “2026-03-01”")]
    [InlineData(
        "UPDATE reviews SET state = 'superseded' WHERE score = 85", "state is “superseded”, but the captures say “standing”")]
    [InlineData("UPDATE reviews SET contested = 'score' WHERE score = 85", "contested is “score”")]
    [InlineData("UPDATE capture_reviews SET withdrawn_in = 1 WHERE capture_id = 1", "withdrawn_in is 1")]
    [InlineData("UPDATE reviews SET call_basis = 'assigned' WHERE call_basis = 'stated'", "call_basis is “assigned”")]
    [InlineData("DELETE FROM capture_reviews WHERE row = 1", "the captures say so, but it is not there")]
    [InlineData("INSERT INTO reviews (tool_id, text_digest, text) VALUES (1, 'x', 'Made up.')", "no capture says so")]
    [InlineData("INSERT INTO changes (revision_id, tool_id, fact, before, after) VALUES (1, 1, 'price', 'a', 'b')", "no capture says so")]
    [InlineData("DELETE FROM changes WHERE fact = 'added' AND tool_id = 2",
        "change of added of ml-intern in revision 1: the captures say so")]
    [InlineData("UPDATE changes SET after = 'x' WHERE fact = 'pricing'", "after is “x”")]
    [InlineData("UPDATE listings SET panel_rank = 7 WHERE tool_id = 2", "listing of ml-intern since revision 1: panel_rank is 7")]
    [InlineData("DELETE FROM listings WHERE tool_id = 2", "listing of ml-intern since revision 1: the captures say so")]
    [InlineData("UPDATE captures SET sha256 = replace(sha256, substr(sha256, 1, 4), '0000') WHERE id = 1", "not the one its SHA-256 names")]
    public void A_fact_that_no_capture_says_is_found(string tampering, string finding)
    {
        using var store = TempStore.With(Seeds.Paths);
        store.Writer.Execute(tampering).ShouldBeGreaterThan(0);
        StoreCheck.Run(store.Database).ShouldContain(said => said.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void An_index_that_is_gone_is_found()
    {
        using var store = TempStore.With(Seeds.Paths);
        store.Writer.Execute("DROP INDEX captures_by_address");
        StoreCheck.Run(store.Database).ShouldContain("definition of index captures_by_address: it is not there");
    }

    [Fact]
    public void A_reference_to_nothing_is_found()
    {
        using var store = TempStore.With(Seeds.Paths);
        store.Writer.Execute("PRAGMA foreign_keys=OFF; DELETE FROM categories;");
        StoreCheck.Run(store.Database).ShouldContain(said =>
            said.StartsWith("reference: 8 rows of tools, the first of them row 1, point to rows of categories", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_that_is_none_any_more_is_named_by_its_row()
    {
        using var store = TempStore.With(Seeds.Paths);
        store.Writer.Execute("UPDATE tools SET tagline = zeroblob(3) WHERE slug = 'ml-intern'");
        StoreCheck.Run(store.Database).ShouldContain(said => said.Contains("ml-intern") && said.Contains("tagline"));
        store.Writer.Execute("UPDATE tools SET tagline = zeroblob(3)");
        StoreCheck.Run(store.Database).Count(said => said.Contains("tagline")).ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("'ML intern'", "“ML intern”")]
    [InlineData("zeroblob(3)", "the bytes “000000”")]
    public void A_slug_that_is_none_any_more_is_named_with_the_one_of_the_captures(string slug, string said)
    {
        using var store = TempStore.With(Seeds.Paths);
        store.Writer.Execute($"UPDATE tools SET slug = {slug} WHERE slug = 'ml-intern'");
        StoreCheck.Run(store.Database).ShouldBe([$"tool ml-intern: slug is {said}, but the captures say “ml-intern”"]);
    }

    [Fact]
    public void Where_one_table_cannot_be_read_the_others_are_still_checked()
    {
        using var store = TempStore.With(Seeds.Paths);
        store.Writer
            .Execute("UPDATE tools SET price_word = 'Paid' WHERE slug = 'smollm3'; UPDATE tools SET votes_ship = 9 WHERE slug = "
                + "'smolvlm2'");
        store.Writer.Dispose();
        store.Database.CloseReaders();
        DamagedFile.Clear(store.Database.FilePath, "capture_reviews");
        var faults = StoreCheck.Run(store.Database);
        faults.ShouldContain(fault => fault.StartsWith("file: "));
        faults.ShouldContain("tool smollm3: price_word is “Paid”, but the captures say “Free”");
        faults.ShouldContain(fault => fault.StartsWith("tool smolvlm2: its tally is 9 ship / 0 skip"));
    }

    [Fact]
    public void Indexes_of_an_operator_are_no_fault()
    {
        using var store = TempStore.With(Seeds.Paths);
        store.Writer.Execute("CREATE INDEX mine ON votes (day)");
        StoreCheck.Run(store.Database).ShouldBeEmpty();
    }

    [Fact]
    public void A_damaged_file_is_found()
    {
        using var store = TempStore.With(Seeds.Paths);
        store.Writer.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        store.Writer.Dispose();
        store.Database.CloseReaders();
        using (var file = new FileStream(store.Database.FilePath, FileMode.Open, FileAccess.ReadWrite))
        {
            for (var page = 2; page * 4096 < file.Length; page++)
            {
                file.Position = page * 4096;
                file.Write("damage damage damage"u8);
            }
        }

        StoreCheck.Run(store.Database).ShouldContain(said => said.StartsWith("file: ", StringComparison.Ordinal));
    }
}
