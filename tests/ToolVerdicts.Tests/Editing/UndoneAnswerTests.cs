using Dapper;
using ToolVerdicts.Importing;
using ToolVerdicts.Tests.Importing;

namespace ToolVerdicts.Tests.Editing;

/// <summary>The undo of an apply that answered which tool a held page shows.</summary>
public class UndoneAnswerTests
{
    private const string Intern = "ml-intern";
    private const string Own = "ml-intern-trains-models-from-papers";
    private const string Page = "capture.txt";

    [Theory]
    [InlineData("keep", Intern)]
    [InlineData("said", Own)]
    [InlineData("smollm3", "smollm3")]
    public void The_page_waits_again_with_the_same_question(string take, string tool)
    {
        using var edited = new EditedStore();
        var asked = Hold(edited);
        var outcome = edited.Undo(Answer(edited, asked.Held.Number, take));
        outcome.Left.ShouldBeEmpty();
        var again = edited.Writer.ListHeldQuestions().ShouldHaveSingleItem();
        (again.Held.Number, again.Held.Perhaps).ShouldBe((asked.Held.Number, asked.Held.Perhaps));
        again.Pages.ShouldBe(asked.Pages);
        outcome.Plan!.Held.ShouldHaveSingleItem().Held.Number.ShouldBe(asked.Held.Number);
        edited.ShouldBeWhole();

        // An import asks, too, and the same answer takes the page in again.
        edited.Store.ImportText(HeldCapture.WithOtherTagline).Held.ShouldHaveSingleItem().Number.ShouldBe(asked.Held.Number);
        edited.Apply().Outcome.Revision.ShouldBeNull();
        Answer(edited, asked.Held.Number, take);
        (SlugsOf(edited), CountHeld(edited)).ShouldBe(($"mistral-3-small-22b {tool}", 0));
        edited.ShouldBeWhole();
    }

    [Theory]
    [InlineData("keep", "said", Own)]
    [InlineData("said", "keep", Intern)]
    [InlineData("smollm3", "keep", Intern)]
    public void Another_answer_gives_the_page_to_another_tool(string first, string second, string tool)
    {
        using var edited = new EditedStore();
        var number = Hold(edited).Held.Number;
        edited.Undo(Answer(edited, number, first));
        var answered = Answer(edited, number, second);
        SlugsOf(edited).ShouldBe($"mistral-3-small-22b {tool}");
        edited.Writer.ExecuteScalar<string>("SELECT address FROM captures WHERE file_name = @Page", new { Page })
            .ShouldNotBeNull().ShouldContain(tool);
        edited.ShouldBeWhole();
        edited.Store.ImportText(HeldCapture.WithOtherTagline + "\n", "later.txt").Imported.ShouldNotBeNull();
        edited.ShouldBeWhole();

        edited.Undo(answered).Left.ShouldHaveSingleItem().ShouldBe(
            "capture.txt is not asked about again: another page tells whose name and tagline it has");
        edited.ShouldBeWhole();
    }

    [Theory]
    [InlineData("keep")]
    [InlineData("said")]
    public void The_undo_of_the_undo_answers_the_question_again(string take)
    {
        using var edited = new EditedStore();
        var answered = Answer(edited, Hold(edited).Held.Number, take);
        var facts = FactDump.Of(edited.Writer);
        var undone = edited.Undo(answered).Plan!.Outcome.Revision!.Value;
        var redone = edited.Undo(undone);
        redone.Plan!.Outcome.Warnings.ShouldBeEmpty();
        FactDump.Of(edited.Writer).ShouldBe(facts);
        CountHeld(edited).ShouldBe(0);
        edited.ShouldBeWhole();
        edited.Apply().Outcome.ShouldSatisfyAllConditions(
            plan => plan.Revision.ShouldBeNull(), plan => plan.Warnings.ShouldBeEmpty());
        edited.Undo(redone.Plan.Outcome.Revision!.Value).Left.ShouldBeEmpty();
        edited.Writer.ListHeldQuestions().ShouldHaveSingleItem();
        edited.ShouldBeWhole();
    }

