using System.Net;
using System.Text.RegularExpressions;
using ToolVerdicts.Tests.Content;

namespace ToolVerdicts.Tests.Commands;

/// <summary>What editors do: each is one edit of a file, or one verb that edits it, and one apply.</summary>
public sealed class EditorTaskTests
{
    private const string CargoCi =
        """
        ---
        name: Cargo CI
        tagline: Builds Rust workspaces
        category: Developer Tools
        source: https://cargo-ci.example/docs
        seen: 2026-11-20
        facts:
          price: Free
        ---
        Runs the tests of a workspace.
        """;

    [Fact]
    public async Task A_tool_is_added_by_a_file()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("tools/cargo-ci.md", CargoCi);
        (await site.DoneAsync("apply")).ShouldContain("new tool  Cargo CI (cargo-ci)");
        var page = await PageAsync(site, "/tools/cargo-ci");
        page.ShouldContain("Runs the tests of a workspace.");
        page.ShouldContain("https://cargo-ci.example/docs");
    }

    [Fact]
    public async Task The_four_reviews_of_a_tool_are_written_in_its_file_and_count()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        var reviews = string.Concat("builder skeptic futurist founder".Split(' ').Select((lens, place) =>
            $"  {lens}: {{ score: {60 + place}, call: {(place == 0 ? "skip" : "ship")}, "
            + "by: KM, written: 2026-11-20, authorship: human }\n"));
        site.Write("tools/cargo-ci.md", CargoCi.Replace("---\nRuns", $"reviews:\n{reviews}---\nRuns")
            + "\n\n## Builder\nOne.\n\n## Skeptic\nTwo.\n\n## Futurist\nThree.\n\n## Founder\nFour.\n");
        await site.DoneAsync("apply");
        var page = await PageAsync(site, "/tools/cargo-ci");
        page.ShouldContain("3 ship / 1 skip");
        page.ShouldContain("Four.");
    }

    [Fact]
    public async Task A_typo_of_a_tagline_is_mended_and_the_votes_stay()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        using var program = await StartAsync(site);
        using var vote = new FormUrlEncodedContent([KeyValuePair.Create("vote", "ship")]);
        (await program.Client.PostAsync("/tools/ml-intern/vote", vote)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        site.Write("tools/ml-intern.md", "---\ntagline: Reads papers, trains, ships\n---\n");
        await site.DoneAsync("apply");
        await program.UntilAsync("/tools/ml-intern", page => page.Contains("Reads papers, trains, ships", StringComparison.Ordinal)
            && page.Contains("<b>1 of 1</b> ship it", StringComparison.Ordinal));
        // A page that still has the former tagline shows the same tool.
        (await site.DoneAsync("import", Seeds.Folder)).ShouldContain("Nothing to do");
        (await program.Client.GetStringAsync("/tools")).ShouldContain("8 tools");
    }

    [Fact]
    public async Task A_price_is_corrected_with_its_proof()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("tools/ml-intern.md", "---\nfacts:\n  price: { value: Paid, source: \"https://ml-intern.example/prices\", "
            + "seen: 2026-11-20 }\n---\n");
        (await site.DoneAsync("plan")).ShouldContain("    - Free\n    + Paid\n");
        await site.DoneAsync("apply");
        (await PageAsync(site, "/tools/ml-intern")).ShouldContain("https://ml-intern.example/prices");
    }

    [Fact]
    public async Task A_captured_text_gets_its_lens_and_score()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("tools/ml-intern.md", "---\nreviews:\n  creator: { text: \"As someone who creates with AI\", score: 80, call: ship, "
            + "own: true, because: its voice is the Creator’s }\n---\n");
        await site.DoneAsync("apply");
        var page = await PageAsync(site, "/tools/ml-intern");
        page.ShouldContain("<h3>Creator</h3>");
        page.ShouldContain("<span class=\"n\">80</span>");
    }

    [Fact]
    public async Task A_tool_is_renamed_and_its_former_address_leads_to_it()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        (await site.DoneAsync("rename", "smolvlm2", "smol-vlm-two")).ShouldContain("smol-vlm-two");
        await site.DoneAsync("apply");
        using var program = await StartAsync(site);
        var moved = await program.Client.GetAsync("/compare/mistral-3-small-22b-vs-smolvlm2");
        moved.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        moved.Headers.Location!.ToString().ShouldEndWith("/compare/mistral-3-small-22b-vs-smol-vlm-two");
    }

    [Fact]
    public async Task Two_tools_are_made_one()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        await site.DoneAsync("merge", "smolvlm2", "smolvlm-3b");
        await site.DoneAsync("apply");
        using var program = await StartAsync(site);
        var moved = await program.Client.GetAsync("/tools/smolvlm2");
        moved.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        moved.Headers.Location!.ToString().ShouldEndWith("/tools/smolvlm-3b");
    }

    [Fact]
    public async Task A_question_is_settled()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("tools/ml-intern.md", "---\nfacts:\n  price: { value: Paid, source: \"https://ml-intern.example/prices\", "
            + "seen: 2026-11-20 }\n---\n");
        await site.DoneAsync("apply");
        await File.WriteAllTextAsync(Path.Combine(site.Root, "later.txt"), Seeds.Text(0) + "\n");
        await site.DoneAsync("import", "later.txt", "--seen", "2026-11-25");
        var number = Regex.Match(await site.DoneAsync("questions"), "^[0-9]{8}", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Value;
        await site.DoneAsync("decide", number, "said", "--because", "the price page agrees");
        (await site.DoneAsync("apply")).ShouldContain("    - Paid\n    + Free\n");
        (await site.DoneAsync("questions")).ShouldContain("No questions.");
    }

    [Fact]
    public async Task A_criterion_is_added_by_a_file()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("criteria.yml", "- { key: odour, label: Odour, kind: choice, words: [fresh, stale] }\n");
        site.Write("tools/ml-intern.md", "---\nfacts:\n  odour: { value: fresh, own: true }\n---\n");
        await site.DoneAsync("apply");
        var page = await PageAsync(site, "/tools/ml-intern");
        page.ShouldContain("Odour");
        page.ShouldContain("fresh");
        (await PageAsync(site, "/tools/smolvlm2.md")).ShouldContain("Not stated: Odour");
    }

    [Fact]
    public async Task A_tool_is_removed_for_good()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        await site.DoneAsync("remove", "smolvlm2", "--because", "its maker asked for it");
        await site.RunAsync("apply");
        using var program = await StartAsync(site);
        var gone = await program.Client.GetAsync("/tools/smolvlm2");
        gone.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await gone.Content.ReadAsStringAsync()).ShouldContain("its maker asked for it");
        (await program.Client.GetAsync("/tools/mistral-3-small-22b")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.RunAsync("import", Seeds.Folder)).Output.ShouldContain("its maker asked for it");
    }

    [Fact]
    public async Task A_lens_is_added_by_a_file()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("reviewers/economist.md", "---\ntitle: Economist\ndescription: Counts the cost.\n---\nWhat does it cost a year?\n");
        site.Write("tools/cargo-ci.md", CargoCi.Replace("---\nRuns", "reviews:\n  economist: { score: 70, call: ship, by: KM, "
            + "written: 2026-11-20, authorship: human }\n---\nRuns") + "\n\n## Economist\nCheap.\n");
        await site.DoneAsync("apply");
        (await PageAsync(site, "/tools/cargo-ci")).ShouldContain("<h3>Economist</h3>");
        var lens = await PageAsync(site, "/reviewers/economist");
        lens.ShouldContain("What does it cost a year?");
        lens.ShouldContain("written by KM on 20 November 2026, by a person");
    }

    [Fact]
    public async Task An_article_is_written()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("articles/2026-11-20-small-models.md",
            "---\ntitle: Small models\ndescription: On small models.\ndate: 2026-11-20\ntools: [smolvlm2]\n---\nThey fit.\n");
        await site.DoneAsync("apply");
        (await PageAsync(site, "/articles/small-models")).ShouldContain("They fit.");
        (await PageAsync(site, "/articles")).ShouldContain("/articles/small-models");
    }

    [Fact]
    public async Task A_revision_is_undone()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        // The criterion is one of the program's own file.
        site.Write("tools/ml-intern.md", "---\nown: true\nfacts:\n  price: Paid\n---\n");
        site.Write("tools/smollm3.md", "---\nown: true\nfacts:\n  licence: MIT\n---\n");
        await site.DoneAsync("apply");
        (await site.DoneAsync("undo", "6")).ShouldContain("    - Paid\n    + Free\n");
        (await site.DoneAsync("apply")).ShouldContain("Nothing to do.");
        (await site.RunAsync("undo", "600")).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task An_export_beside_the_programs_own_criteria_and_lenses_comes_back()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("tools/cargo-ci.md", CargoCi.Replace("price: Free", "price: Free\n  licence: MIT").Replace("---\nRuns",
            "reviews:\n  builder: { score: 70, call: ship, by: KM, written: 2026-11-20, authorship: human }\n---\nRuns")
            + "\n\n## Builder\nPlain.\n");
        site.Write("tools/smollm3.md", "---\nown: true\nfacts:\n  licence: MIT\n---\n");
        await site.DoneAsync("apply");
        await site.DoneAsync("export", "out");
        var files = Directory.GetFiles(Path.Combine(site.Root, "out", "tools")).Select(Path.GetFileName).Order().ToList();
        files.ShouldBe(["cargo-ci.md", "smollm3.md"]);
        foreach (var file in files)
            (await File.ReadAllTextAsync(Path.Combine(site.Root, "out", "tools", file!))).ShouldBe(site.Read($"tools/{file}"));
        var apply = await ProgramRun.OfAsync(site.Root, "apply", "--Content=out", "--Store=copy.db");
        apply.Output.ShouldContain("Applied as revision 1.", Case.Sensitive, apply.Errors);
    }

    [Fact]
    public async Task A_page_that_shows_almost_a_known_tool_is_asked_about()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        await File.WriteAllTextAsync(Path.Combine(site.Root, "typo.txt"),
            Seeds.Text(0).Replace("reads papers, trains, ships", "reads paper, trains, ships", StringComparison.Ordinal));
        var held = await site.RunAsync("import", "typo.txt");
        held.ExitCode.ShouldBe(1);
        held.Output.ShouldContain("perhaps ml-intern?");
        var number = Regex.Match(await site.DoneAsync("questions"), "^[0-9]{8}", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Value;
        await site.DoneAsync("decide", number, "keep", "--because", "a typo");
        await site.DoneAsync("apply");
        (await site.DoneAsync("questions")).ShouldContain("No questions.");
        (await site.RunAsync("check")).ExitCode.ShouldBe(0);
        (await PageAsync(site, "/tools")).ShouldContain("8 tools");
    }

    [Fact]
    public async Task A_move_that_cannot_be_is_refused_before_anything_is_written()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("tools/smollm3.md", "---\nfacts:\n  price: { value: Free, own: true }\n---\n");
        foreach (var (args, words) in ((string[], string)[])
        [
            (["merge", "smollm3", "nothere"], "There is no tool nothere."),
            (["merge", "smollm3", "smollm3"], "smollm3 is both addresses."),
            (["rename", "smollm3", "ml-intern"], "use merge smollm3 ml-intern"),
            (["rename", "nothere", "somewhere"], "There is no tool nothere."),
        ])
        {
            var run = await site.RunAsync(args);
            (run.ExitCode, run.Output).ShouldSatisfyAllConditions(
                () => run.ExitCode.ShouldBe(1), () => run.Output.ShouldContain(words));
        }

        site.Read("decisions.yml").ShouldBeNull();
        site.Read("tools/smollm3.md").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_rename_is_reversed_by_a_rename()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        await site.DoneAsync("rename", "smollm3", "small");
        await site.DoneAsync("apply");
        await site.DoneAsync("rename", "small", "smollm3");
        await site.DoneAsync("apply");
        (await site.DoneAsync("apply")).ShouldContain("Nothing to do.");
        using var program = await StartAsync(site);
        (await program.Client.GetAsync("/tools/smollm3")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await program.Client.GetAsync("/tools/small")).StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
    }

    [Fact]
    public async Task Two_tools_with_files_are_made_one_by_one_command()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("tools/smolvlm2.md", "---\nfacts:\n  price: { value: Paid, own: true }\n---\n");
        site.Write("tools/smolvlm-3b.md", "---\nfacts:\n  price: { value: Free, own: true }\n---\n");
        await site.DoneAsync("apply");
        (await site.DoneAsync("merge", "smolvlm-3b", "smolvlm2")).ShouldContain("The store keeps what it said.");
        site.Read("tools/smolvlm-3b.md").ShouldBeNull();
        await site.DoneAsync("apply");
        await site.DoneAsync("check");
    }

    [Fact]
    public async Task A_file_that_becomes_a_draft_takes_back_what_it_said()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("tools/cargo-ci.md", CargoCi);
        site.Write("tools/ml-intern.md", "---\nfacts:\n  price: { value: Paid, own: true }\n---\n");
        await site.DoneAsync("apply");
        site.Write("tools/cargo-ci.md", CargoCi.Replace("name: Cargo CI", "draft: true\nname: Cargo CI"));
        site.Write("tools/ml-intern.md", "---\ndraft: true\nfacts:\n  price: { value: Paid, own: true }\n---\n");
        (await site.DoneAsync("apply")).ShouldContain("    - Paid\n    + Free\n");
        (await site.DoneAsync("apply")).ShouldContain("Nothing to do.");
        await site.DoneAsync("check");
        using var program = await StartAsync(site);
        (await program.Client.GetAsync("/tools/cargo-ci")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_change_of_a_proof_alone_is_told_and_so_is_an_article_about_no_tool()
    {
        using var site = await EditedFolder.WithSeedsAsync();
        site.Write("tools/cargo-ci.md", CargoCi);
        await site.DoneAsync("apply");
        site.Write("tools/cargo-ci.md", CargoCi.Replace("https://cargo-ci.example/docs", "https://cargo-ci.example/prices"));
        site.Write("articles/on-nothing.md", "---\ntitle: A\ndescription: B\ndate: 2026-11-20\ntools: [nothere]\n---\nC\n");
        var plan = await site.DoneAsync("plan");
        plan.ShouldContain("file      tools/cargo-ci.md: no value changes\n");
        plan.ShouldContain("warning   the article on-nothing is about nothere, which is no tool of the site.\n");
    }

    private static Task<RunningProgram> StartAsync(EditedFolder site) =>
        RunningProgram.StartAsync(site.Store, $"--Content={site.PathOf("")}");

    private static async Task<string> PageAsync(EditedFolder site, string path)
    {
        using var program = await StartAsync(site);
        return WebUtility.HtmlDecode(await program.Client.GetStringAsync(path));
    }
}
