using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Tests.Facts;

namespace ToolVerdicts.Tests.Editing;

/// <summary>Files that were applied beside a page which was erased later.</summary>
public class ErasedSourceTests
{
    private const string Modal = ContradictingCaptures.Tool;
    private const string Facts = "facts: { price: Paid, price-text: 2 dollars }\n";
    private static readonly string Removal = $"- {{ remove: {{ capture: {Seeds.File(2).Sha256} }}, because: x, on: 2026-11-20 }}\n";

    [Theory]
    [InlineData("---\n---\n")]
    [InlineData($"---\nown: true\n{Facts}---\nWords.\n")]
    [InlineData("---\nname: Modal\ntagline: Functions on graphics cards\n---\n")]
    [InlineData($"---\nname: Modal\nown: true\n{Facts}---\n")]
    public void A_store_is_whole_after_the_only_page_of_a_tool_with_a_file_was_removed(string file)
    {
        using var edited = new EditedStore();
        edited.Files[$"tools/{Modal}.md"] = file;
        edited.Done();
        edited.Files["decisions.yml"] = Removal;
        edited.Done();
        edited.ShouldBeWhole();
        edited.Files[$"tools/{Modal}.md"] = $"---\nname: Modal\ntagline: Another one\nown: true\n{Facts}---\n";
        edited.Done();
        edited.ShouldBeWhole();
    }

    [Fact]
    public async Task Kept_issues_lose_the_answers_on_a_tool_of_which_a_page_was_erased()
    {
        using var edited = new EditedStore();
        var week = IssueWeek.Of(TempStore.Noon);
        edited.Writer.ComposeIssue(week, TempStore.Noon).ShouldBeTrue();
        (await ComparisonsAsync()).ShouldAllBe(comparison => comparison.Answer != null);
        edited.Store.ImportText(ContradictingCaptures.WithPriceAndScore, "later.txt").Refusal.ShouldBeNull();
        edited.Files["decisions.yml"] = "- { remove: { capture: later.txt, because: x, on: 2026-11-20 }}\n";
        edited.Done();
        var after = await ComparisonsAsync();
        after.ShouldContain(comparison => comparison.Answer != null);
        after.Any(IsOfModal).ShouldBeTrue();
        after.Where(IsOfModal).ShouldAllBe(comparison => comparison.Answer == null);

        async Task<IReadOnlyList<NewComparison>> ComparisonsAsync() =>
            (await edited.Writer.FindIssueAsync(week))!.Digest.Comparisons;

        static bool IsOfModal(NewComparison comparison) => comparison.Tools.Any(tool => tool.Slug.ToString() == Modal);
    }

    [Fact]
    public void A_store_is_whole_after_the_file_of_the_tool_was_deleted_too()
    {
        using var edited = new EditedStore();
        edited.Files[$"tools/{Modal}.md"] = $"---\nown: true\n{Facts}---\n";
        edited.Done();
        edited.Files.Remove($"tools/{Modal}.md");
        edited.Done();
        edited.Files["decisions.yml"] = Removal;
        edited.Done();
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_store_is_whole_after_the_page_of_a_text_with_an_assigned_reviewer_was_removed()
    {
        using var edited = new EditedStore();
        var text = edited.Writer.ExecuteScalar<string>(
            "SELECT r.text FROM reviews r JOIN tools t ON t.id = r.tool_id WHERE t.slug = @Modal ORDER BY r.id", new { Modal })!;
        var start = string.Join(' ', text.Split(' ').Take(6));
        edited.Files[$"tools/{Modal}.md"] =
            $"---\nreviews:\n  creator: {{ text: \"{start}\", score: 80, call: ship, own: true, because: its voice }}\n---\n";
        edited.Done();
        edited.Files.Remove($"tools/{Modal}.md");
        edited.Files["decisions.yml"] = Removal;
        edited.Done();
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_store_is_whole_after_the_page_of_a_renamed_and_of_a_merged_tool_was_removed()
    {
        using var edited = new EditedStore();
        edited.Files["decisions.yml"] = $"- rename: {{ from: {Modal}, to: modal }}\n- merge: {{ from: smollm3, into: smolvlm2 }}\n";
        edited.Done();
        edited.Files["decisions.yml"] += Removal;
        edited.Done();
        edited.ShouldBeWhole();
        edited.Store.ImportText(ContradictingCaptures.WithPriceAndScore, "later.txt").Refusal.ShouldBeNull();
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_revision_that_cannot_be_repeated_is_told_and_stays_with_all_that_it_assigned()
    {
        using var edited = new EditedStore();
        edited.Files[$"tools/{Modal}.md"] = $"---\nown: true\n{Facts}---\n";
        var revision = edited.Done().Outcome.Revision;
        edited.Writer.Execute("UPDATE revisions SET recorded_at = 'yesterday' WHERE id = @revision", new { revision });
        var dump = edited.Store.Dump();
        var report = StoreMend.Run(edited.Store.Database, [], TempStore.Noon);
        report.Mended.ShouldBeEmpty();
        report.Left.ShouldHaveSingleItem().ShouldBe(
            $"revision {revision}: it was recorded at “yesterday”, which is no time; the revision and all facts stay as they are, "
            + "and facts are neither checked nor mended");
        edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM file_facts").ShouldBe(2);
        edited.Writer.ExecuteScalar<long>("SELECT MAX(id) FROM revisions").ShouldBe(revision!.Value);
        edited.Store.Dump().ShouldBe(dump);
    }
}