    [Fact]
    public void The_undo_of_a_captured_as_asks_again()
    {
        using var edited = new EditedStore();
        var number = Hold(edited).Held.Number;
        edited.Files[$"tools/{Intern}.md"] =
            $"---\ncaptured-as:\n  - {{ name: ml-intern, tagline: {HeldCapture.OtherTagline} }}\n---\n";
        edited.Undo(edited.Done().Outcome.Revision!.Value).Left.ShouldBeEmpty();
        edited.Writer.ListHeldQuestions().ShouldHaveSingleItem().Held.Number.ShouldBe(number);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void An_identity_that_another_page_shows_outlives_the_undo_of_the_file_that_told_it()
    {
        using var edited = new EditedStore();
        edited.Files[$"tools/{Intern}.md"] =
            $"---\ncaptured-as:\n  - {{ name: ml-intern, tagline: {HeldCapture.OtherTagline} }}\n---\n";
        var told = edited.Done().Outcome.Revision!.Value;
        edited.Store.ImportText(HeldCapture.WithOtherTagline, seen: new DateOnly(2026, 1, 1)).Imported.ShouldNotBeNull();
        edited.Undo(told);
        edited.Store.ImportText(HeldCapture.WithOtherTagline + "\n", "later.txt").Held.ShouldBeEmpty();
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_page_that_was_shown_again_since_keeps_its_tool_and_is_named()
    {
        using var edited = new EditedStore();
        var answered = Answer(edited, Hold(edited).Held.Number, "keep");
        edited.Store.ImportText(HeldCapture.WithOtherTagline, seen: new DateOnly(2026, 11, 20)).Imported.ShouldNotBeNull();
        edited.Undo(answered).Left.ShouldBe(["capture.txt was shown again since, and keeps its tool"]);
        edited.Writer.ListHeldQuestions().ShouldBeEmpty();
        edited.ShouldBeWhole();
    }

    [Fact]
    public void The_removal_of_a_page_that_waits_again_erases_what_waits()
    {
        using var edited = new EditedStore();
        edited.Undo(Answer(edited, Hold(edited).Held.Number, "keep"));
        edited.Files["decisions.yml"] = $"- remove: {{ capture: {Page}, because: asked for, on: 2026-11-20 }}\n";
        edited.Done();
        (CountHeld(edited), edited.Writer.ListHeldQuestions().Count).ShouldBe((0, 0));
        edited.ShouldBeWhole();
    }

    [Theory]
    [InlineData("keep")]
    [InlineData("said")]
    public void The_removal_of_a_page_that_an_answer_took_in_leaves_a_whole_store(string take)
    {
        using var edited = new EditedStore();
        Answer(edited, Hold(edited).Held.Number, take);
        edited.Files["decisions.yml"] += $"- remove: {{ capture: {Page}, because: asked for, on: 2026-11-20 }}\n";
        edited.Done();
        edited.ShouldBeWhole();
    }

    private static HeldQuestion Hold(EditedStore edited)
    {
        edited.Store.ImportText(HeldCapture.WithOtherTagline).Held.ShouldHaveSingleItem();
        return edited.Writer.ListHeldQuestions().ShouldHaveSingleItem();
    }

    private static long Answer(EditedStore edited, long number, string take)
    {
        edited.Files["decisions.yml"] = $"- {{ question: {number}, take: {take} }}\n";
        return edited.Done().Outcome.Revision!.Value;
    }

    private static long CountHeld(EditedStore edited) => edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM held_pages");

    private static string SlugsOf(EditedStore edited) => string.Join(' ', edited.Writer.Query<string>(
        """
        SELECT t.slug FROM captures c JOIN capture_tools s ON s.capture_id = c.id JOIN tools t ON t.id = s.tool_id
        WHERE c.file_name = @Page ORDER BY s.side
        """, new { Page }));
}
