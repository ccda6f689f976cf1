using ToolVerdicts.Tests.Commands;

namespace ToolVerdicts.Tests.Editing;

public sealed class ShippedContentTests : IDisposable
{
    private static readonly string[] Tools =
    [
        "mistral-3-small-22b", "mistral-8x22b-v2", "mistral-medium-3-72b-instruct", "ml-intern", "modal-gpu-serverless-inference",
        "smollm3", "smolvlm-3b", "smolvlm2",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("toolverdicts-tests-").FullName;

    [Fact]
    public async Task The_files_of_the_seed_tools_apply_cleanly_and_come_back_from_an_export()
    {
        Directory.GetFiles(Path.Combine(Seeds.Root, "content", "tools")).Select(Path.GetFileNameWithoutExtension).Order()
            .ShouldBe(Tools);
        var content = $"--Content={Path.Combine(Seeds.Root, "content")}";
        await DoneAsync("import", Seeds.Folder, "--Store=a.db");
        var plan = await DoneAsync("plan", content, "--Store=a.db");
        plan.Output.ShouldContain("0 new tools");
        plan.Output.ShouldContain("Runs on your own machines");
        plan.Output.ShouldNotContain("warning");
        await DoneAsync("apply", content, "--Store=a.db");
        (await DoneAsync("apply", content, "--Store=a.db")).Output.ShouldContain("Nothing to do.");
        var check = await DoneAsync("check", "--Store=a.db");
        check.Output.ShouldContain("is whole");
        check.Output.ShouldContain("Open questions: 0.");
        await DoneAsync("export", "out", "--Store=a.db");
        await DoneAsync("apply", "--Content=out", "--Store=b.db");
        using var a = new ToolVerdicts.Store.Database(Path.Combine(_folder, "a.db")).OpenWriter();
        using var b = new ToolVerdicts.Store.Database(Path.Combine(_folder, "b.db")).OpenWriter();
        b.ShouldStateTheSame(a, "the shipped content");
        Dapper.SqlMapper.Query<(string, string, long?, string?)>(
                a,
                """
                SELECT reviewer, reviewer_basis, score, call FROM reviews
                WHERE text LIKE 'As someone who creates with AI%' AND state = 'standing'
                """)
            .ShouldBe([("creator", "assigned", null, null)]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<ProgramRun> DoneAsync(params string[] args)
    {
        var run = await ProgramRun.OfAsync(_folder, args);
        run.ExitCode.ShouldBe(0, $"{run.Output}{run.Errors}");
        return run;
    }
}
