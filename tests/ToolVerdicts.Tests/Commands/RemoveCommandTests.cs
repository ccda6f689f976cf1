using System.Net;
using System.Text;

namespace ToolVerdicts.Tests.Commands;

public class RemoveCommandTests
{
    private const string Modal = "modal-gpu-serverless-inference";
    private const string Text = "Serverless GPU inference";

    [Fact]
    public async Task A_removed_tool_is_erased_named_in_backups_and_answers_410_with_the_reason()
    {
        using var folder = await EditedFolder.WithSeedsAsync();
        var backup = Path.Combine(folder.Root, "backups", "toolverdicts-20261129T120000Z.db");
        Directory.CreateDirectory(Path.GetDirectoryName(backup)!);
        await folder.DoneAsync("backup", backup);
        folder.Write($"tools/{Modal}.md", "---\nown: true\nfacts: { price: Paid }\n---\n");
        await folder.DoneAsync("apply");
        var plan = await folder.DoneAsync("remove", Modal, "--because", "Its maker asked.");
        plan.ShouldContain("erases    002_23e144f4fad7d2dd.txt\n");
        folder.Read($"tools/{Modal}.md").ShouldBeNull();
        folder.Read("decisions.yml")!.ShouldStartWith($"- {{ remove: {{ tool: {Modal} }}, because: \"Its maker asked.\", on: ");
        Holds(folder.Store).ShouldBeTrue();

        var apply = await folder.RunAsync("apply");
        apply.ExitCode.ShouldBe(1, apply.Output + apply.Errors);
        apply.Output.ShouldContain("What was removed is erased from the store's files.\n");
        apply.Output.ShouldContain("backup    toolverdicts-20261129T120000Z.db still holds it;");
        FilesOf(folder).ShouldAllBe(file => !Holds(file));
        await folder.DoneAsync("check");

        var again = await folder.RunAsync("import", Seeds.PathOf(2));
        again.ExitCode.ShouldBe(1);
        again.Output.ShouldContain(": removed on ");
        again.Output.ShouldContain(": Its maker asked.");
        await folder.DoneAsync("check", "--mend", Seeds.PathOf(2));
        Holds(folder.Store).ShouldBeFalse();

        using var site = await RunningProgram.StartAsync(folder.Store);
        foreach (var path in (string[])[$"/tools/{Modal}", $"/compare/mistral-small-4-vs-{Modal}", $"/tools/{Modal}.md"])
        {
            using var gone = await site.Client.GetAsync(path);
            gone.StatusCode.ShouldBe(HttpStatusCode.Gone, path);
            (await gone.Content.ReadAsStringAsync()).ShouldContain("Its maker asked.");
        }

        (await site.Client.GetStringAsync("/changes")).ShouldContain("Modal");
    }

    [Fact]
    public async Task Texts_are_erased_from_the_files_while_the_site_serves_them()
    {
        using var folder = await EditedFolder.WithSeedsAsync();
        using var site = await RunningProgram.StartAsync(folder.Store);
        (await site.Client.GetStringAsync($"/tools/{Modal}")).ShouldContain(Text);
        await folder.DoneAsync("remove", Modal, "--because", "Its maker asked.");
        (await folder.RunAsync("apply", "--Backup:Folder=none")).Output
            .ShouldContain("What was removed is erased from the store's files.\n");
        FilesOf(folder).ShouldAllBe(file => !Holds(file));
        // The site shows what others committed within a second.
        for (var tries = 0; (await site.Client.GetAsync($"/tools/{Modal}")).StatusCode != HttpStatusCode.Gone; tries++)
        {
            tries.ShouldBeLessThan(100);
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task A_removed_page_is_named_by_its_file_or_its_digest_and_written_down_by_its_digest()
    {
        using var folder = await EditedFolder.WithSeedsAsync();
        var sha256 = Seeds.File(2).Sha256;
        await folder.DoneAsync("remove", "--capture", Path.GetFileName(Seeds.PathOf(2)), "--because", "A private page");
        folder.Read("decisions.yml")!.ShouldContain($"remove: {{ capture: \"{sha256}\" }}");
        await folder.DoneAsync("apply");
        Holds(folder.Store).ShouldBeFalse();
        (await folder.DoneAsync("plan")).ShouldBe("Nothing to do.\n");
        await folder.DoneAsync("check");
        (await folder.RunAsync("remove", "--capture", sha256, "--because", "again")).Output.ShouldBe($"There is no capture {sha256}.\n");
    }

    [Fact]
    public async Task A_page_that_files_quote_is_removed_once_their_facts_have_another_proof()
    {
        const string Page = "000_2045a867eac102c8.txt";
        using var folder = await EditedFolder.WithSeedsAsync();
        foreach (var tool in (string[])["ml-intern", "mistral-3-small-22b"])
        {
            folder.Write(
                $"tools/{tool}.md",
                $"---\nfacts: {{ price: {{ value: Free, capture: {Page}, quote: released under Apache 2.0 }} }}\n---\n");
        }

        await folder.DoneAsync("apply");
        foreach (var name in (string[])[Page, Seeds.File(0).Sha256])
        {
            var refused = await folder.RunAsync("remove", "--capture", name, "--because", "A private page");
            (refused.ExitCode, refused.Output).ShouldBe((1,
                $"Quotations in tools/mistral-3-small-22b.md and tools/ml-intern.md stand in {Page}; "
                + "give these facts another proof first.\n"));
        }

        folder.Read("decisions.yml").ShouldBeNull();

        // The same decision by hand.
        folder.Write("decisions.yml", $"- {{ remove: {{ capture: {Page} }}, because: A private page, on: 2026-11-20 }}\n");
        var plan = await folder.RunAsync("plan");
        plan.ExitCode.ShouldBe(1);
        plan.Output.ShouldBe(
            $"tools/mistral-3-small-22b.md, line 2, column 10: its quotation stands in {Page}, which is removed; "
            + "give the fact another proof first.\n"
            + $"tools/ml-intern.md, line 2, column 10: its quotation stands in {Page}, which is removed; "
            + "give the fact another proof first.\n2 faults; nothing was changed.\n");
    }

    [Fact]
    public async Task A_removal_without_a_tool_or_a_reason_is_no_command()
    {
        using var folder = await EditedFolder.WithSeedsAsync();
        (await folder.RunAsync("remove", Modal)).ExitCode.ShouldBe(2);
        (await folder.RunAsync("remove", "--because", "x")).ExitCode.ShouldBe(2);
        (await folder.RunAsync("remove", Modal, "--capture", "a.txt", "--because", "x")).ExitCode.ShouldBe(2);
        var unknown = await folder.RunAsync("remove", "nobody", "--because", "x");
        (unknown.ExitCode, unknown.Output).ShouldBe((1, "There is no tool nobody.\n"));
        folder.Read("decisions.yml").ShouldBeNull();
    }

    private static IEnumerable<string> FilesOf(EditedFolder folder) =>
        new[] { "", "-wal", "-shm" }.Select(ending => folder.Store + ending).Where(File.Exists);

    private static bool Holds(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Text)) >= 0;
    }
}
