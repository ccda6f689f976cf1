using System.Text;
using Dapper;
using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Importing;
using ToolVerdicts.Tests.Importing;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Tests.Editing;

/// <summary>Captured pages with the name and the tagline that the site shows of a tool because a file says so.</summary>
public class ShownNameTests
{
    private const string Intern = "ml-intern";
    private const string Smol = "smollm3";
    private const string InternFile = $"tools/{Intern}.md";
    private const string Mended = $"---\ntagline: {HeldCapture.OtherTagline}\nown: true\n---\n";

    [Fact]
    public void A_page_with_the_tagline_that_a_file_mended_is_one_of_the_tool()
    {
        using var edited = new EditedStore();
        edited.Files[InternFile] = Mended;
        edited.Done();
        edited.Store.ImportText(HeldCapture.WithOtherTagline).Imported.ShouldNotBeNull();
        SlugsOf(edited, "capture.txt").ShouldContain(Intern);
        edited.ShouldBeWhole();

        // The page stays one of the tool, and so do later ones, when the file says something else.
        edited.Files[InternFile] = "---\ntagline: Another one\nown: true\n---\n";
        edited.Done();
        edited.Store.ImportText(HeldCapture.WithOtherTagline + "\n", "later.txt").Imported.ShouldNotBeNull();
        SlugsOf(edited, "later.txt").ShouldContain(Intern);
        CountTools(edited).ShouldBe(8);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_page_with_the_name_that_a_file_gave_is_one_of_the_tool()
    {
        using var edited = new EditedStore();
        edited.Files[InternFile] = "---\nname: Paper Intern\nown: true\n---\n";
        edited.Done();
        edited.Store.ImportText(HeldCapture.WithOtherName("Paper Intern"), isNew: true).Imported.ShouldNotBeNull();
        SlugsOf(edited, "capture.txt").ShouldContain(Intern);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_page_of_the_folder_is_recognized_also_when_its_tool_is_merged_by_the_same_apply()
    {
        using var edited = new EditedStore();
        edited.Files[InternFile] = Mended;
        edited.Done();
        edited.Pages["near.txt"] = HeldCapture.WithOtherTagline;
        edited.Files.Remove(InternFile);
        edited.Files["decisions.yml"] = $"- merge: {{ from: {Intern}, into: {Smol} }}\n";
        edited.Done().Outcome.HeldPages.ShouldBe(0);
        SlugsOf(edited, "near.txt").ShouldContain(Smol);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_page_that_was_held_is_no_question_once_a_file_shows_its_words()
    {
        using var edited = new EditedStore();
        edited.Store.ImportText(HeldCapture.WithOtherTagline).Held.ShouldHaveSingleItem();
        edited.Files[InternFile] = Mended;
        edited.Done();
        edited.Writer.ListHeldQuestions().ShouldBeEmpty();
        edited.Done().Outcome.TakenIn.ShouldBe(["capture.txt"]);
        SlugsOf(edited, "capture.txt").ShouldContain(Intern);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_page_whose_words_two_tools_show_is_held()
    {
        using var edited = new EditedStore();
        edited.Files[InternFile] = Mended;
        edited.Files[$"tools/{Smol}.md"] = $"---\nname: {Intern}\ntagline: {HeldCapture.OtherTagline}\nown: true\n---\n";
        edited.Done();
        // The file with both words says under which captures know its tool.
        edited.Writer.Execute("DELETE FROM tool_identities");
        edited.Store.ImportText(HeldCapture.WithOtherTagline).Held.ShouldHaveSingleItem().Candidates.Select(tool => $"{tool.Slug}")
            .ShouldBe([Intern, Smol]);
    }

    [Fact]
    public void A_page_that_shows_a_tool_beside_its_mended_words_is_refused()
    {
        using var edited = new EditedStore();
        edited.Files["tools/mistral-3-small-22b.md"] = $"---\nname: {Intern}\nown: true\n---\n";
        edited.Done();
        var text = HeldCapture.WithOtherTagline.Replace(
            HeldCapture.OtherTagline, "Open-weight 22B model for edge and consumer hardware inference", StringComparison.Ordinal);
        edited.Store.ImportText(text).Refusal.ShouldNotBeNull().ShouldContain("beside itself");
        edited.Pages["twice.txt"] = text;
        edited.Apply().Outcome.Faults.ShouldHaveSingleItem().Sentence.ShouldContain("beside itself");
    }

    [Fact]
    public void A_tool_of_its_own_that_came_before_there_was_this_rule_is_no_fault_of_the_store()
    {
        using var edited = new EditedStore();
        edited.Files[InternFile] = Mended;
        edited.Done();
        var own = new ToolIdentity(Intern, HeldCapture.OtherTagline);
        new Importer(edited.Writer, TimeProvider.System).Import(
            new CaptureFile("own.txt", Encoding.UTF8.GetBytes(HeldCapture.WithOtherTagline)),
            new Dictionary<string, Slug> { [own.Key] = Slug.Parse("own-intern") }, seen: null, TempStore.Noon).ShouldNotBeNull();
        SlugsOf(edited, "own.txt").ShouldContain("own-intern");
        edited.ShouldBeWhole();
    }

    [Fact]
    public void The_order_of_the_pages_of_one_import_plays_no_part()
    {
        using var edited = new EditedStore();
        edited.Files[InternFile] = "---\nname: Paper Intern\nown: true\n---\n";
        edited.Done();
        // Its newer tagline changes what the site shows of the tool, before the other page is taken in.
        edited.Store.ImportText(HeldCapture.WithOtherTagline, "other.txt", new DateOnly(2026, 11, 1), isNew: true);
        edited.Files["decisions.yml"] = $"- merge: {{ from: ml-intern-trains-models-from-papers, into: {Intern} }}\n";
        edited.Done();
        var folder = Directory.CreateDirectory(Path.Combine(edited.Store.Folder, "pages")).FullName;
        var (known, shown) = (Path.Combine(folder, "a.txt"), Path.Combine(folder, "b.txt"));
        File.WriteAllText(known, $"{Seeds.Text(0)}\n");
        File.WriteAllText(shown, HeldCapture.WithOtherTagline.Replace("ml-intern\n", "Paper Intern\n", StringComparison.Ordinal));
        edited.Store.Import([known, shown], new DateOnly(2026, 11, 20)).ShouldAllBe(outcome => outcome.Imported != null);
        SlugsOf(edited, "b.txt").ShouldContain(Intern);
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_page_is_held_when_an_earlier_one_of_its_import_changes_what_the_site_shows()
    {
        const string Words = "Open-weight 22B model for edge and consumer hardware inference";
        const string OtherWords = "Runs at home";
        using var edited = new EditedStore();
        edited.Files[InternFile] = "---\nname: Paper Intern\nown: true\n---\n";
        edited.Files["tools/mistral-3-small-22b.md"] =
            $"---\nname: Paper Small\nown: true\ncaptured-as: [{{ name: Mistral 3 Small (22B), tagline: {OtherWords} }}]\n---\n";
        edited.Done();
        var text = Seeds.Text(0).Replace(Words, OtherWords, StringComparison.Ordinal);
        edited.Store.ImportText(text, "other.txt", new DateOnly(2026, 11, 1)).Imported.ShouldNotBeNull();
        var (first, second) = (edited.Store.Write(HeldCapture.WithOtherName("Paper Intern"), "a.txt"),
            edited.Store.Write(text.Replace("Mistral 3 Small (22B)\n", "Paper Small\n", StringComparison.Ordinal), "b.txt"));
        var outcomes = edited.Store.Import([first, second], new DateOnly(2026, 11, 20));
        outcomes[0].Imported.ShouldNotBeNull();
        outcomes[1].Held.ShouldHaveSingleItem().Perhaps.ShouldBe("perhaps mistral-3-small-22b?");
        edited.ShouldBeWhole();
    }

    private static long CountTools(EditedStore edited) => edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM tools");

    private static List<string> SlugsOf(EditedStore edited, string file) => edited.Writer.Query<string>(
        """
        SELECT t.slug FROM captures c JOIN capture_tools s ON s.capture_id = c.id JOIN tools t ON t.id = s.tool_id
        WHERE c.file_name = @file ORDER BY s.side
        """, new { file }).AsList();
}
