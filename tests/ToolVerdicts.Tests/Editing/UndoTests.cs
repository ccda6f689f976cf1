using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Facts;
using ToolVerdicts.Importing;
using ToolVerdicts.Tests.Facts;

namespace ToolVerdicts.Tests.Editing;

public class UndoTests
{
    private const string Small = "smolvlm2";
    private const string SmallFile = $"tools/{Small}.md";
    private const string NewFile = "tools/cargo-ci.md";
    private const string NewTool =
        "---\nname: Cargo CI\ntagline: Builds Rust workspaces\nown: true\nfacts: { price: Paid }\n---\nRuns tests.\n";


    [Fact]
    public async Task The_undo_of_an_apply_writes_back_the_text_and_the_facts_before_it()
    {
        using var edited = new EditedStore();
        edited.Files[SmallFile] = Priced("Free");
        edited.Done();
        edited.Files[SmallFile] = Priced("Paid");
        var second = edited.Done().Outcome.Revision!.Value;
        var outcome = edited.Undo(second);
        outcome.Left.ShouldBeEmpty();
        outcome.Files.ShouldBe([new UndoneFile(SmallFile, Priced("Paid"), Priced("Free"))]);
        (await edited.FindAsync(Small)).Tool.PriceWord.ShouldBe("Free");
        var change = outcome.Plan!.Changes.ShouldHaveSingleItem();
        (change.Before, change.After, change.Message).ShouldBe(("Paid", "Free", "An undo"));
        edited.Writer.ListAppliedFiles().Single().Text.ShouldBe(Priced("Free"));
        edited.Writer.ListRevisions(1).Single().Words.ShouldContain($"undo of {second}  1 file  1 change  by KM  An undo");
        edited.ShouldBeWhole();
    }

