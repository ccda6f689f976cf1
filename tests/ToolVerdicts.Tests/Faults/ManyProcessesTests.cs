using System.Diagnostics;
using Dapper;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Commands;

namespace ToolVerdicts.Tests.Faults;

public sealed class ManyProcessesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("toolverdicts-many-").FullName;

    [Fact]
    public async Task Of_three_processes_started_at_once_on_a_new_store_one_serves_and_each_migration_is_applied_once()
    {
        File.WriteAllBytes(Path.Combine(_folder, "new.db"), []);
        var processes = Enumerable.Range(0, 3)
            .Select(_ => ProgramRun.Start(_folder, "--Store=new.db", "--urls=http://127.0.0.1:0")).ToList();
        try
        {
            var ends = processes.ConvertAll(process => process.EndAsync());
            var refused = new List<Process>();
            while (refused.Count < 2)
            {
                var running = ends.Where(end => !refused.Contains(processes[ends.IndexOf(end)]));
                var end = await Task.WhenAny(running).WithinAsync("two of three processes to be refused");
                refused.Add(processes[ends.IndexOf(end)]);
            }

            foreach (var process in refused)
            {
                process.ExitCode.ShouldBe(3);
                var errors = await process.StandardError.ReadToEndAsync().WithinAsync("the end of the error output");
                errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("Another process already serves");
            }

            await ShouldServeAsync(processes.Except(refused).Single());
            ShouldBeMigratedOnce();
        }
        finally
        {
            processes.ForEach(process => process.Kill());
        }
    }

    [Fact]
    public async Task Verbs_that_are_started_at_once_on_a_new_store_apply_each_migration_once()
    {
        File.WriteAllBytes(Path.Combine(_folder, "new.db"), []);
        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ProgramRun.OfAsync(_folder, "votes", "review", "--Store=new.db")));
        runs.ShouldAllBe(run => run.ExitCode == 0 && run.Errors == "");
        ShouldBeMigratedOnce();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void ShouldBeMigratedOnce()
    {
        using var store = new Database(Path.Combine(_folder, "new.db")).OpenWriter();
        store.Query<string>("SELECT name FROM migrations ORDER BY version").ShouldBe(Migrations.Known.Select(script => script.Name));
        store.ExecuteScalar<string>("PRAGMA integrity_check").ShouldBe("ok");
    }

    private static async Task ShouldServeAsync(Process serving)
    {
        while (await serving.StandardOutput.ReadLineAsync().WithinAsync("a line on the start screen") is { } line)
        {
            if (line.StartsWith("  look", StringComparison.Ordinal))
                return;
        }

        Assert.Fail("The process that was not refused ended without serving.");
    }
}
