using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Facts;
using ToolVerdicts.Importing;
using ToolVerdicts.Tests.Importing;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Tests.Editing;

public class HeldPageTests
{
    private const string Intern = "ml-intern";
    private const string Small = "mistral-3-small-22b";

    [Fact]
    public async Task An_answer_that_keeps_the_tool_takes_the_page_in_as_one_of_it()
    {
        using var edited = new EditedStore();
        var number = Hold(edited);
        var (tools, tagline) = (CountTools(edited), (await edited.FindAsync(Intern)).Tool.Tagline);
        edited.Files["decisions.yml"] = $"- {{ question: {number}, take: keep, because: a better tagline }}\n";
        edited.Done().Outcome.TakenIn.ShouldBe(["capture.txt"]);
        (CountTools(edited), CountHeld(edited)).ShouldBe((tools, 0));
        CaptureSlugs(edited, "capture.txt").ShouldBe([Small, Intern]);
        // Neither page is known to be later, so the first words of the tool stand.
        (await edited.FindAsync(Intern)).Tool.Tagline.ShouldBe(tagline);
        edited.ShouldBeWhole();

        // The answer holds for later pages and applies, and its question does not come back.
        edited.Apply().Outcome.ShouldSatisfyAllConditions(
            again => again.Revision.ShouldBeNull(), again => again.Warnings.ShouldBeEmpty());
        edited.Store.ImportText(HeldCapture.WithOtherTagline + "\n", "later.txt", new DateOnly(2026, 11, 20)).Imported.ShouldNotBeNull();
        (CountTools(edited), edited.Writer.ListHeldQuestions().Count).ShouldBe((tools, 0));
        (await edited.FindAsync(Intern)).Tool.Tagline.ShouldBe(HeldCapture.OtherTagline);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void An_answer_that_takes_what_is_said_adds_a_tool_of_its_own()
    {
        using var edited = new EditedStore();
        var number = Hold(edited);
        edited.Files["decisions.yml"] = $"- {{ question: {number}, take: said }}\n";
        var plan = edited.Done();
        plan.Changes.ShouldHaveSingleItem().Fact.ShouldBe(ChangedFact.Added);
        CaptureSlugs(edited, "capture.txt").ShouldBe([Small, "ml-intern-trains-models-from-papers"]);
        CountHeld(edited).ShouldBe(0);
        edited.ShouldBeWhole();
        edited.Apply().Outcome.Revision.ShouldBeNull();
    }

    [Fact]
    public void An_answer_that_names_an_address_makes_the_page_one_of_that_tool()
    {
        using var edited = new EditedStore();
        var number = Hold(edited);
        edited.Files["decisions.yml"] = $"- {{ question: {number}, take: smollm3 }}\n";
        edited.Done();
        CaptureSlugs(edited, "capture.txt").ShouldBe([Small, "smollm3"]);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void An_answer_follows_a_tool_that_is_renamed_or_merged_in_the_same_apply()
    {
        using var edited = new EditedStore();
        var number = Hold(edited);
        edited.Files["decisions.yml"] =
            $"- rename: {{ from: {Intern}, to: hf-intern }}\n- {{ question: {number}, take: keep }}\n";
        edited.Done();
        CaptureSlugs(edited, "capture.txt").ShouldBe([Small, "hf-intern"]);
        edited.ShouldBeWhole();

        using var merged = new EditedStore();
        number = Hold(merged);
        merged.Files["decisions.yml"] = $"- merge: {{ from: {Intern}, into: smollm3 }}\n- {{ question: {number}, take: keep }}\n";
        merged.Done();
        CaptureSlugs(merged, "capture.txt").ShouldBe([Small, "smollm3"]);
        merged.ShouldBeWhole();
    }

    [Theory]
    [InlineData("nobody", "there is no tool nobody")]
    [InlineData("No Body", "“No Body” is no address of a tool; take said, keep, or an address")]
    [InlineData(Small, $"capture.txt shows {Small} beside “ml-intern”, so that they are two tools")]
    public void An_answer_that_cannot_be_followed_is_a_fault_and_changes_nothing(string take, string sentence)
    {
        using var edited = new EditedStore();
        var number = Hold(edited);
        var before = edited.Store.Dump();
        edited.Files["decisions.yml"] = $"# why\n- {{ question: {number}, take: {take} }}\n";
        var fault = edited.Apply().Outcome.Faults.ShouldHaveSingleItem();
        (fault.Path, fault.Line, fault.Sentence).ShouldBe(("decisions.yml", 2, sentence));
        (edited.Store.Dump(), CountHeld(edited)).ShouldBe((before, 1));
    }

    [Fact]
    public void To_keep_one_of_several_tools_its_address_is_needed()
    {
        using var edited = new EditedStore();
        edited.Store.ImportText(HeldCapture.WithOtherTagline, "other.txt", isNew: true);
        var third = HeldCapture.WithOtherTagline.Replace(HeldCapture.OtherTagline, "Helps at home", StringComparison.Ordinal);
        var held = edited.Store.ImportText(third).Held.ShouldHaveSingleItem();
        held.Perhaps.ShouldBe("perhaps ml-intern or ml-intern-trains-models-from-papers?");
        edited.Files["decisions.yml"] = $"- {{ question: {held.Number}, take: keep }}\n";
        edited.Apply().Outcome.Faults.ShouldHaveSingleItem().Sentence
            .ShouldBe($"question {held.Number} has 2 tools to keep; take the address of one");
        edited.Files["decisions.yml"] = $"- {{ question: {held.Number}, take: {Intern} }}\n";
        edited.Done();
        CaptureSlugs(edited, "capture.txt").ShouldBe([Small, Intern]);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_captured_as_in_a_tool_s_file_settles_the_question()
    {
        using var edited = new EditedStore();
        Hold(edited);
        edited.Files[$"tools/{Intern}.md"] =
            $"---\ncaptured-as:\n  - {{ name: ml-intern, tagline: {HeldCapture.OtherTagline} }}\n---\n";
        edited.Done().Outcome.TakenIn.ShouldBe(["capture.txt"]);
        (CountHeld(edited), edited.Writer.ListHeldQuestions().Count).ShouldBe((0, 0));
        CaptureSlugs(edited, "capture.txt").ShouldBe([Small, Intern]);
        edited.ShouldBeWhole();

        // Without the line the stored page is still one of the tool.
        edited.Files[$"tools/{Intern}.md"] = "---\ncategory: Agents\n---\n";
        edited.Done();
        edited.Store.ImportText(HeldCapture.WithOtherTagline, seen: new DateOnly(2026, 11, 20)).Imported.ShouldNotBeNull()
            .IsSeenAgain.ShouldBeTrue();
        CaptureSlugs(edited, "capture.txt").ShouldBe([Small, Intern]);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void An_answer_outlives_a_file_of_its_tool()
    {
        using var edited = new EditedStore();
        var number = Hold(edited);
        edited.Files["decisions.yml"] = $"- {{ question: {number}, take: keep }}\n";
        edited.Done();
        edited.Files[$"tools/{Intern}.md"] = "---\ncategory: Agents\n---\n";
        edited.Done();
        edited.Store.ImportText(HeldCapture.WithOtherTagline + "\n", "later.txt").Held.ShouldBeEmpty();
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_page_of_the_folder_follows_the_same_rule()
    {
        using var edited = new EditedStore();
        edited.Pages["near.txt"] = HeldCapture.WithOtherTagline;
        var plan = edited.Apply();
        (plan.Outcome.Revision, plan.Outcome.HeldPages, plan.Outcome.TakenIn.Count).ShouldBe((null, 1, 0));
        var number = plan.Held.ShouldHaveSingleItem().Held.Number;
        edited.Writer.ListHeldQuestions().ShouldHaveSingleItem().Held.Number.ShouldBe(number);
        edited.Apply().Outcome.HeldPages.ShouldBe(1);
        CountHeld(edited).ShouldBe(1);

        edited.Files["decisions.yml"] = $"- {{ question: {number}, take: keep }}\n";
        edited.Done().Outcome.HeldPages.ShouldBe(0);
        CaptureSlugs(edited, "near.txt").ShouldBe([Small, Intern]);
        CountHeld(edited).ShouldBe(0);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_page_of_the_folder_that_is_mostly_unknown_is_a_fault()
    {
        using var edited = new EditedStore();
        edited.Pages["odd.txt"] = HeldCapture.WithUnknownLines(9);
        edited.Apply().Outcome.Faults.ShouldHaveSingleItem().Sentence.ShouldContain("lines are unknown, more than a tenth");
    }

    [Fact]
    public void A_page_with_two_questions_waits_for_both_answers()
    {
        using var edited = new EditedStore();
        var text = HeldCapture.WithOtherTagline.Replace(
            "Open-weight 22B model for edge and consumer hardware inference", "A model", StringComparison.Ordinal);
        var numbers = edited.Store.ImportText(text).Held.Select(held => held.Number).ToList();
        numbers.Count.ShouldBe(2);
        edited.Files["decisions.yml"] = $"- {{ question: {numbers[0]}, take: keep }}\n";
        edited.Done().Outcome.Warnings.ShouldBe(
            [$"decisions.yml, line 1: capture.txt also waits for an answer to {numbers[1]}"]);
        (CountHeld(edited), edited.Writer.ListHeldQuestions().Count).ShouldBe((2, 2));
        edited.ShouldBeWhole();

        edited.Files["decisions.yml"] += $"- {{ question: {numbers[1]}, take: said }}\n";
        edited.Done().Outcome.Warnings.ShouldBeEmpty();
        CaptureSlugs(edited, "capture.txt").ShouldBe([Small, "ml-intern-trains-models-from-papers"]);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_page_whose_identity_another_import_made_known_comes_in_with_the_next_apply()
    {
        using var edited = new EditedStore();
        Hold(edited);
        edited.Store.ImportText(HeldCapture.WithOtherTagline + "\n", "other.txt", isNew: true).Imported.ShouldNotBeNull();
        edited.Writer.ListHeldQuestions().ShouldBeEmpty();
        edited.Done().Outcome.TakenIn.ShouldBe(["capture.txt"]);
        CountHeld(edited).ShouldBe(0);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_damaged_held_page_keeps_nothing_else_from_being_applied()
    {
        using var edited = new EditedStore();
        Hold(edited);
        edited.Writer.Execute("UPDATE held_pages SET content = x'00'");
        edited.Files[$"tools/{Intern}.md"] = "---\ncategory: Agents\n---\n";
        edited.Done().Outcome.Warnings.ShouldHaveSingleItem().ShouldContain("is damaged in the store");
    }

    [Fact]
    public void A_mended_store_still_follows_the_answers()
    {
        using var edited = new EditedStore();
        var number = Hold(edited);
        edited.Files["decisions.yml"] = $"- {{ question: {number}, take: keep }}\n";
        edited.Done();
        edited.Writer.Execute("DELETE FROM tool_identities");
        StoreCheck.Run(edited.Store.Database).ShouldHaveSingleItem().ShouldStartWith("identity of ml-intern");
        StoreMend.Run(edited.Store.Database, [], TempStore.Noon).Left.ShouldBeEmpty();
        edited.Store.ImportText(HeldCapture.WithOtherTagline + "\n", "later.txt").Held.ShouldBeEmpty();
    }

    [Fact]
    public void The_number_of_a_question_follows_from_the_identity_and_its_candidates()
    {
        var (page, tool) = (new ToolIdentity("A", "B"), new NearTool(1, Slug.Parse("a"), "A", "C", "0123"));
        var number = new HeldIdentity(page, [tool]).Number;
        new HeldIdentity(new ToolIdentity("a", "b"), [tool with { Id = 9, Slug = Slug.Parse("b"), Tagline = "D" }]).Number
            .ShouldBe(number);
        new HeldIdentity(page, [tool with { Identity = "4567" }]).Number.ShouldNotBe(number);
        new HeldIdentity(page with { Tagline = "E" }, [tool]).Number.ShouldNotBe(number);
    }

    [Fact]
    public void A_page_that_an_apply_took_in_before_there_was_this_rule_is_no_fault_of_the_store()
    {
        using var edited = new EditedStore();
        edited.Store.ImportText(HeldCapture.WithOtherTagline, "near.txt", isNew: true);
        edited.Writer.Execute("UPDATE revisions SET kind = 'apply' WHERE id = (SELECT MAX(id) FROM revisions)");
        CaptureSlugs(edited, "near.txt").ShouldBe([Small, "ml-intern-trains-models-from-papers"]);
        edited.ShouldBeWhole();
    }

    private static long Hold(EditedStore edited) =>
        edited.Store.ImportText(HeldCapture.WithOtherTagline).Held.ShouldHaveSingleItem().Number;

    private static long CountTools(EditedStore edited) => edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM tools");

    private static long CountHeld(EditedStore edited) => edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM held_pages");

    private static List<string> CaptureSlugs(EditedStore edited, string file) => edited.Writer.Query<string>(
        """
        SELECT t.slug FROM captures c JOIN capture_tools s ON s.capture_id = c.id JOIN tools t ON t.id = s.tool_id
        WHERE c.file_name = @file ORDER BY s.side
        """, new { file }).AsList();
}
