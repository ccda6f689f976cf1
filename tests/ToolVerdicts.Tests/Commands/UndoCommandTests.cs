namespace ToolVerdicts.Tests.Commands;

public class UndoCommandTests
{
    private const string NewFile = "tools/cargo-ci.md";
    private const string Free =
        "---\nname: Cargo CI\ntagline: Builds Rust workspaces\nown: true\nfacts: { price: Free }\n---\nRuns tests.\n";

    private static readonly string Paid = Free.Replace("Free", "Paid", StringComparison.Ordinal);

    [Fact]
    public async Task Undo_writes_the_file_back_and_the_next_apply_finds_nothing_to_do()
    {
        using var folder = await EditedFolder.WithSeedsAsync();
        folder.Write(NewFile, Free);
        await folder.DoneAsync("apply");
        folder.Write(NewFile, Paid);
        await folder.DoneAsync("apply");
        var output = await folder.DoneAsync("undo", "7", "--by", "KM", "--message", "Wrong page");
        output.ShouldContain("Cargo CI (cargo-ci)\n  Price\n    - Paid\n    + Free\n");
        output.ShouldEndWith("Revision 8 takes back revision 7.\n");
        folder.Read(NewFile).ShouldBe(Free);
        (await folder.DoneAsync("plan")).ShouldBe("Nothing to do.\n");
        (await folder.DoneAsync("history")).Split('\n')[0].ShouldEndWith("undo of 7  1 file  1 change  by KM  Wrong page");
        (await folder.DoneAsync("history", "cargo-ci")).Split('\n')[0].ShouldEndWith("Price: Paid → Free  (by KM)");
        await folder.DoneAsync("check");
        await folder.DoneAsync("undo", "6", "--message", "No such tool");
        folder.Read(NewFile).ShouldBeNull();
        folder.Ask<long>("SELECT is_hidden FROM tools WHERE slug = 'cargo-ci'").ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_says_something_else_than_what_was_applied_is_named_and_left()
    {
        using var folder = await EditedFolder.WithSeedsAsync();
        folder.Write(NewFile, Free);
        await folder.DoneAsync("apply");
        folder.Write(NewFile, Paid);
        var run = await folder.RunAsync("undo", "6");
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain($"left      {folder.PathOf(NewFile)} is not what was applied, and was not touched");
        folder.Read(NewFile).ShouldBe(Paid);
        folder.Ask<long>("SELECT is_hidden FROM tools WHERE slug = 'cargo-ci'").ShouldBe(1);
    }

    [Fact]
    public async Task An_undone_page_of_the_content_folder_is_named_because_the_next_apply_takes_it_in()
    {
        using var folder = new EditedFolder();
        folder.Write("captures/2026-11-20/a.txt", Seeds.Text(2));
        await folder.DoneAsync("apply");
        var run = await folder.RunAsync("undo", "1");
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain($"left      {folder.PathOf("captures/2026-11-20/a.txt")} is a page that was withdrawn");
        folder.Ask<long>("SELECT COUNT(*) FROM tools WHERE is_hidden = 0").ShouldBe(0);
        await folder.DoneAsync("check");
    }

    [Fact]
    public async Task Undone_imports_and_their_undoing_keep_the_store_whole_for_check_and_mend()
    {
        using var folder = await EditedFolder.WithSeedsAsync();
        (await folder.DoneAsync("undo", "3")).ShouldEndWith("Revision 6 takes back revision 3.\n");
        await folder.DoneAsync("check");
        await folder.DoneAsync("undo", "6");
        await folder.DoneAsync("check", "--mend");
        folder.Ask<long>("SELECT COUNT(*) FROM sightings WHERE withdrawn_in IS NULL").ShouldBe(5);
        folder.Ask<long>("SELECT COUNT(*) FROM changes WHERE fact = 'mended'").ShouldBe(0);
    }

    [Fact]
    public async Task What_cannot_be_undone_is_told_in_a_sentence()
    {
        using var folder = await EditedFolder.WithSeedsAsync();
        (await folder.RunAsync("undo", "seven")).ExitCode.ShouldBe(2);
        var unknown = await folder.RunAsync("undo", "99");
        (unknown.ExitCode, unknown.Output).ShouldBe((1, "There is no revision 99; see the list with history.\n"));
        await folder.DoneAsync("undo", "5");
        var twice = await folder.RunAsync("undo", "5");
        (twice.ExitCode, twice.Output).ShouldBe((1, "Revision 5 is undone already, by revision 6.\n"));
    }

    [Fact]
    public async Task A_rename_stays_and_the_exit_code_tells_so()
    {
        using var folder = await EditedFolder.WithSeedsAsync();
        (await folder.RunAsync("rename", "smolvlm2", "smol-vision")).ExitCode.ShouldBe(0);
        folder.Write(NewFile, Free);
        await folder.DoneAsync("apply");
        var run = await folder.RunAsync("undo", "6");
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("left      the rename of smolvlm2 to smol-vision stays.");
        run.Output.ShouldEndWith("Revision 7 takes back revision 6.\n");
        folder.Read(NewFile).ShouldBeNull();
        folder.Read("decisions.yml")!.ShouldContain("smol-vision");
        await folder.DoneAsync("check");
    }
}
