using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Tests.Content;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Tests.Commands;

public sealed class ApplyTests
{
    private const string Price = "---\nfacts:\n  price: { value: PRICE, own: true }\n---\n";

    [Fact]
    public async Task An_apply_notes_commit_and_author_of_a_clean_work_tree_alone()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("tools/ml-intern.md", Price.Replace("PRICE", "Paid"));
        await GitAsync(site, "init", "-q");
        await GitAsync(site, "add", ".");
        await GitAsync(site, "-c", "user.name=Kim Mori", "-c", "user.email=kim@verdicts.example", "commit", "-qm", "Price");
        var commit = (await GitAsync(site, "rev-parse", "HEAD")).Trim();
        await site.DoneAsync("apply");
        (await site.DoneAsync("history")).ShouldContain($"by Kim Mori  {commit}");

        site.Write("tools/ml-intern.md", Price.Replace("PRICE", "Dear"));
        await site.DoneAsync("apply", "--by", "LM");
        var last = (await site.DoneAsync("history")).Split('\n')[0];
        last.ShouldContain("by LM");
        last.ShouldNotContain(commit[..8]);
    }

    [Fact]
    public async Task The_annotations_of_a_plan_name_file_line_and_column_from_the_root_of_the_repository()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("tools/ml-intern.md", Price.Replace("PRICE", "\"Paid, 50% off: see page\""));
        await GitAsync(site, "init", "-q");
        var plan = (await site.DoneAsync("plan", "--format=github")).Split('\n');
        plan[0].ShouldBe("::notice file=tools/ml-intern.md,line=1,title=ml-intern::Price: Free → Paid, 50%25 off: see page");
        plan[1].ShouldStartWith("::stop-commands::");

        site.Write("tools/ml-intern.md", "---\nfacts:\n  prize: Paid\n---\n");
        var faults = await site.RunAsync("plan", "--format=github");
        faults.ExitCode.ShouldBe(1);
        faults.Output.ShouldStartWith("::error file=tools/ml-intern.md,line=3,col=3::");
        (await site.RunAsync("plan", "--format=xml")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task The_start_applies_nothing_unless_it_is_set_to_and_tells_how_many_files_wait()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("tools/cargo-ci.md", "---\nname: Cargo CI\ntagline: Builds workspaces\ncategory: CI\n---\n");
        using (var by = await RunningProgram.StartAsync(site.Store, $"--Content={site.PathOf("")}"))
        {
            (await by.Client.GetAsync("/tools/cargo-ci")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            by.Log.ShouldContain("1 changed file in");
            by.Log.ShouldContain("waits");
        }

        using (var start = await RunningProgram.StartAsync(site.Store, $"--Content={site.PathOf("")}", "--Content:Apply=start"))
            (await start.Client.GetAsync("/tools/cargo-ci")).StatusCode.ShouldBe(HttpStatusCode.OK);
        site.Write("tools/cargo-ci.md", "---\nnome: Cargo CI\n---\n");
        using (var fault = await RunningProgram.StartAsync(site.Store, $"--Content={site.PathOf("")}", "--Content:Apply=start"))
        {
            (await fault.Client.GetAsync("/tools/cargo-ci")).StatusCode.ShouldBe(HttpStatusCode.OK);
            fault.Log.ShouldContain("there is no key nome");
        }

        (await ProgramRun.OfAsync(site.Root, "plan", "--Store=try.db", "--Content=content", "--Content:Apply=stop"))
            .ShouldBeOneSentence("Content:Apply");
    }

    [Fact]
    public async Task An_apply_that_is_killed_leaves_the_store_before_or_after()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        var seen = new HashSet<long>();
        for (var round = 0; round < 12; round++)
        {
            var price = $"Price {round}";
            for (var tool = 0; tool < 40; tool++)
                site.Write($"tools/tool-{tool}.md", $"---\nname: Tool {tool}\ntagline: Number {tool}\nfacts:\n  price: "
                    + $"{{ value: {price}, own: true }}\n---\n");
            using var apply = ProgramRun.Start(site.Root, "apply", "--Store=try.db", "--Content=content");
            await Task.Delay(300 + 60 * round);
            apply.Kill(entireProcessTree: true);
            await apply.EndAsync();
            var prices = Prices(site);
            prices.ShouldBeOneOf(0, 40);
            seen.Add(prices);
            if (prices == 40)
                break;

            long Prices(EditedFolder killed)
            {
                using var store = new SqliteConnection($"Data Source={killed.Store}");
                return store.ExecuteScalar<long>("SELECT COUNT(*) FROM tools WHERE price_word = @price", new { price });
            }
        }

        seen.ShouldContain(0, "some apply was killed before its commit");
        var check = await site.RunAsync("check");
        check.ExitCode.ShouldBe(0, check.Output);
    }

    [Fact]
    public async Task Of_two_applies_at_once_the_second_plans_anew()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("tools/ml-intern.md", Price.Replace("PRICE", "Paid"));
        var both = await Task.WhenAll(site.RunAsync("apply"), site.RunAsync("apply"));
        both.ShouldAllBe(run => run.ExitCode == 0);
        both.Count(run => run.Output.Contains("Applied as revision 6.", StringComparison.Ordinal)).ShouldBe(1);
        both.Count(run => run.Output.Contains("Nothing to do.", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task An_apply_of_a_plan_that_is_no_longer_the_same_changes_nothing()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("tools/ml-intern.md", Price.Replace("PRICE", "Paid"));
        using var plan = JsonDocument.Parse(await site.DoneAsync("plan", "--json"));
        var number = plan.RootElement.GetProperty("plan").GetInt64();
        site.Write("tools/ml-intern.md", Price.Replace("PRICE", "Dear"));
        var refused = await site.RunAsync("apply", $"--plan={number}");
        refused.ExitCode.ShouldBe(4);
        refused.Output.ShouldContain("Nothing was changed.");
        site.Write("tools/ml-intern.md", Price.Replace("PRICE", "Paid"));
        (await site.DoneAsync("apply", $"--plan={number}")).ShouldContain("Applied as revision 6.");
    }

    [Fact]
    public async Task A_thousand_files_are_planned_within_two_seconds_of_their_start()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        for (var tool = 0; tool < 1000; tool++)
        {
            site.Write($"tools/tool-{tool}.md", $"""
                ---
                name: Tool {tool}
                tagline: Does the work of number {tool}
                category: Category {tool % 7}
                source: https://docs.example/{tool}
                seen: 2026-11-20
                facts:
                  price: Free
                reviews:
                  builder: {"{"} score: {tool % 100}, call: ship, by: KM, written: 2026-11-20, authorship: human {"}"}
                ---
                A tool.

                ## Builder
                Text number {tool}.
                """);
        }

        await site.DoneAsync("apply");
        for (var tool = 0; tool < 1000; tool += 100)
            site.Write($"tools/tool-{tool}.md", site.Read($"tools/tool-{tool}.md")!.Replace("price: Free", "price: Paid"));
        // Its processor time leaves out what other tests beside this one take; the shell prints that of its children on the last line.
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("sh", ["-c", "dotnet \"$@\"; times", "sh", typeof(Site).Assembly.Location, "plan",
                "--Store=try.db", "--Content=content"])
            {
                WorkingDirectory = site.Root, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            },
        };
        var run = await ProgramRun.OfAsync(process);
        run.Output.ShouldContain("+ Paid");
        var times = run.Output.TrimEnd().Split('\n')[^1];
        var seconds = Regex.Matches(times, @"(?<m>\d+)m(?<s>[\d.]+)s", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Sum(time => 60 * int.Parse(time.Groups["m"].Value) + double.Parse(time.Groups["s"].Value, CultureInfo.InvariantCulture));
        seconds.ShouldBeInRange(0.1, 4, "two processors work for at most two seconds");
    }

    private static async Task<string> GitAsync(EditedFolder site, params string[] args)
    {
        using var git = new Process
        {
            StartInfo = new ProcessStartInfo("git", args)
            {
                WorkingDirectory = site.PathOf(""), RedirectStandardOutput = true, RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        var run = await ProgramRun.OfAsync(git);
        run.ExitCode.ShouldBe(0, run.Errors);
        return run.Output;
    }
}
