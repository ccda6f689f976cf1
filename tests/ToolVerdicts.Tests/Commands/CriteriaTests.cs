namespace ToolVerdicts.Tests.Commands;

/// <summary>Edits of <c>criteria.yml</c>, with the real program.</summary>
public sealed class CriteriaTests
{
    private const string Disk = "- { key: disk, label: Disk, kind: number, unit: MB, better: lower, anchors: [1000, 0] }\n";

    [Fact]
    public async Task A_unit_is_changed_only_with_the_former_one_named()
    {
        using var site = await WithDiskAsync("500");
        site.Write("criteria.yml", Disk.Replace("unit: MB", "unit: GB"));
        var plan = await site.RunAsync("plan");
        plan.ExitCode.ShouldBe(1);
        (plan.Output + plan.Errors).ShouldContain(
            "criteria.yml, line 1, column 43: disk: the unit was MB; write was: MB, so that values without a unit keep their meaning.");
        site.Write("criteria.yml", Disk.Replace("unit: MB", "unit: GB, was: MB"));
        await site.DoneAsync("apply");
        (await PageAsync(site, "/tools/ml-intern.md")).ShouldContain("- Disk: 500 MB");
        site.Write("criteria.yml", Disk.Replace("unit: MB", "unit: GB"));
        (await site.RunAsync("plan")).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task A_unit_of_which_no_value_is_stated_is_changed_freely()
    {
        using var site = await WithDiskAsync("~");
        site.Write("criteria.yml", Disk.Replace("unit: MB", "unit: GB"));
        await site.DoneAsync("apply");
    }

    [Fact]
    public async Task Values_of_a_removed_criterion_are_hidden_counted_and_back_with_it()
    {
        using var site = await WithDiskAsync("500 MB");
        site.Write("criteria.yml", "");
        var plan = await site.DoneAsync("plan");
        plan.ShouldContain("disk is no criterion any longer; what is stated of 1 tool is hidden");
        plan.ShouldNotContain("- 500 MB");
        await site.DoneAsync("apply");
        (await PageAsync(site, "/changes.md")).ShouldNotContain("500 MB → not stated");
        (await PageAsync(site, "/tools/ml-intern.md")).ShouldNotContain("500 MB");
        (await site.DoneAsync("apply")).ShouldContain("Nothing to do");
        site.Write("criteria.yml", Disk);
        await site.DoneAsync("apply");
        (await PageAsync(site, "/tools/ml-intern.md")).ShouldContain("- Disk: 500 MB");
        (await site.DoneAsync("check")).ShouldContain("is whole");
    }

    [Fact]
    public async Task The_history_of_a_value_that_a_file_gave_up_says_so()
    {
        using var site = await WithDiskAsync("500 MB");
        site.Write("tools/ml-intern.md", "---\nown: true\nfacts:\n  disk: ~\n---\n");
        await site.DoneAsync("apply");
        (await PageAsync(site, "/tools/ml-intern/history")).ShouldContain("Withdrawn: no source states it any longer.");
    }

    [Fact]
    public async Task The_removal_of_a_criterion_is_undone()
    {
        using var site = await WithDiskAsync("500 MB");
        site.Write("criteria.yml", "");
        await site.DoneAsync("apply");
        var revision = site.Ask<long>("SELECT MAX(id) FROM revisions");
        await site.DoneAsync("undo", $"{revision}");
        site.Read("criteria.yml").ShouldBe(Disk);
        (await PageAsync(site, "/tools/ml-intern.md")).ShouldContain("- Disk: 500 MB");
        (await site.DoneAsync("plan")).ShouldContain("Nothing to do");
    }

    [Fact]
    public async Task A_criterion_that_there_never_was_is_a_fault_beside_all_others()
    {
        using var site = await WithDiskAsync("500 MB");
        site.Write("tools/ml-intern.md", "---\nown: true\nfacts:\n  dsk: 500 MB\n---\n");
        (await FaultsAsync(site)).ShouldContain("tools/ml-intern.md, line 4, column 3: there is no criterion dsk; did you mean disk?");
        site.Write("tools/smollm3.md", "---\nown: true\nfacts:\n  disk: 1e400\n---\n");
        var faults = await FaultsAsync(site);
        faults.ShouldContain("there is no criterion dsk");
        faults.ShouldContain("tools/smollm3.md, line 4, column 9: disk: 1e400 has an exponent");
    }

    private static async Task<string> FaultsAsync(EditedFolder site)
    {
        var plan = await site.RunAsync("plan");
        plan.ExitCode.ShouldBe(1);
        return plan.Output + plan.Errors;
    }

    private static async Task<EditedFolder> WithDiskAsync(string value)
    {
        var site = await EditedFolder.WithSeedsAsync();
        site.Write("criteria.yml", Disk);
        site.Write("tools/ml-intern.md", $"---\nown: true\nfacts:\n  disk: {value}\n---\n");
        await site.DoneAsync("apply");
        return site;
    }

    private static async Task<string> PageAsync(EditedFolder site, string path)
    {
        using var program = await RunningProgram.StartAsync(site.Store, $"--Content={site.PathOf("")}");
        return await program.Client.GetStringAsync(path);
    }
}
