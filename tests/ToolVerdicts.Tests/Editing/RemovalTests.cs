using System.Text;
using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Facts;
using ToolVerdicts.Importing;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Facts;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Tests.Editing;

public class RemovalTests
{
    private const string Modal = ContradictingCaptures.Tool;
    private const string Removal = $"- remove: {{ tool: {Modal} }}\n  because: Its maker asked.\n  on: 2026-11-20\n";

    [Fact]
    public async Task Of_a_removed_tool_no_byte_of_its_texts_stays_in_the_files_of_the_store()
    {
        using var edited = new EditedStore();
        var (texts, others) = (TextsOf(edited, Modal), Beside(edited, Modal));
        texts.Count.ShouldBeGreaterThan(5);
        edited.Files[$"tools/{Modal}.md"] = "---\nown: true\nfacts: { price: Paid }\n---\nA sentence of the editor on Modal.\n";
        edited.Done();
        edited.Writer.ComposeIssue(IssueWeek.Of(TempStore.Noon), TempStore.Noon);
        Vote(edited, Modal);
        edited.Files.Remove($"tools/{Modal}.md");
        edited.Files["decisions.yml"] = Removal;
        var plan = edited.Done();
        plan.Outcome.Erased.Pages.Count.ShouldBe(1);
        plan.Changes.ShouldContain(change => change.Fact == ChangedFact.Removed && $"{change.Slug}" == Modal);
        edited.Writer.EraseFreeSpace().ShouldBeTrue();
        Held(edited, texts.Append("A sentence of the editor on Modal.")).ShouldBeEmpty();
        (await edited.Writer.FindRemovedAsync([Slug.Parse(Modal)]))!.ShouldBe(
            new Removal(Slug.Parse(Modal), "Its maker asked.", new DateOnly(2026, 11, 20)));
        edited.Writer.ExecuteScalar<long>("SELECT (SELECT COUNT(*) FROM votes) + (SELECT COUNT(*) FROM bookmarks)").ShouldBe(2);
        foreach (var other in others)
        {
            var sheet = await edited.FindAsync(other);
            sheet.Tool.Description.ShouldNotBeNull();
            sheet.Provenance.Sources.ShouldContain(source => source.Capture!.FileName == "a page that was removed");
        }

        edited.ShouldBeWhole();
        edited.Apply().Outcome.ShouldSatisfyAllConditions(
            outcome => outcome.Revision.ShouldBeNull(), outcome => outcome.Warnings.ShouldBeEmpty());
    }

    [Fact]
    public void No_import_brings_a_removed_tool_back()
    {
        using var edited = Removed();
        var dump = edited.Store.Dump();
        edited.Store.Import(Seeds.PathOf(2))[0].Refusal.ShouldBe("removed on 2026-11-20: Its maker asked.");
        edited.Store.ImportText(ContradictingCaptures.WithPriceAndScore, "later.txt").Refusal!
            .ShouldEndWith("which was removed on 2026-11-20: Its maker asked.");
        edited.Store.Dump().ShouldBe(dump);
        edited.Files[$"tools/{Modal}.md"] = "---\nname: Modal\ntagline: Again\nown: true\n---\n";
        edited.Apply().Outcome.Faults.ShouldHaveSingleItem().Sentence.ShouldStartWith($"{Modal} was removed on 2026-11-20");
    }

    [Fact]
    public void Mending_brings_nothing_back_that_was_removed()
    {
        using var edited = Removed();
        var dump = edited.Store.Dump();
        StoreMend.Run(edited.Store.Database, [Seeds.PathOf(2)], TempStore.Noon).Left.ShouldBeEmpty();
        edited.Store.Dump().ShouldBe(dump);
        edited.Writer.Execute("UPDATE tools SET price_word = 'wrong' WHERE slug = @slug", new { slug = Beside(edited, null)[0] });
        StoreMend.Run(edited.Store.Database, [Seeds.PathOf(2)], TempStore.Noon).Left.ShouldBeEmpty();
        edited.Store.Dump().ShouldBe(dump);
    }

    [Fact]
    public void A_removal_that_is_taken_out_of_the_decisions_lets_the_page_in_again()
    {
        using var whole = new EditedStore();
        using var edited = Removed();
        edited.Files["decisions.yml"] = "";
        edited.Done();
        edited.ShouldBeWhole();
        edited.Store.Import(Seeds.PathOf(2))[0].Refusal.ShouldBeNull();
        StandingValues.Of(edited.Writer).ShouldBe(StandingValues.Of(whole.Writer));
        edited.ShouldBeWhole();
    }

    [Fact]
    public void Revisions_after_a_removal_are_repeated_by_the_check()
    {
        using var edited = Removed();
        edited.Store.ImportText(Seeds.Text(3).Replace("Paid", "Free", StringComparison.Ordinal), "later.txt").Refusal.ShouldBeNull();
        edited.Files[$"tools/{Beside(edited, null)[0]}.md"] = "---\nown: true\nfacts: { price: Free }\n---\n";
        edited.Done();
        edited.ShouldBeWhole();
        edited.Writer.Execute("UPDATE changes SET after = 'wrong' WHERE id = (SELECT MAX(id) FROM changes)");
        StoreCheck.Run(edited.Store.Database).ShouldHaveSingleItem().ShouldStartWith("change of");
    }

