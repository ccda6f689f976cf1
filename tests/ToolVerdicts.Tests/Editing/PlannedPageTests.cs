using System.Text;
using Dapper;
using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Content;
using ToolVerdicts.Importing;
using ToolVerdicts.Tests.Importing;

namespace ToolVerdicts.Tests.Editing;

/// <summary>Captured pages of the content folder in the plan and the report of an apply.</summary>
public class PlannedPageTests
{
    private const string Near = "captures/near.txt";

    [Fact]
    public void Another_page_that_is_taken_in_makes_another_plan()
    {
        using var edited = new EditedStore();
        edited.Pages["a.txt"] = Seeds.Text(0) + "\n";
        var number = NumberOf(edited);
        edited.Pages["a.txt"] = Seeds.Text(0) + "\n\n";
        edited.Apply(number).IsExpected.ShouldBeFalse();
        Last(edited.Store).ShouldBe(Seeds.Paths.Count);
        edited.Pages["a.txt"] = Seeds.Text(0) + "\n";
        edited.Apply(number).ShouldSatisfyAllConditions(
            plan => plan.IsExpected.ShouldBeTrue(), plan => plan.Outcome.TakenIn.ShouldBe(["captures/a.txt"]));
    }

    [Fact]
    public void Another_page_that_is_held_makes_another_plan()
    {
        using var edited = new EditedStore();
        edited.Files["tools/smollm3.md"] = "---\nfacts:\n  price: { value: Dear, own: true }\n---\n";
        var without = NumberOf(edited);
        edited.Pages["near.txt"] = HeldCapture.WithOtherTagline;
        var number = NumberOf(edited);
        edited.Pages["near.txt"] = HeldCapture.WithOtherTagline + "\n";
        foreach (var expected in new[] { without, number })
            edited.Apply(expected).IsExpected.ShouldBeFalse();
        edited.Files.Clear();
        edited.Apply(without).IsExpected.ShouldBeFalse("the page alone would be held");
        edited.Writer.ListHeldQuestions().ShouldBeEmpty();
    }

    [Fact]
    public void A_page_that_is_taken_in_tells_its_warnings()
    {
        using var edited = new EditedStore();
        edited.Pages["odd.txt"] = HeldCapture.WithUnknownLines(1);
        edited.Done().Outcome.Warnings.ShouldBe(["captures/odd.txt: unknown line in the scorecard: “A strange line 1”"]);
        edited.Apply().Outcome.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_page_that_cannot_be_read_to_be_held_is_a_fault_and_nothing_is_done(bool hasFile)
    {
        using var store = TempStore.With(Seeds.Paths);
        var last = Last(store);
        var reads = 0;
        var page = new FolderCapture(Near, Seen: null, () => ++reads == 1
            ? new CaptureFile("near.txt", Encoding.UTF8.GetBytes(HeldCapture.WithOtherTagline))
            : throw new IOException("Input/output error"));
        List<FolderFile> files = hasFile ? [new("tools/smollm3.md", "---\nfacts:\n  price: { value: Dear, own: true }\n---\n")] : [];
        var content = SiteContentParser.Parse(files, new DateOnly(2026, 11, 20), new Dictionary<string, string>()).Content;
        var plan = ContentPlan.Apply(store.Writer, content, files, [page], new RevisionNote(null, null), TempStore.Noon.AddHours(1));
        plan.Outcome.Faults.ShouldHaveSingleItem().ToString().ShouldBe($"{Near}, line 1, column 1: Input/output error.");
        plan.Outcome.Revision.ShouldBeNull();
        Last(store).ShouldBe(last);
        store.Writer.ListHeldQuestions().ShouldBeEmpty();
    }

    [Fact]
    public void A_page_that_changes_while_it_is_read_is_a_fault()
    {
        using var store = TempStore.With(Seeds.Paths);
        var reads = 0;
        var page = new FolderCapture("captures/a.txt", Seen: null, () => new CaptureFile(
            "a.txt", Encoding.UTF8.GetBytes(Seeds.Text(0) + new string('\n', ++reads))));
        var plan = ContentPlan.Apply(
            store.Writer, new SiteContent(), [], [page], new RevisionNote(null, null), TempStore.Noon.AddHours(1));
        plan.Outcome.Faults.ShouldHaveSingleItem().Sentence.ShouldBe("it changed while it was read; apply again");
    }

    private static long Last(TempStore store) => store.Writer.ExecuteScalar<long>("SELECT MAX(id) FROM revisions");

    // A plan with a number that no plan has writes nothing.
    private static long NumberOf(EditedStore edited)
    {
        var plan = edited.Apply(expected: 1);
        plan.IsExpected.ShouldBeFalse();
        return plan.Number;
    }
}
