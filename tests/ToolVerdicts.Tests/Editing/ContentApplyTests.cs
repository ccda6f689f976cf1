using Dapper;
using ToolVerdicts.Importing;
using ToolVerdicts.Facts;
using ToolVerdicts.Reviews;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Editing;

public class ContentApplyTests
{
    private const string Actions =
        """
        ---
        name: GitHub Actions
        tagline: CI that lives beside the repository
        category: CI services
        source: https://docs.example/actions
        seen: 2026-11-20
        facts:
          price: Free
          price-text: { value: "private: $0.006 a minute", source: "https://docs.example/pricing", seen: 2026-11-19 }
        reviews:
          builder: { score: 86, call: ship, by: KM, written: 2026-11-20, authorship: human }
          skeptic: { score: 40, call: skip, written: 2026-11-20, authorship: ai-assisted }
        ---
        Runs workflows beside the code.

        ## Builder
        Little to set up, and the limits are plain.

        ## Skeptic
        Bills grow with every push.
        """;

    private const string Mistral = "mistral-3-small-22b";

    [Fact]
    public async Task A_file_adds_a_tool_with_its_facts_reviews_and_proofs()
    {
        using var edited = new EditedStore();
        edited.Files["tools/github-actions.md"] = Actions;
        var plan = edited.Done();
        plan.Changes.ShouldHaveSingleItem().Fact.ShouldBe(ChangedFact.Added);
        var sheet = await edited.FindAsync("github-actions");
        (sheet.Tool.Name, sheet.Tool.PriceWord, sheet.Tool.Category).ShouldBe(("GitHub Actions", "Free", "CI services"));
        sheet.Tool.Verdict.ShouldBe(Verdict.Mixed);
        sheet.Tool.PanelNote().ShouldBe("1 ship / 1 skip, counted from 2 reviews");
        sheet.Reviews.Select(review => (review.Reviewer, review.Score, review.Call, review.ReviewerBasis)).ShouldBe(
            [("builder", 86, Call.Ship, Basis.Assigned), ("skeptic", 40, Call.Skip, Basis.Assigned)], ignoreOrder: true);
        var price = sheet.Provenance.Of(sheet.Tool.Id, ToolFact.Pricing).ShouldHaveSingleItem().Editor.ShouldNotBeNull();
        price.Words.ShouldBe("https://docs.example/pricing, seen 19 November 2026");
        var builder = sheet.Reviews.First(review => review.Reviewer == "builder");
        AssignmentWords.Of(sheet.Provenance.AssignmentOf(builder.Id)!).ShouldBe("written by KM on 20 November 2026, by a person");
        edited.ShouldBeWhole();
    }

    [Fact]
    public void The_same_folder_again_is_nothing_to_do()
    {
        using var edited = new EditedStore();
        edited.Files["tools/github-actions.md"] = Actions;
        edited.Done();
        var dump = edited.Store.Dump();
        edited.Apply().Outcome.Revision.ShouldBeNull();
        edited.Store.Dump().ShouldBe(dump);
        edited.Writer.ExecuteScalar<long>("SELECT MAX(id) FROM revisions").ShouldBe(Seeds.Paths.Count + 1);
    }

    [Fact]
    public async Task A_mended_tagline_keeps_the_votes_and_the_tool()
    {
        using var edited = new EditedStore();
        edited.Files[$"tools/{Mistral}.md"] = "---\ntagline: An open-weight model\n---\n";
        var tools = edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM tools");
        var before = (await edited.FindAsync(Mistral)).Tool;
        edited.Done().Changes.Select(change => (change.Fact, change.Before, change.After)).ShouldBe(
            [(ChangedFact.Tagline, before.Tagline, "An open-weight model")]);
        (await edited.FindAsync(Mistral)).Tool.Id.ShouldBe(before.Id);
        // The page that was captured with the old tagline is still one of this tool.
        edited.Store.Import(Seeds.Paths, new DateOnly(2026, 11, 20)).ShouldAllBe(outcome => outcome.Refusal == null);
        edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM tools").ShouldBe(tools);
        (await edited.FindAsync(Mistral)).Tool.Tagline.ShouldBe("An open-weight model");
        edited.ShouldBeWhole();
    }

    [Fact]
    public async Task An_editor_s_spelling_stands_before_that_of_captures()
    {
        using var edited = new EditedStore();
        var shouted = (await edited.FindAsync(Mistral)).Tool.Name.ToUpperInvariant();
        edited.Files[$"tools/{Mistral}.md"] = $"---\nname: {shouted}\n---\n";
        edited.Done();
        (await edited.FindAsync(Mistral)).Tool.Name.ShouldBe(shouted);
        edited.ShouldBeWhole();
    }

