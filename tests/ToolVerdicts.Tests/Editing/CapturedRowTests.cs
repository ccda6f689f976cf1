using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Facts;
using ToolVerdicts.Importing;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Facts;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Editing;

public class CapturedRowTests
{
    private static readonly DateOnly Day = new(2026, 11, 15);

    private static readonly string Page =
        RowCaptures.With(("License", "Apache-2.0", "MIT"), ("Context window", "128k", "32k"), ("Hosting", "A secret place", "—"));

    [Fact]
    public void A_store_of_before_gets_the_rows_of_its_pages_at_the_next_start_and_no_value_changes()
    {
        using var edited = Edited(RowCaptures.Unmapped);
        var (rows, dump) = (Rows(edited), FactDump.Of(edited.Writer));
        rows.Count.ShouldBe(5);
        var changes = edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM changes");
        Forget(edited);
        FactUpgrade.Run(edited.Writer).ShouldBe(0);
        Rows(edited).ShouldBe(rows);
        FactDump.Of(edited.Writer).ShouldBe(dump);
        edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM changes").ShouldBe(changes);
        edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM captures_without_rows").ShouldBe(0);
        edited.ShouldBeWhole();
        edited.Files["criteria.yml"] = RowCaptures.Criteria;
        edited.Done().Changes.Count.ShouldBe(4);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_page_that_cannot_be_read_keeps_no_other_page_from_getting_its_rows()
    {
        using var edited = Edited(RowCaptures.Unmapped);
        var rows = Rows(edited);
        Forget(edited);
        edited.Writer.Execute("UPDATE capture_pages SET content = x'00' WHERE capture_id = 1");
        FactUpgrade.Run(edited.Writer);
        Rows(edited).ShouldBe(rows);
    }

    [Fact]
    public void The_migration_lists_the_pages_that_are_to_be_read_again()
    {
        using var store = new TempStore();
        var old = new Database(Path.Combine(store.Folder, "old.db"));
        using (var writer = old.OpenWriter())
        {
            Migrations.Migrate(writer, TempStore.Noon, [.. Migrations.Known.Where(script => script.Version < 9)]);
            writer.Execute(
                """
                INSERT INTO captures (id, sha256, file_name, form, media, address, imported_at)
                VALUES (7, printf('%064d', 7), 'a.txt', 'rich', 'text', 'a-vs-b', '2026-11-20T00:00:00.0000000Z');
                INSERT INTO capture_pages (capture_id, content) VALUES (7, x'00');
                """);
            Migrations.Migrate(writer, TempStore.Noon);
            writer.Query<long>("SELECT capture_id FROM captures_without_rows").ShouldBe([7]);
        }

        old.CloseReaders();
    }

    [Theory]
    [InlineData("DELETE FROM capture_rows", "row License on side 0: the captures say so, but it is not there")]
    [InlineData("UPDATE capture_rows SET value = 'GPL-3.0' WHERE label = 'License'", "value is “GPL-3.0”, but the captures say")]
    [InlineData("INSERT INTO capture_rows VALUES (1, 0, 9, 'License', 'MIT')", "no capture says so")]
    [InlineData("INSERT INTO contested_criteria (tool_id, criterion) VALUES (1, 'licence')", "contested licence of")]
    [InlineData("UPDATE criterion_values SET value = 'MIT'", "value of licence of mistral-3-small-22b")]
    public void Rows_and_what_follows_from_them_are_checked_and_mended(string damage, string fault)
    {
        using var edited = Edited(RowCaptures.Criteria);
        var dump = FactDump.Of(edited.Writer);
        edited.Writer.Execute(damage);
        StoreCheck.Run(edited.Store.Database).ShouldContain(found => found.Contains(fault));
        StoreMend.Run(edited.Store.Database, [], TempStore.Noon).Left.ShouldBeEmpty();
        FactDump.Of(edited.Writer).ShouldBe(dump);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void An_export_applied_to_an_empty_store_states_the_same()
    {
        using var edited = Edited(RowCaptures.Criteria);
        edited.Store.Import("b.txt", RowCaptures.WithContext("131072"), Day);
        CriterionDump.Of(edited.Writer).ShouldContain($"{RowCaptures.Mistral} context contested");
        edited.Writer.ShouldComeBack("rows");
    }

    [Fact]
    public void The_undo_of_an_import_takes_its_values_back()
    {
        using var edited = Edited(RowCaptures.Criteria);
        var revision = edited.Writer.ExecuteScalar<long>("SELECT MAX(id) FROM revisions");
        CriterionDump.Of(edited.Writer).Count.ShouldBe(4);
        var undo = edited.Undo(revision).Plan!.Outcome.Revision!.Value;
        CriterionDump.Of(edited.Writer).ShouldBeEmpty();
        edited.ShouldBeWhole();
        edited.Undo(undo);
        CriterionDump.Of(edited.Writer).Count.ShouldBe(4);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void Of_an_erased_page_no_row_and_no_copy_of_one_stays()
    {
        using var edited = Edited(RowCaptures.Criteria);
        edited.Files["decisions.yml"] = "- remove: { capture: rows.txt }\n  because: A private page.\n  on: 2026-11-20\n";
        edited.Done();
        (Rows(edited).Count, CriterionDump.Of(edited.Writer).Count).ShouldBe((0, 0));
        edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM changes WHERE before = 'Apache-2.0' OR after = 'Apache-2.0'").ShouldBe(0);
        edited.Writer.EraseFreeSpace().ShouldBeTrue();
        File.ReadAllText(edited.Store.Database.FilePath).ShouldNotContain("A secret place");
        edited.ShouldBeWhole();
    }

    [Fact]
    public void Of_a_page_of_a_removed_tool_the_rows_on_the_other_tool_are_kept()
    {
        using var edited = Edited(RowCaptures.Criteria);
        edited.Files["decisions.yml"] = $"- remove: {{ tool: {RowCaptures.Modal} }}\n  because: Its maker asked.\n  on: 2026-11-20\n";
        edited.Done();
        Rows(edited).ShouldAllBe(row => row.Contains(" 0 "));
        string[] kept = [$"{RowCaptures.Mistral} context 128k 2026-11-15", $"{RowCaptures.Mistral} licence Apache-2.0 2026-11-15"];
        CriterionDump.Of(edited.Writer).ShouldBe(kept);
        edited.ShouldBeWhole();
        StoreMend.Run(edited.Store.Database, [], TempStore.Noon).Left.ShouldBeEmpty();
        CriterionDump.Of(edited.Writer).ShouldBe(kept);
    }

    [Fact]
    public void A_merge_takes_the_rows_along()
    {
        using var edited = Edited(RowCaptures.Criteria);
        edited.Files["decisions.yml"] = $"- merge: {{ from: {RowCaptures.Mistral}, into: smolvlm2 }}\n  because: one model\n";
        edited.Done();
        CriterionDump.Of(edited.Writer).Where(line => line.StartsWith("smolvlm2", StringComparison.Ordinal))
            .ShouldBe(["smolvlm2 context 128k 2026-11-15", "smolvlm2 licence Apache-2.0 2026-11-15"]);
        edited.ShouldBeWhole();
    }

    private static EditedStore Edited(string criteria)
    {
        var edited = new EditedStore();
        edited.Files["criteria.yml"] = criteria;
        edited.Done();
        edited.Store.Import("rows.txt", Page, Day);
        return edited;
    }

    // As the migration leaves a store of before.
    private static void Forget(EditedStore edited) => edited.Writer.Execute(
        "DELETE FROM capture_rows; INSERT INTO captures_without_rows SELECT capture_id FROM capture_pages;");

    private static List<string> Rows(EditedStore edited) => edited.Writer.Query<string>(
        "SELECT capture_id || ' ' || side || ' ' || row || ' ' || label || ' ' || value FROM capture_rows ORDER BY 1").AsList();
}
