using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Importing;
using ToolVerdicts.Tests.Editing;

namespace ToolVerdicts.Tests.Importing;

public class HeldImportTests
{
    [Fact]
    public void A_new_tagline_under_a_known_name_is_held_and_changes_nothing()
    {
        using var store = TempStore.With(Seeds.Paths);
        var before = store.Dump();
        var outcome = store.ImportText(HeldCapture.WithOtherTagline);
        var held = outcome.Held.ShouldHaveSingleItem();
        (held.Identity.Name, held.Identity.Tagline).ShouldBe(("ml-intern", HeldCapture.OtherTagline));
        held.Candidates.Select(tool => $"{tool.Slug}").ShouldBe(["ml-intern"]);
        held.Perhaps.ShouldBe("perhaps ml-intern?");
        (outcome.Imported, outcome.Refusal, outcome.IsNewlyHeld).ShouldBe((null, null, true));
        store.Dump().ShouldBe(before);
        var question = store.Writer.ListHeldQuestions().ShouldHaveSingleItem();
        (question.Held.Number, question.Pages.Single().FileName).ShouldBe((held.Number, "capture.txt"));
        StoreCheck.Run(store.Database).ShouldBeEmpty();

        var again = store.ImportText(HeldCapture.WithOtherTagline);
        (again.IsNewlyHeld, again.Held.Single().Number).ShouldBe((false, held.Number));
        store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM held_pages").ShouldBe(1);
    }

    [Fact]
    public void An_almost_equal_tagline_under_another_name_is_held()
    {
        using var store = TempStore.With(Seeds.Paths);
        var text = HeldCapture.WithOtherName("Paper Trainer").Replace("reads papers", "reads paper", StringComparison.Ordinal);
        store.ImportText(text).Held.ShouldHaveSingleItem().Candidates.Select(tool => $"{tool.Slug}").ShouldBe(["ml-intern"]);
        // At its other end, too.
        store.ImportText(HeldCapture.WithOtherName("Paper Trainer").Replace("trains, ships", "trains, ship", StringComparison.Ordinal))
            .Held.Count.ShouldBe(1);
    }

    [Fact]
    public void A_tagline_that_says_something_else_under_another_name_is_a_tool_of_its_own()
    {
        using var store = TempStore.With(Seeds.Paths);
        var text = HeldCapture.WithOtherTagline.Replace("ml-intern", "Paper Trainer", StringComparison.Ordinal);
        store.ImportText(text).Imported.ShouldNotBeNull().Address.ToString().ShouldBe("mistral-3-small-22b-vs-paper-trainer");
    }

    [Fact]
    public void A_page_that_is_imported_as_new_adds_a_tool_of_its_own_and_is_held_no_longer()
    {
        using var store = TempStore.With(Seeds.Paths);
        store.ImportText(HeldCapture.WithOtherTagline);
        store.ImportText(HeldCapture.WithOtherTagline, isNew: true).Imported.ShouldNotBeNull()
            .Address.ToString().ShouldBe("mistral-3-small-22b-vs-ml-intern-trains-models-from-papers");
        store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM held_pages").ShouldBe(0);
        store.Writer.ListHeldQuestions().ShouldBeEmpty();
        StoreCheck.Run(store.Database).ShouldBeEmpty();
    }