    [Fact]
    public async Task A_quotation_has_to_stand_in_its_capture_to_the_letter()
    {
        using var edited = new EditedStore();
        var name = Path.GetFileName(Seeds.Paths[0]);
        edited.Files[$"tools/{Mistral}.md"] =
            $"---\nfacts:\n  price: {{ value: Gratis, capture: {name}, quote: Open-weight 22B model }}\n---\n";
        edited.Done();
        var sheet = await edited.FindAsync(Mistral);
        sheet.Tool.PriceWord.ShouldBe("Gratis");
        sheet.Provenance.Of(sheet.Tool.Id, ToolFact.Price).ShouldHaveSingleItem().Editor!.Words
            .ShouldBe("a page that says “Open-weight 22B model”");
        edited.ShouldBeWhole();

        edited.Files[$"tools/{Mistral}.md"] =
            $"---\nfacts:\n  price: {{ value: Gratis, capture: {name}, quote: Open-weight 23B model }}\n---\n";
        var fault = edited.Apply().Outcome.Faults.ShouldHaveSingleItem();
        (fault.Path, fault.Line).ShouldBe(($"tools/{Mistral}.md", 3));
        fault.Sentence.ShouldBe($"“Open-weight 23B model” does not stand in {name}");
        (await edited.FindAsync(Mistral)).Tool.PriceWord.ShouldBe("Gratis");
    }

    [Fact]
    public void All_faults_are_told_at_once_and_nothing_is_applied()
    {
        using var edited = new EditedStore();
        var dump = edited.Store.Dump();
        edited.Files["tools/github-actions.md"] = Actions;
        edited.Files["tools/new.md"] = "---\ncategory: CI services\n---\n";
        edited.Files[$"tools/{Mistral}.md"] =
            """
            ---
            facts:
              price: { value: Free, capture: 00.txt, quote: Free }
            reviews:
              builder: { text: "Nobody wrote these words", call: ship, own: true }
            ---
            """;
        var outcome = edited.Apply().Outcome;
        outcome.Revision.ShouldBeNull();
        outcome.Faults.Select(fault => (fault.Path, fault.Line)).ShouldBe(
            [($"tools/{Mistral}.md", 3), ($"tools/{Mistral}.md", 5), ("tools/new.md", 1)], ignoreOrder: true);
        edited.Store.Dump().ShouldBe(dump);
        edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM content_files").ShouldBe(0);
    }

    [Fact]
    public async Task A_captured_text_gets_its_lens_by_its_first_words()
    {
        using var edited = new EditedStore();
        var text = edited.Writer.ExecuteScalar<string>(
            "SELECT r.text FROM reviews r JOIN tools t ON t.id = r.tool_id WHERE t.slug = 'ml-intern' AND r.reviewer = 'founder'")!;
        var start = string.Join(' ', text.Split(' ').Take(6));
        edited.Files["tools/ml-intern.md"] =
            $"---\nreviews:\n  creator: {{ text: \"{start}\", score: 80, call: ship, own: true, because: its voice }}\n---\n";
        edited.Done();
        var review = (await edited.FindAsync("ml-intern")).Reviews.First(review => review.Text == text);
        (review.Reviewer, review.ReviewerBasis, review.Score, review.ScoreBasis).ShouldBe(("creator", Basis.Assigned, 80, Basis.Assigned));
        edited.ShouldBeWhole();
    }

    [Fact]
    public async Task What_a_file_leaves_out_again_is_left_to_captures()
    {
        using var edited = new EditedStore();
        var dump = edited.Store.Dump();
        edited.Files[$"tools/{Mistral}.md"] =
            "---\nfacts:\n  price: { value: Paid, source: \"https://a.example\", seen: 2026-11-20 }\n"
            + "  price-text: { value: ~, own: true }\n---\n";
        edited.Done();
        var tool = (await edited.FindAsync(Mistral)).Tool;
        (tool.PriceWord, tool.PriceText).ShouldBe(("Paid", null));
        edited.Files[$"tools/{Mistral}.md"] = "---\n---\n";
        edited.Done();
        edited.Store.Dump().ShouldBe(dump);
        edited.ShouldBeWhole();
    }