    [Fact]
    public async Task A_tool_that_the_undone_revision_added_is_hidden_and_comes_back_with_the_undo_of_the_undo()
    {
        using var edited = new EditedStore();
        edited.Files[NewFile] = NewTool;
        var added = edited.Done().Outcome.Revision!.Value;
        var undo = edited.Undo(added);
        undo.Files.ShouldBe([new UndoneFile(NewFile, NewTool, null)]);
        undo.Plan!.Changes.ShouldHaveSingleItem().Fact.ShouldBe(ChangedFact.Removed);
        Hidden(edited).ShouldBe(["cargo-ci"]);
        edited.Writer.ListAppliedFiles().ShouldBeEmpty();
        edited.ShouldBeWhole();
        edited.Undo(undo.Plan.Outcome.Revision!.Value).Plan!.Changes.ShouldContain(change => change.Fact == ChangedFact.Added);
        Hidden(edited).ShouldBeEmpty();
        (await edited.FindAsync("cargo-ci")).Tool.PriceWord.ShouldBe("Paid");
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_file_that_was_changed_again_is_named_and_left()
    {
        using var edited = new EditedStore();
        (edited.Files[SmallFile], edited.Files[NewFile]) = (Priced("Free"), NewTool);
        var both = edited.Done().Outcome.Revision!.Value;
        edited.Files[SmallFile] = Priced("Paid");
        edited.Done();
        var outcome = edited.Undo(both);
        outcome.Left.ShouldBe([$"{SmallFile} was changed again since, and stays as it is"]);
        outcome.Files.Select(file => file.Path).ShouldBe([NewFile]);
        edited.Writer.ListAppliedFiles().Single().Text.ShouldBe(Priced("Paid"));
        edited.ShouldBeWhole();
    }

    [Fact]
    public void The_undo_of_a_file_that_was_lost_and_written_anew_brings_back_what_stood_between()
    {
        using var edited = new EditedStore();
        edited.Files[NewFile] = NewTool;
        edited.Done();
        edited.Files.Clear();
        edited.Files["about.md"] = "---\ntitle: About\ndescription: A site\n---\nA site.\n";
        edited.Done();
        edited.Files[NewFile] = NewTool.Replace("Paid", "Free", StringComparison.Ordinal);
        var anew = edited.Done().Outcome.Revision!.Value;
        edited.Undo(anew);
        Hidden(edited).ShouldBeEmpty();
        edited.Writer.ExecuteScalar<string>("SELECT price_word FROM tools WHERE slug = 'cargo-ci'").ShouldBe("Paid");
        edited.ShouldBeWhole();
    }

    [Fact]
    public async Task The_undo_of_an_import_withdraws_the_page_and_its_undo_sees_it_again()
    {
        using var edited = new EditedStore();
        var dump = Standing(edited);
        edited.Store.ImportText(ContradictingCaptures.WithPriceAndScore, "later.txt", new DateOnly(2026, 11, 20)).Imported
            .ShouldNotBeNull();
        var (imported, after) = (Last(edited), Standing(edited));
        after.ShouldNotBe(dump);
        edited.Undo(imported).Pages.ShouldHaveSingleItem();
        Standing(edited).ShouldBe(dump);
        edited.ShouldBeWhole();
        var history = await edited.Writer.FindHistoryAsync((await edited.FindAsync(ContradictingCaptures.Tool)).Tool.Id);
        var step = history.Facts.Single(fact => fact.Label == "Pricing").History.Steps[0];
        (step.Words, step.State, step.After).ShouldBe(("$0.0006 a second", StepState.Replaced, ContradictingCaptures.Price));
        edited.Undo(Last(edited)).Left.ShouldBeEmpty();
        Standing(edited).ShouldBe(after);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_page_that_the_undo_of_an_undo_saw_again_is_withdrawn_by_another_undo()
    {
        using var edited = new EditedStore();
        var whole = Standing(edited);
        edited.Undo(3);
        var without = Standing(edited);
        edited.Undo(6);
        Standing(edited).ShouldBe(whole);
        edited.Undo(3).Pages.ShouldHaveSingleItem();
        Standing(edited).ShouldBe(without);
        edited.Undo(8);
        Standing(edited).ShouldBe(whole);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void The_same_page_seen_on_another_day_stands_on()
    {
        using var edited = new EditedStore();
        edited.Store.ImportText(ContradictingCaptures.WithPriceAndScore, "later.txt", new DateOnly(2026, 11, 19));
        var first = Last(edited);
        edited.Store.ImportText(ContradictingCaptures.WithPriceAndScore, "later.txt", new DateOnly(2026, 11, 20));
        var standing = Standing(edited);
        edited.Undo(first).Pages.ShouldBeEmpty();
        Standing(edited).ShouldBe(standing);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void Tools_that_only_an_undone_page_showed_are_in_no_list()
    {
        using var edited = new EditedStore();
        for (var revision = 1; revision <= Seeds.Paths.Count; revision++)
            edited.Undo(revision);
        edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM tools WHERE is_hidden = 0").ShouldBe(0);
        edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM listed_captures").ShouldBe(0);
        edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM tool_texts").ShouldBe(0);
        edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM listings WHERE until IS NULL").ShouldBe(0);
        edited.ShouldBeWhole();
    }

    [Fact]
    public async Task Renames_stay_and_are_named_while_the_file_of_the_tool_gets_its_former_text()
    {
        using var edited = new EditedStore();
        edited.Files[SmallFile] = Priced("Free");
        edited.Done();
        edited.Files.Remove(SmallFile);
        edited.Files["tools/smol-vision.md"] = Priced("Paid");
        edited.Files["decisions.yml"] = $"- rename: {{ from: {Small}, to: smol-vision }}\n";
        var outcome = edited.Undo(edited.Done().Outcome.Revision!.Value);
        outcome.Left.ShouldBe([$"the rename of {Small} to smol-vision stays"]);
        outcome.Files.ShouldBe([new UndoneFile("tools/smol-vision.md", Priced("Paid"), Priced("Free"))]);
        (await edited.FindAsync("smol-vision")).Tool.PriceWord.ShouldBe("Free");
        edited.ShouldBeWhole();
    }

    [Fact]
    public void Unknown_undone_and_empty_revisions_are_refused_in_a_sentence()
    {
        using var edited = new EditedStore();
        edited.Undo(99).Refusal.ShouldBe("There is no revision 99; see the list with history.");
        edited.Undo(1);
        var undo = Last(edited);
        edited.Undo(1).Refusal.ShouldBe($"Revision 1 is undone already, by revision {undo}.");
        edited.Undo(undo);
        edited.Undo(undo).Refusal.ShouldBe($"Revision {undo} is undone already, by revision {undo + 1}.");
        edited.Undo(1).Refusal.ShouldBeNull();
        edited.Writer.Execute("INSERT INTO revisions (id, recorded_at) VALUES (77, '2026-11-22T00:00:00.0000000Z')");
        edited.Undo(77).Refusal.ShouldBe("Revision 77 took in no page and no file, so there is nothing to take back.");
    }

    [Fact]
    public void A_text_that_an_undone_page_told_to_be_of_another_tool_comes_back()
    {
        using var store = new TempStore();
        store.ImportText(ContradictingCaptures.WithoutTwoTexts, "shifted.txt");
        var before = StandingValues.Of(store.Writer);
        store.Import(Seeds.PathOf(2));
        var after = StandingValues.Of(store.Writer);
        Withdrawn(store).ShouldBeGreaterThan(0);
        Undo(store, 2);
        Withdrawn(store).ShouldBe(0);
        StandingValues.Of(store.Writer).ShouldBe(before);
        StoreCheck.Run(store.Database).ShouldBeEmpty();
        Undo(store, 3);
        StandingValues.Of(store.Writer).ShouldBe(after);
        StoreCheck.Run(store.Database).ShouldBeEmpty();
    }

    [Fact]
    public void A_page_whose_import_was_undone_tells_of_no_other_page_whose_texts_it_has()
    {
        using var store = new TempStore();
        store.Import(Seeds.PathOf(2));
        Undo(store, 1);
        store.ImportText(ContradictingCaptures.WithoutTwoTexts, "shifted.txt").Imported!.Facts
            .ShouldNotContain(fact => fact.Outcome == FactOutcome.Unassigned);
        StoreCheck.Run(store.Database).ShouldBeEmpty();
    }

    [Fact]
    public void An_answer_to_a_question_is_taken_back_while_a_removal_beside_it_stays()
    {
        const string Move = "- merge: { from: b, into: a }\n  because: one\n";
        const string One = "- question: 1\n  take: keep\n";
        const string Two = "- question: 2\n  take: said\n";
        const string Three = "- question: 3\n  take: keep\n";
        var undone = UndoneDecisions.Of(One, Two + Move + Three, Two + Move + Three);
        undone.Text.ShouldBe(Move + One);
        undone.Kept.Select(UndoneDecisions.Describe).ShouldBe(["the merge of b into a"]);
        UndoneDecisions.Of(null, Two, Two).Text.ShouldBeNull();
        UndoneDecisions.Of(Move, "", "").ShouldSatisfyAllConditions(
            gone => gone.Text.ShouldBe(""), gone => gone.Gone.Select(UndoneDecisions.Describe).ShouldBe(["the merge of b into a"]));
        UndoneDecisions.Of(One, One + Two, One + Two + Three).Text.ShouldBe(One + Three);
        UndoneDecisions.Of(One, "", One.Replace("keep", "said")).ShouldSatisfyAllConditions(
            later => later.Text.ShouldBe(One.Replace("keep", "said")), later => later.Changed.ShouldBe([1]));
    }

    private static void Undo(TempStore store, long revision)
    {
        var outcome = new RevisionUndo(store.Writer, new Dictionary<string, string>())
            .Run(new RevisionNote(Author: null, Message: null, Undoes: revision), TempStore.Noon);
        outcome.Plan!.Outcome.Revision.ShouldNotBeNull();
    }

    private static long Withdrawn(TempStore store) => store.Writer.ExecuteScalar<long>(
        "SELECT COUNT(*) FROM capture_reviews WHERE withdrawn_in IS NOT NULL AND restored_in IS NULL");

    private static long Last(EditedStore edited) => edited.Writer.ExecuteScalar<long>("SELECT MAX(id) FROM revisions");

    private static List<string> Hidden(EditedStore edited) =>
        edited.Writer.Query<string>("SELECT slug FROM tools WHERE is_hidden = 1").AsList();

    private static string Standing(EditedStore edited) => StandingValues.Of(edited.Writer);

    private static string Priced(string price) => $"---\nown: true\nfacts: {{ price: {price} }}\n---\n";
}