    [Fact]
    public void Two_tools_of_one_name_on_one_page_stay_two_tools()
    {
        using var store = new TempStore();
        var text = Seeds.Text(0).Replace("Mistral 3 Small (22B)", "ml-intern", StringComparison.Ordinal);
        store.ImportText(text).Imported.ShouldNotBeNull().Address.ToString().Split("-vs-").Distinct().Count().ShouldBe(2);
        StoreCheck.Run(store.Database).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_held_does_not_depend_on_the_order_of_the_files()
    {
        (string Name, string Text)[] files =
            [("a.txt", HeldCapture.WithOtherTagline), ("b.txt", Seeds.Text(0)), ("c.txt", HeldCapture.WithOtherTagline + "\n")];
        foreach (var order in (int[][])[[0, 1, 2], [2, 1, 0], [1, 0, 2]])
        {
            // Of one run nothing is compared with each other.
            using var empty = new TempStore();
            empty.Import(order.Select(at => empty.Write(files[at].Text, files[at].Name))).ShouldAllBe(outcome => outcome.Imported != null);
            // All files of a later run are compared with the store before it.
            using var store = TempStore.With(Seeds.PathOf(0));
            store.Import(order.Select(at => store.Write(files[at].Text, files[at].Name))).Select(outcome => outcome.Held.Count)
                .ShouldBe([1, 0, 1]);
            store.Writer.ListHeldQuestions().ShouldHaveSingleItem().Pages.Select(page => page.FileName).ShouldBe(["a.txt", "c.txt"]);
        }
    }

    [Fact]
    public void A_name_that_an_editor_changed_is_still_one_under_which_captures_know_the_tool()
    {
        using var edited = new EditedStore();
        edited.Files["tools/ml-intern.md"] = "---\nname: Hugging Face Agent\n---\n";
        edited.Done();
        edited.Store.ImportText(HeldCapture.WithOtherTagline).Held.ShouldHaveSingleItem()
            .Candidates.ShouldHaveSingleItem().Name.ShouldBe("Hugging Face Agent");
    }

    [Fact]
    public void A_hidden_tool_is_no_candidate()
    {
        using var store = TempStore.With(Seeds.Paths);
        store.Writer.Hide(store.Writer.ExecuteScalar<long>("SELECT id FROM tools WHERE slug = 'ml-intern'"));
        store.ImportText(HeldCapture.WithOtherTagline).Held.ShouldBeEmpty();
    }

    [Fact]
    public void A_page_of_which_more_than_a_tenth_of_the_lines_is_unknown_is_refused()
    {
        using var store = new TempStore();
        var lines = Seeds.Text(0).Split('\n').Length;
        var most = lines / 9;
        store.ImportText(HeldCapture.WithUnknownLines(most + 1)).Refusal.ShouldNotBeNull()
            .ShouldBe($"{most + 1} of its {lines + most + 1} lines are unknown, more than a tenth");
        store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM captures").ShouldBe(0);
        store.ImportText(HeldCapture.WithUnknownLines(most)).Imported!.Capture.Warnings.Count.ShouldBe(most);
    }

    [Fact]
    public void A_strict_import_refuses_a_page_with_a_warning_for_that_warning()
    {
        using var store = new TempStore();
        var strict = new ImportRules(IsStrict: true);
        var path = store.Write(HeldCapture.WithUnknownLines(1), "odd.txt");
        store.Import([path], seen: null, strict)[0].Refusal.ShouldBe("unknown line in the scorecard: “A strange line 1”");
        store.Import([store.Write("Last updated: 2031-01-01\n" + Seeds.Text(0), "future.txt")], seen: null, strict)[0]
            .Refusal.ShouldNotBeNull().ShouldContain("which is in the future");
        store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM captures").ShouldBe(0);
        store.Import(Seeds.Paths, seen: null, strict).ShouldAllBe(outcome => outcome.Imported != null);
    }

    [Fact]
    public void A_file_that_changes_between_its_two_readings_is_refused()
    {
        using var store = new TempStore();
        var path = store.Write(Seeds.Text(0), "a.txt");
        var hasChanged = false;
        new Importer(store.Writer, TimeProvider.System).Import([path], seen: null, () =>
        {
            if (!hasChanged)
                File.WriteAllText(path, HeldCapture.WithOtherTagline);
            hasChanged = true;
        }).ToList().ShouldHaveSingleItem().Refusal.ShouldBe("it changed while it was read; import it again");
    }

    [Fact]
    public void A_page_that_shows_one_tool_twice_under_other_words_is_refused()
    {
        using var edited = new EditedStore();
        edited.Files["tools/ml-intern.md"] =
            $"---\ncaptured-as:\n  - {{ name: ml-intern, tagline: {HeldCapture.OtherTagline} }}\n---\n";
        edited.Done();
        var twice = HeldCapture.WithOtherTagline.Replace("Mistral 3 Small (22B)", "ml-intern", StringComparison.Ordinal)
            .Replace("Open-weight 22B model for edge and consumer hardware inference", HeldCapture.Tagline, StringComparison.Ordinal);
        edited.Store.ImportText(twice).Refusal.ShouldBe("it shows ml-intern beside itself, under other words");
    }
}
