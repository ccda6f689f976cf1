using System.Text;
using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Content;
using ToolVerdicts.Importing;
using ToolVerdicts.Tests.Facts;

namespace ToolVerdicts.Tests.Editing;

/// <summary>Answers in <c>decisions.yml</c> that would settle nothing.</summary>
public class RefusedAnswerTests
{
    private const string Refusal = "no source says “77”: take keep, or one of “85”, “90”";

    private static readonly DateOnly Day = new(2026, 11, 20);

    [Fact]
    public void An_answer_that_settles_nothing_is_a_fault_and_its_question_stays()
    {
        using var edited = new EditedStore();
        var question = Contest(edited);
        edited.Files["decisions.yml"] = $"# By hand\n- {{ question: {question}, take: \"77\" }}\n";
        edited.Apply().Outcome.Faults.ShouldHaveSingleItem().ToString().ShouldBe($"decisions.yml, line 2, column 1: {Refusal}.");
        Open(edited).ShouldBe([question]);
        edited.Files["decisions.yml"] = $"- {{ question: {question}, take: \"85\" }}\n";
        edited.Done();
        Open(edited).ShouldBeEmpty();
        edited.Files["decisions.yml"] = $"- {{ question: {question}, take: \"77\" }}\n";
        edited.Apply().Outcome.Faults.ShouldHaveSingleItem().Sentence.ShouldBe(Refusal);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void An_answer_by_the_criteria_of_the_folder_is_none_of_another_kind()
    {
        using var edited = new EditedStore();
        edited.Files["criteria.yml"] = "- { key: status, label: Status, kind: choice, words: [active, dormant], rows: [Status] }\n";
        edited.Done();
        edited.Store.Import("a.txt", RowCaptures.With(("Status", "active", "—")), Day);
        edited.Store.Import("b.txt", RowCaptures.With(("Status", "dormant", "—")), Day);
        var question = Open(edited).ShouldHaveSingleItem();
        edited.Files["decisions.yml"] = $"- {{ question: {question}, take: retired }}\n";
        edited.Apply().Outcome.Faults.ShouldHaveSingleItem().Sentence.ShouldStartWith("“retired” is no status: ");
        edited.Files["criteria.yml"] = edited.Files["criteria.yml"].Replace("dormant]", "dormant, retired]", StringComparison.Ordinal);
        edited.Done();
        Open(edited).ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_store_takes_the_answers_of_an_exported_one()
    {
        using var edited = new EditedStore();
        List<FolderFile> files = [new("decisions.yml", $"- {{ question: {Contest(edited)}, take: \"77\" }}\n")];
        using var empty = new TempStore();
        var content = SiteContentParser.Parse(files, Day, new Dictionary<string, string>()).Content;
        var pages = new[] { "85/100", "90/100" }.Select(score => new FolderCapture($"captures/{score[..2]}.txt", Day,
            () => new CaptureFile($"{score[..2]}.txt", Encoding.UTF8.GetBytes(WithScore(score))))).ToList();
        var plan = ContentPlan.Apply(empty.Writer, content, files, pages, new RevisionNote(null, null), TempStore.Noon);
        plan.Outcome.Faults.ShouldBeEmpty();
        plan.Outcome.Warnings.ShouldNotContain(warning => warning.Contains("no open question"));
    }

    private static long Contest(EditedStore edited)
    {
        edited.Store.Import("85.txt", WithScore("85/100"), Day);
        edited.Store.Import("90.txt", WithScore("90/100"), Day);
        return Open(edited).ShouldHaveSingleItem();
    }

    private static string WithScore(string score) => Seeds.Text(2).Replace("88/100", score, StringComparison.Ordinal);

    private static List<long> Open(EditedStore edited) =>
        edited.Writer.ListQuestioned().SelectMany(tool => tool.Questions).Select(question => question.Number).ToList();
}