    [Fact]
    public async Task A_lost_file_takes_nothing_off_the_site()
    {
        using var edited = new EditedStore();
        edited.Files["tools/github-actions.md"] = Actions;
        edited.Done();
        edited.Files.Clear();
        var outcome = edited.Apply().Outcome;
        outcome.Warnings.ShouldBe(["tools/github-actions.md is gone; what it said stays"]);
        (await edited.FindAsync("github-actions")).Tool.Name.ShouldBe("GitHub Actions");
        edited.ShouldBeWhole();
    }

    [Fact]
    public async Task A_draft_says_nothing_and_a_file_with_a_date_waits_for_it()
    {
        using var edited = new EditedStore();
        edited.Files["tools/github-actions.md"] = Actions.Replace("category:", "draft: true\ncategory:", StringComparison.Ordinal);
        edited.Files["tools/other-ci.md"] = "---\nname: Other CI\ntagline: Another service\ndate: 2026-11-25\n---\n";
        edited.Done().Changes.ShouldBeEmpty();
        edited.Apply(at: TempStore.Noon.AddDays(5)).Changes.ShouldHaveSingleItem().Name.ShouldBe("Other CI");
        (await edited.FindAsync("other-ci")).Tool.Name.ShouldBe("Other CI");
        edited.ShouldBeWhole();
    }

    [Fact]
    public void Only_the_plan_that_was_seen_is_applied()
    {
        using var edited = new EditedStore();
        edited.Files["tools/github-actions.md"] = Actions;
        var other = edited.Apply(expected: 1);
        (other.IsExpected, edited.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM content_files")).ShouldBe((false, 0));
        edited.Apply(other.Number).Outcome.Revision.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_later_page_that_contradicts_a_file_is_a_question_until_an_editor_answers()
    {
        using var edited = new EditedStore();
        edited.Files[$"tools/{Mistral}.md"] =
            "---\nfacts:\n  price: { value: Paid, source: \"https://a.example\", seen: 2026-11-10 }\n---\n";
        edited.Done();
        edited.Store.Import([Seeds.Paths[2]], new DateOnly(2026, 11, 15));
        var question = edited.Writer.ListQuestioned().ShouldHaveSingleItem().Questions.ShouldHaveSingleItem();
        (question.Fact, question.Stands, question.Values[0].Words).ShouldBe(("price", "Paid", "Free"));
        (await edited.FindAsync(Mistral)).Tool.PriceWord.ShouldBe("Paid");

        edited.Files["decisions.yml"] = $"- {{ question: {question.Number}, take: said, because: seen later, on: 2026-11-20 }}\n";
        edited.Done();
        edited.Writer.ListQuestioned().ShouldBeEmpty();
        (await edited.FindAsync(Mistral)).Tool.PriceWord.ShouldBe("Free");
        edited.ShouldBeWhole();

        edited.Files["decisions.yml"] = $"- {{ question: {question.Number}, take: keep, because: on second thought, on: 2026-11-20 }}\n";
        edited.Done();
        edited.Writer.ListQuestioned().ShouldBeEmpty();
        (await edited.FindAsync(Mistral)).Tool.PriceWord.ShouldBe("Paid");
        edited.ShouldBeWhole();
    }

    [Fact]
    public void A_tool_that_no_capture_knows_keeps_its_name()
    {
        using var edited = new EditedStore();
        edited.Files["tools/own.md"] = "---\nname: Own\ntagline: Of nobody else\n---\n";
        edited.Done();
        edited.Files["tools/own.md"] = "---\nfacts: { price: { value: Free, own: true } }\n---\n";
        edited.Apply().Outcome.Faults.ShouldHaveSingleItem().Sentence
            .ShouldBe("no capture knows own, so that its file needs a name and a tagline");
    }

    [Fact]
    public async Task A_merged_tool_of_which_pages_of_one_standing_have_two_names_has_those_of_one_page()
    {
        using var edited = new EditedStore();
        edited.Files["decisions.yml"] = "- merge: { from: smollm3, into: mistral-8x22b-v2 }\n";
        edited.Done();
        var tool = (await edited.FindAsync("mistral-8x22b-v2")).Tool;
        (tool.Name, tool.Tagline).ShouldBe(("Mistral 8x22B v2", "Apache 2.0 MoE model with 30% better instruction following"));
        edited.Writer.ListQuestioned().SelectMany(one => one.Questions).Select(question => question.Fact)
            .ShouldNotContain("name", "the editor said that both are names of the tool");
        edited.ShouldBeWhole();
        edited.Writer.ShouldComeBack("two tools of one page that became one");
    }
}
