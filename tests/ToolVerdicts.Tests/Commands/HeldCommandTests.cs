using System.Text.Json;
using ToolVerdicts.Tests.Importing;

namespace ToolVerdicts.Tests.Commands;

public sealed class HeldCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("toolverdicts-tests-").FullName;

    public HeldCommandTests()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Seeds.Root, "content"), "*.md", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, "content", Path.GetRelativePath(Path.Combine(Seeds.Root, "content"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Write("near.txt", HeldCapture.WithOtherTagline);
    }

    [Fact]
    public async Task A_page_in_the_folder_of_a_day_to_come_is_refused_and_nothing_is_applied()
    {
        Write("content/captures/2962-11-20/a.txt", Seeds.Text(0));
        var apply = await RunAsync("apply");
        apply.ExitCode.ShouldBe(1);
        (apply.Output + apply.Errors).ShouldContain("its folder says that it was seen on 2962-11-20, which is in the future");
    }

    [Fact]
    public async Task A_near_page_is_held_asked_about_answered_and_taken_in()
    {
        await RunAsync("import", Seeds.Folder);
        var dry = await RunAsync("import", "near.txt", "--dry-run");
        dry.ExitCode.ShouldBe(1, dry.Errors);
        dry.Output.ShouldContain("held     near.txt: perhaps ml-intern? The page has “ml-intern”, “Trains models from papers”; "
            + "the store has “ml-intern”, “HuggingFace's autonomous ML engineer");
        (await RunAsync("questions")).Output.ShouldBe("No questions.\n");

        var held = await RunAsync("import", "near.txt");
        held.ExitCode.ShouldBe(1);
        held.Output.ShouldContain("0 captures imported, 0 already in the store, 1 held, 0 refused.");
        var again = await RunAsync("import", "near.txt");
        again.ExitCode.ShouldBe(1);
        again.Output.ShouldContain("It is held already.");

        var questions = await RunAsync("questions");
        questions.Output.ShouldContain("  perhaps ml-intern: “ml-intern”, “HuggingFace's");
        (await RunAsync("questions", "ml-intern")).Output.ShouldBe(questions.Output);
        (await RunAsync("questions", "smollm3")).Output.ShouldBe("No questions.\n");
        var number = NumberIn(questions.Output);
        held.Output.ShouldContain($"(question {number})");
        (await RunAsync("plan")).Output.ShouldContain($"question  {number}  near.txt: perhaps ml-intern?");
        (await RunAsync("check")).Output.ShouldContain("Open questions: 1.");

        var odd = await RunAsync("decide", number, "nobody", "--because", "a guess");
        odd.ExitCode.ShouldBe(1);
        odd.Output.ShouldBe("There is no tool “nobody”; take said, keep, or the address of a tool.\n");
        (await RunAsync("decide", number, "keep", "--because", "a new tagline")).ExitCode.ShouldBe(0);
        var applied = await RunAsync("apply");
        applied.ExitCode.ShouldBe(0, applied.Errors);
        applied.Output.ShouldContain("page      near.txt");
        applied.Output.ShouldNotContain("question");
        (await RunAsync("import", "near.txt")).Output.ShouldContain("Nothing to do: 1 capture already in the store.");
        (await RunAsync("apply")).Output.ShouldBe("Nothing to do.\n");
        (await RunAsync("check")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_near_page_is_added_by_new_and_a_page_with_a_warning_refused_by_strict()
    {
        await RunAsync("import", Seeds.Folder);
        await RunAsync("import", "near.txt");
        var added = await RunAsync("import", "near.txt", "--new");
        added.ExitCode.ShouldBe(0, added.Errors);
        added.Output.ShouldContain("new tool  ml-intern (ml-intern-trains-models-from-papers)");
        added.Output.ShouldContain("rank      ml-intern: no place → ");
        added.Output.ShouldContain("The next email: 5 new comparisons, 8 new tools → 6 new comparisons, 9 new tools.");
        (await RunAsync("questions")).Output.ShouldBe("No questions.\n");

        Write("odd.txt", HeldCapture.WithUnknownLines(1));
        Write("worse.txt", HeldCapture.WithUnknownLines(9));
        var refused = await RunAsync("import", "odd.txt", "--strict");
        refused.ExitCode.ShouldBe(1);
        refused.Output.ShouldContain("refused  odd.txt: unknown line in the scorecard: “A strange line 1”");
        var mostly = await RunAsync("import", "worse.txt");
        mostly.ExitCode.ShouldBe(1);
        mostly.Output.ShouldMatch(@"refused  worse\.txt: 9 of its \d+ lines are unknown, more than a tenth");
        (await RunAsync("import", "odd.txt")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task The_plan_of_captured_pages_is_what_their_import_would_do()
    {
        await RunAsync("import", Seeds.PathOf(0));
        var before = await File.ReadAllBytesAsync(Path.Combine(_folder, "try.db"));
        var plan = await RunAsync("plan", Seeds.Folder);
        plan.ExitCode.ShouldBe(0, plan.Errors);
        plan.Output.ShouldContain("new tool  SmolLM3 (smollm3)");
        plan.Output.ShouldContain("rank      SmolLM3: no place → ");
        plan.Output.ShouldContain("Mistral 3 Small (22B) (mistral-3-small-22b)\n");
        plan.Output.ShouldContain("The next email: 1 new comparison, 2 new tools → 5 new comparisons, 8 new tools.");
        plan.Output.ShouldEndWith(
            "Nothing was changed. To do it, run apply for the whole content folder, and import for captured pages.\n");

        Write("content/captures/2026-11-20/near.txt", HeldCapture.WithOtherTagline);
        var inside = await RunAsync("plan", "content/captures");
        inside.ExitCode.ShouldBe(1);
        inside.Output.ShouldContain("near.txt, seen 2026-11-20: perhaps ml-intern?");
        var json = JsonDocument.Parse((await RunAsync("plan", "near.txt", "--json")).Output).RootElement.GetProperty("questions")[0];
        json.GetProperty("tagline").GetString().ShouldBe(HeldCapture.OtherTagline);
        json.GetProperty("perhaps")[0].GetString().ShouldBe("ml-intern");
        (await RunAsync("plan", Path.Combine(Seeds.Root, "LICENSE"))).Output.ShouldContain("LICENSE would be refused: not a comparison");
        (await File.ReadAllBytesAsync(Path.Combine(_folder, "try.db"))).ShouldBe(before);
    }

    [Fact]
    public async Task The_plan_of_some_files_leaves_the_others_as_they_were_applied_last()
    {
        await RunAsync("import", Seeds.Folder);
        Write("content/tools/smollm3.md", "---\ncategory: Models\n---\n");
        (await RunAsync("apply")).ExitCode.ShouldBe(0);
        Write("content/tools/smollm3.md", "---\ncategory: Small models\n---\n");
        Write("content/tools/ml-intern.md", "---\ncategory: Agents\n---\n");
        Write("content/tools/smolvlm2.md", "---\ncategoory: Agents\n---\n");
        var one = await RunAsync("plan", "content/tools/ml-intern.md");
        one.ExitCode.ShouldBe(0, one.Errors + one.Output);
        one.Output.ShouldContain("+ Agents");
        one.Output.ShouldNotContain("Small models");
        (await RunAsync("plan", "tools/smollm3.md")).Output.ShouldContain("+ Small models");
        var all = await RunAsync("plan", "content/tools");
        all.ExitCode.ShouldBe(1);
        all.Output.ShouldContain("tools/smolvlm2.md, line 2, column 1: there is no key categoory");
        (await RunAsync("plan", "content/about.md")).Output.ShouldContain("Nothing to do.");

        // A file that is gone from the folder has a plan, and content and captures are planned together.
        File.Delete(Path.Combine(_folder, "content", "tools", "smollm3.md"));
        (await RunAsync("plan", "content/tools/smollm3.md")).Output.ShouldContain("smollm3.md is gone");
        var both = await RunAsync("plan", "near.txt", "tools/ml-intern.md");
        both.ExitCode.ShouldBe(1);
        both.Output.ShouldContain("+ Agents");
        both.Output.ShouldContain("near.txt: perhaps ml-intern?");
    }

    [Fact]
    public async Task A_captured_as_in_a_planned_file_settles_a_page_that_is_planned_with_it()
    {
        await RunAsync("import", Seeds.Folder);
        Write(
            "content/tools/ml-intern.md",
            $"---\ncaptured-as:\n  - {{ name: ml-intern, tagline: {HeldCapture.OtherTagline} }}\n---\n");
        var both = await RunAsync("plan", "near.txt", "content/tools/ml-intern.md");
        both.ExitCode.ShouldBe(0, both.Errors);
        both.Output.ShouldNotContain("question");
        (await RunAsync("plan", "near.txt")).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task The_plan_of_an_unknown_path_is_a_sentence()
    {
        var run = await RunAsync("plan", "content/tools/absent.md");
        run.ExitCode.ShouldBe(2);
        run.Errors.Trim().ShouldBe("content/tools/absent.md: there is no such file or folder, here or in content.");
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_of_the_content_folder_that_is_held_leaves_an_apply_with_something_over()
    {
        await RunAsync("import", Seeds.Folder);
        Write("content/captures/near.txt", HeldCapture.WithOtherTagline);
        var plan = await RunAsync("plan");
        plan.ExitCode.ShouldBe(1);
        var applied = await RunAsync("apply");
        applied.ExitCode.ShouldBe(1, applied.Errors);
        applied.Output.ShouldContain("near.txt: perhaps ml-intern?");
        applied.Output.ShouldContain("Applied as revision 6.");
        var number = NumberIn((await RunAsync("questions")).Output);
        (await RunAsync("decide", number, "said", "--because", "another one")).ExitCode.ShouldBe(0);
        (await RunAsync("apply")).Output.ShouldContain("new tool  ml-intern (ml-intern-trains-models-from-papers)");
        (await RunAsync("apply")).ExitCode.ShouldBe(0);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string NumberIn(string questions) => questions[..questions.IndexOf(' ', StringComparison.Ordinal)];

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, path))!);
        File.WriteAllText(Path.Combine(_folder, path), text);
    }

    private Task<ProgramRun> RunAsync(params string[] args) =>
        ProgramRun.OfAsync(_folder, [.. args, "--Store=try.db", "--Content=content"]);
}
