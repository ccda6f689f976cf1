using Dapper;
using ToolVerdicts.Importing;
using ToolVerdicts.Load;
using ToolVerdicts.Tests.Commands;
using ToolVerdicts.Tests.Facts;

namespace ToolVerdicts.Tests.Editing;

public sealed class ExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("toolverdicts-tests-").FullName;

    [Fact]
    public async Task The_program_makes_an_empty_store_what_the_seeds_made_of_another()
    {
        await DoneAsync("import", Seeds.Folder, "--Store=a.db");
        await DoneAsync("import", Seeds.PathOf(2), "--seen", "2026-11-20", "--Store=a.db");
        await DoneAsync("import", Seeds.PathOf(2), "--seen", "2026-11-21", "--Store=a.db");
        var export = await DoneAsync("export", "out", "--Store=a.db");
        export.Output.ShouldContain("5 captures are written to out");
        export.Output.ShouldContain("Votes, bookmarks and subscribers are not content");
        var name = Path.GetFileName(Seeds.PathOf(2));
        foreach (var day in (string[])["undated", "2026-11-20", "2026-11-21"])
            File.Exists(Path.Combine(_folder, "out", "captures", day, name)).ShouldBeTrue(day);
        await DoneAsync("apply", "--Content=out", "--Store=b.db");
        ShouldBeEqual();
        (await DoneAsync("apply", "--Content=out", "--Store=b.db")).Output.ShouldContain("Nothing to do.");
        (await DoneAsync("check", "--Store=b.db")).Output.ShouldContain("is whole");
    }

    [Fact]
    public async Task Captures_of_one_name_and_of_odd_names_keep_their_names()
    {
        using (var store = new TempStore(Directory.CreateDirectory(Path.Combine(_folder, "s")).FullName))
        {
            store.Import(Seeds.Paths).ShouldAllBe(outcome => outcome.Refusal == null);
            string[] names = ["page.txt", "PAGE.txt", "page.txt", ".hidden", $"a/b\\c:d{new string('x', 300)}"];
            foreach (var (index, odd) in names.Index())
                store.Writer.Execute("UPDATE captures SET file_name = @odd WHERE id = @id", new { odd, id = index + 1 });
            File.Copy(store.Database.FilePath, Path.Combine(_folder, "a.db"));
            store.Writer.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
            File.Copy(store.Database.FilePath, Path.Combine(_folder, "a.db"), overwrite: true);
        }

        await DoneAsync("export", "out", "--Store=a.db");
        await DoneAsync("apply", "--Content=out", "--Store=b.db");
        ShouldBeEqual();
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_refused()
    {
        await DoneAsync("import", Seeds.PathOf(0), "--Store=a.db");
        Directory.CreateDirectory(Path.Combine(_folder, "out"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "out", "mine.txt"), "mine");
        var run = await ProgramRun.OfAsync(_folder, "export", "out", "--Store=a.db");
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("out is not empty");
        Directory.GetFileSystemEntries(Path.Combine(_folder, "out")).Length.ShouldBe(1);
    }

    [Fact]
    public void Tools_of_one_name_get_the_addresses_that_they_got_one_after_the_other()
    {
        using var store = new TempStore();
        var page = Seeds.Text(0);
        store.Import("a.txt", page, seen: null);
        store.ImportText(
            page.Replace("HuggingFace's autonomous ML engineer", "A second one of the name"), "b.txt", isNew: true).Refusal.ShouldBeNull();
        var files = store.Writer.ListFilesToExport().Files;
        files.ShouldHaveSingleItem().Path.ShouldBe("tools/ml-intern.md");
        store.Writer.ShouldComeBack("two tools of one name");
    }

    [Fact]
    public void Renamed_and_merged_tools_come_back_with_their_former_addresses()
    {
        using var edited = new EditedStore();
        edited.Files["decisions.yml"] =
            "- rename: { from: smolvlm2, to: vision }\n- rename: { from: vision, to: smol-vision }\n"
            + "- merge: { from: smolvlm-3b, into: smol-vision }\n- rename: { from: smol-vision, to: smol }\n";
        edited.Files["tools/smol.md"] = "---\nfacts: { price: { value: Free, own: true } }\n---\n";
        edited.Done().Outcome.Warnings.ShouldBeEmpty();
        edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM former_addresses").ShouldBe(4);
        edited.Writer.ShouldComeBack("a chain of decisions");
    }

    [Fact]
    public void What_a_lost_file_said_comes_back()
    {
        using var edited = new EditedStore();
        edited.Files["tools/smolvlm2.md"] = "---\ncaptured-as: []\nfacts: { price: { value: Odd, own: true } }\n---\n";
        edited.Done();
        edited.Files.Remove("tools/smolvlm2.md");
        edited.Done().Outcome.Warnings.ShouldHaveSingleItem();
        edited.Writer.ListFilesToExport().Files.ShouldHaveSingleItem().Text.ShouldContain("Odd");
        edited.Writer.ShouldComeBack("a lost file");
    }

    [Fact]
    public void A_corrected_name_brings_the_captured_one_along()
    {
        using var edited = new EditedStore();
        edited.Files["tools/smolvlm2.md"] =
            "---\nname: SmolVLM 2\ntagline: Sees\ncaptured-as: [{ name: Smol, tagline: Never seen }]\n---\n";
        edited.Files["tools/smollm3.md"] =
            "---\nname: SmolLM 3\ntagline: Writes\ncaptured-as:\n  - { name: Smol, tagline: Nor this }\n---\n";
        edited.Done();
        var texts = edited.Writer.ListFilesToExport().Files.ToDictionary(file => file.Path, file => file.Text);
        texts["tools/smolvlm2.md"].ShouldContain("captured-as: [{ name: \"SmolVLM2\", tagline: \"Open-source 2B");
        texts["tools/smollm3.md"].ShouldContain("captured-as:\n  - { name: \"SmolLM3\", tagline: \"3B open-source");
        edited.Writer.ShouldComeBack("corrected names");
    }

    [Fact]
    public void Answers_to_questions_come_back()
    {
        using var edited = new EditedStore();
        edited.Files["tools/smolvlm2.md"] =
            "---\nfacts: { price: { value: Paid, source: 'https://a.example/', seen: 2026-11-10 } }\n---\n";
        edited.Done();
        edited.Store.ImportText(Seeds.Text(3), "again.txt", new DateOnly(2026, 11, 15)).Refusal.ShouldBeNull();
        edited.Answer("said");
        edited.Writer.ExecuteScalar<string>("SELECT price_word FROM tools WHERE slug = 'smolvlm2'").ShouldBe("Free");
        edited.Writer.ShouldComeBack("an answered question");
    }

    [Fact]
    public void An_answer_on_a_file_without_a_day_comes_back()
    {
        using var edited = new EditedStore();
        edited.Files["tools/smolvlm2.md"] = "---\nfacts: { price: { value: Paid, own: true } }\n---\n";
        edited.Done();
        edited.Store.ImportText(Seeds.Text(3).Replace("\nFree\n", "\nCheap\n"), "again.txt", new DateOnly(2026, 11, 15))
            .Refusal.ShouldBeNull();
        edited.Answer("said");
        edited.Writer.ExecuteScalar<string>("SELECT price_word FROM tools WHERE slug = 'smolvlm2'").ShouldBe("Cheap");
        edited.Writer.ShouldComeBack("an answered question on a file without a day");
    }

    [Fact]
    public void Generated_tools_come_back()
    {
        using var store = new TempStore();
        var pages = Directory.CreateDirectory(Path.Combine(_folder, "pages")).FullName;
        var tools = Amount.Of(200, full: 1000);
        CaptureGenerator.Write(pages, tools * 5 / 2);
        var paths = Directory.GetFiles(pages).Order(StringComparer.Ordinal).ToList();
        store.Import(paths[tools..], new DateOnly(2026, 11, 3)).ShouldAllBe(outcome => outcome.Refusal == null);
        store.Import(paths[..tools]).ShouldAllBe(outcome => outcome.Refusal == null);
        store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM tools").ShouldBe(tools);
        store.Writer.ShouldComeBack("generated tools", isChecked: false);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Any_store_that_editors_made_comes_back(int seed)
    {
        using var edits = new RandomEdits(seed);
        edits.Run(steps: 14);
        edits.Store.ShouldComeBack($"seed {seed}");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<ProgramRun> DoneAsync(params string[] args)
    {
        var run = await ProgramRun.OfAsync(_folder, args);
        run.ExitCode.ShouldBe(0, $"{run.Output}{run.Errors}");
        return run;
    }

    private void ShouldBeEqual()
    {
        using var a = new ToolVerdicts.Store.Database(Path.Combine(_folder, "a.db")).OpenWriter();
        using var b = new ToolVerdicts.Store.Database(Path.Combine(_folder, "b.db")).OpenWriter();
        b.ShouldStateTheSame(a, "an export");
    }
}
