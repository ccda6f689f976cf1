using System.Net;
using Dapper;
using ToolVerdicts.Content;
using ToolVerdicts.Store;

namespace ToolVerdicts.Tests.Commands;

/// <summary>The export of a store from which something was removed or taken back, applied to an empty store.</summary>
public class ErasedExportTests
{
    private const string Modal = "modal-gpu-serverless-inference";

    [Fact]
    public async Task Of_a_removed_tool_the_export_brings_the_removal_and_imports_stay_banned()
    {
        using var folder = await EditedFolder.WithSeedsAsync();
        await folder.DoneAsync("remove", Modal, "--because", "Its maker asked.");
        await folder.DoneAsync("apply");
        var export = await folder.DoneAsync("export", Exported(folder));
        export.ShouldContain("Left out: 1 removed page, with what the store kept of the other tools on them.\n");
        var again = await AgainAsync(folder, "apply");
        again.ExitCode.ShouldBe(0, again.Output + again.Errors);
        (await AgainAsync(folder, "check")).ExitCode.ShouldBe(0);
        var import = await AgainAsync(folder, "import", Seeds.PathOf(2));
        import.ExitCode.ShouldBe(1);
        import.Output.ShouldContain(": Its maker asked.");

        using var site = await RunningProgram.StartAsync(Second(folder));
        using var gone = await site.Client.GetAsync($"/tools/{Modal}");
        gone.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await gone.Content.ReadAsStringAsync()).ShouldContain("Its maker asked.");
    }

    [Fact]
    public async Task A_tool_that_only_a_removed_page_shows_besides_gets_its_name_from_its_file()
    {
        using var folder = await EditedFolder.WithSeedsAsync();
        const string Other = "mistral-8x22b-v2";
        folder.Write($"tools/{Other}.md", "---\n# Nothing on its criteria.\n---\n");
        await folder.DoneAsync("apply");
        await folder.DoneAsync("remove", "smollm3", "--because", "x");
        await folder.DoneAsync("apply");
        await folder.DoneAsync("export", Exported(folder));
        var again = await AgainAsync(folder, "apply");
        again.ExitCode.ShouldBe(0, again.Output + again.Errors);
        (await AgainAsync(folder, "check")).ExitCode.ShouldBe(0);
        NameIn(Second(folder), Other).ShouldBe(NameIn(folder.Store, Other));
    }

    [Fact]
    public async Task Of_a_removed_page_the_file_of_its_tool_comes_back_as_a_draft_and_check_mends_nothing()
    {
        using var folder = await EditedFolder.WithSeedsAsync();
        folder.Write($"tools/{Modal}.md", "---\nown: true\nfacts: { price: Paid }\n---\n");
        await folder.DoneAsync("apply");
        await folder.DoneAsync("remove", "--capture", Path.GetFileName(Seeds.PathOf(2)), "--because", "x");
        await folder.DoneAsync("apply");
        await folder.DoneAsync("check");
        (await folder.DoneAsync("check", "--mend")).ShouldContain("There was nothing to mend.\n");
        folder.Ask<long>("SELECT COUNT(*) FROM file_facts").ShouldBe(1);
        (await folder.DoneAsync("export", Exported(folder))).ShouldContain($"tools/{Modal}.md is written as a draft: ");
        (await AgainAsync(folder, "apply")).ExitCode.ShouldBe(0);
        (await AgainAsync(folder, "import", Seeds.PathOf(2))).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task After_an_import_was_undone_the_export_can_be_applied()
    {
        using var folder = await EditedFolder.WithSeedsAsync();
        folder.Write($"tools/{Modal}.md", "---\nown: true\nfacts: { price: Paid }\n---\nKept words.\n");
        await folder.DoneAsync("apply");
        var import = folder.Ask<long>(
            """
            SELECT v.revision_id FROM sightings v JOIN capture_tools s ON s.capture_id = v.capture_id
            JOIN tools t ON t.id = s.tool_id WHERE t.slug = @Modal
            """, new { Modal });
        (await folder.RunAsync("undo", $"{import}")).Output.ShouldContain($"takes back revision {import}.\n");
        (await folder.DoneAsync("export", Exported(folder))).ShouldContain(
            $"tools/{Modal}.md is written as a draft: no page shows its tool any longer, and it has no name of its own.\n");
        File.ReadAllText(Path.Combine(Exported(folder), "tools", $"{Modal}.md"))
            .ShouldBe("---\ndraft: true\nown: true\nfacts: { price: Paid }\n---\nKept words.\n");
        var again = await AgainAsync(folder, "apply");
        again.ExitCode.ShouldBe(0, again.Output + again.Errors);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failed_export_leaves_no_part_of_a_folder(bool isThere)
    {
        using var folder = await EditedFolder.WithSeedsAsync();
        folder.Ask<long>("DELETE FROM capture_pages WHERE capture_id = (SELECT MAX(id) FROM captures)");
        if (isThere)
            Directory.CreateDirectory(Exported(folder));
        var run = await folder.RunAsync("export", Exported(folder));
        run.ExitCode.ShouldNotBe(0);
        (run.Output + run.Errors).ShouldContain("is lost; check tells what can be done.");
        Directory.Exists(Exported(folder)).ShouldBe(isThere);
        if (isThere)
            Directory.EnumerateFileSystemEntries(Exported(folder)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("---\nown: true\ndraft: false\n---\nWords\n", "---\ndraft: true\nown: true\n---\nWords\n")]
    [InlineData("---\n---\n", "---\ndraft: true\n---\n")]
    public void A_key_is_set_once(string text, string expected) => YamlText.Set(text, "draft", "true").ShouldBe(expected);

    private static string Exported(EditedFolder folder) => Path.Combine(folder.Root, "exported");

    private static string Second(EditedFolder folder) => Path.Combine(folder.Root, "second.db");

    private static Task<ProgramRun> AgainAsync(EditedFolder folder, params string[] args) =>
        ProgramRun.OfAsync(folder.Root, [.. args, $"--Store={Second(folder)}", $"--Content={Exported(folder)}"]);

    private static string? NameIn(string path, string slug)
    {
        using var store = new Database(path).OpenWriter();
        return store.ExecuteScalar<string>("SELECT name || ' | ' || tagline FROM tools WHERE slug = @slug AND is_hidden = 0", new { slug });
    }
}