    [Fact]
    public void A_removed_page_takes_its_statements_along_and_hides_tools_that_no_other_source_states()
    {
        using var edited = new EditedStore();
        var texts = TextsOf(edited, Modal);
        var name = Path.GetFileName(Seeds.PathOf(2));
        edited.Files["decisions.yml"] =
            $"- remove: {{ capture: \"{Seeds.File(2).Sha256}\" }}\n  because: A private page.\n  on: 2026-11-20\n";
        var plan = edited.Done();
        plan.Outcome.Erased.Pages.ShouldHaveSingleItem().FileName.ShouldBe(name);
        edited.Writer.EraseFreeSpace().ShouldBeTrue();
        Held(edited, texts.Append(name)).ShouldBe([]);
        edited.Writer.Query<string>("SELECT slug FROM tools WHERE is_hidden = 1").ShouldContain(Modal);
        edited.ShouldBeWhole();
        edited.Apply().Outcome.Warnings.ShouldBeEmpty();
        edited.Store.Import(Seeds.PathOf(2))[0].Refusal.ShouldBe("removed on 2026-11-20: A private page.");
        // Other pages may show the tool.
        edited.Store.ImportText(ContradictingCaptures.WithPriceAndScore, "later.txt").Refusal.ShouldBeNull();
        edited.Writer.Query<string>("SELECT slug FROM tools WHERE is_hidden = 1").ShouldNotContain(Modal);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_fact_that_quotes_a_page_which_is_to_be_removed_needs_another_proof_first()
    {
        using var edited = new EditedStore();
        var (name, other) = (Path.GetFileName(Seeds.PathOf(2)), Beside(edited, Modal)[0]);
        string File(string proof) => $"---\nfacts: {{ price: {{ value: Paid, {proof} }} }}\n---\n";
        edited.Files[$"tools/{other}.md"] = File($"capture: {name}, quote: Serverless");
        edited.Done();
        edited.Files["decisions.yml"] = Removal;
        edited.Apply().Outcome.Faults.ShouldHaveSingleItem().Sentence.ShouldEndWith("which is removed; give the fact another proof first");
        edited.Files[$"tools/{other}.md"] = File("own: true");
        edited.Done();
        edited.ShouldBeWhole();
    }

    private static EditedStore Removed()
    {
        var edited = new EditedStore();
        edited.Files["decisions.yml"] = Removal;
        edited.Done();
        return edited;
    }

    private static List<string> Beside(EditedStore edited, string? tool) => edited.Writer.Query<string>(
        """
        SELECT DISTINCT t.slug FROM captures c JOIN capture_tools s ON s.capture_id = c.id JOIN tools t ON t.id = s.tool_id
        WHERE c.id IN (SELECT x.capture_id FROM capture_tools x JOIN tools o ON o.id = x.tool_id WHERE o.slug = @tool)
            AND t.slug <> @tool OR (@tool IS NULL AND c.erased_in IS NOT NULL) ORDER BY t.slug
        """,
        new { tool }).AsList();

    // Whole texts, and long parts of texts that the file can hold in pieces.
    private static List<string> TextsOf(EditedStore edited, string tool) => edited.Writer.Query<string?>(
        """
        SELECT tagline FROM tools WHERE slug = @tool UNION SELECT description FROM tools WHERE slug = @tool
        UNION SELECT price_text FROM tools WHERE slug = @tool
        UNION SELECT r.text FROM reviews r JOIN tools t ON t.id = r.tool_id WHERE t.slug = @tool
        """,
        new { tool }).OfType<string>().Select(text => text[..Math.Min(text.Length, 40)]).ToList();

    private static List<string> Held(EditedStore edited, IEnumerable<string> texts)
    {
        var bytes = Directory.GetFiles(edited.Store.Folder, "store.db*").Select(Read).ToList();
        return texts.Where(text => bytes.Exists(file => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)).ToList();
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    // A vote and a bookmark on the tool, and on another one.
    private static void Vote(EditedStore edited, string tool)
    {
        foreach (var slug in (string[])[tool, Beside(edited, tool)[0]])
        {
            edited.Writer.Execute(
                """
                INSERT INTO votes (voter, tool_id, call, day) SELECT zeroblob(16), id, 'ship', '2026-11-20' FROM tools WHERE slug = @slug;
                INSERT INTO bookmarks (owner, tool_id, day) SELECT zeroblob(16), id, '2026-11-20' FROM tools WHERE slug = @slug;
                UPDATE tools SET votes_ship = 1, community_rank = 1 WHERE slug = @slug;
                """,
                new { slug });
        }

        VoteCheckMend(edited);
    }

    private static void VoteCheckMend(EditedStore edited) =>
        StoreMend.Run(edited.Store.Database, [], TempStore.Noon).Left.ShouldBeEmpty();
}
