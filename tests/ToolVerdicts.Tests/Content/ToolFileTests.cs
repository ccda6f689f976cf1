using ToolVerdicts.Content;
using ToolVerdicts.Reviews;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Content;

public sealed class ToolFileTests
{
    private static readonly Proof Default = new() { Source = "https://docs.example/actions", Seen = new DateOnly(2026, 11, 20) };

    [Fact]
    public void The_example_of_the_editors_guide_is_read_to_the_letter()
    {
        var tool = ParsedContent.Valid(("criteria.yml", ParsedContent.Criteria), ("tools/github-actions.md", ParsedContent.Example))
            .Tools.ShouldHaveSingleItem();
        tool.Slug.ShouldBe(Slug.Parse("github-actions"));
        tool.CapturedAs.ShouldBe([new ToolIdentity("GitHub Actions", "CI that lives next to the repository")]);
        tool.Addresses.ShouldBe([Slug.Parse("gh-actions")]);
        (tool.IsDraft, tool.Date).ShouldBe((false, null));
        tool.Facts.ShouldBe(
        [
            new AssignedFact("name", "GitHub Actions", Default, 2, 1),
            new AssignedFact("tagline", "CI that lives beside the repository", Default, 3, 1),
            new AssignedFact("category", "CI services", Default, 7, 1),
            new AssignedFact("price", "Free", Default, 11, 3),
            new AssignedFact(
                "price-text", "private: $0.006 a minute", Default with { Source = "https://docs.example/pricing" }, 12, 3),
            new AssignedFact("licence", "Proprietary", Default, 13, 3),
            new AssignedFact(
                "parameters",
                "22 B",
                new Proof { Capture = "000_2045a867eac102c8.txt", Quote = "a 22-billion parameter open-weight language model" },
                14,
                3),
            new AssignedFact("description", "Description in Markdown.", Default, 19, 1),
        ]);
        tool.Reviews.ShouldBe(
        [
            new AssignedReview
            {
                Reviewer = "builder",
                Text = "The review's text in Markdown.",
                Score = 86,
                Call = Call.Ship,
                Author = "KM",
                Written = new DateOnly(2026, 11, 20),
                Authorship = Authorship.Human,
                Proof = new Proof(),
                Line = 16,
                Column = 3,
            },
            new AssignedReview
            {
                Reviewer = "creator",
                FirstWords = "As someone who creates with AI",
                Score = 80,
                Call = Call.Ship,
                Authorship = Authorship.Imported,
                Proof = Default,
                Line = 17,
                Column = 3,
            },
        ]);
    }

    [Fact]
    public void Words_that_other_programs_read_as_booleans_numbers_or_days_stay_text()
    {
        var (tool, faults) = ParsedContent.Tool(
            "---\nname: 007\ntagline: on\nown: true\nfacts:\n  licence: no\n  price: 1e3\n  price-text: 2026-11-20\n---\n");
        faults.ShouldBeEmpty();
        tool!.Facts.Select(fact => fact.Value).ShouldBe(["007", "on", "no", "1e3", "2026-11-20"]);
        tool.Facts.ShouldAllBe(fact => fact.Proof.IsOwn);
    }

    [Fact]
    public void A_tilde_withdraws_a_fact_and_a_file_may_say_nothing()
    {
        var (tool, faults) = ParsedContent.Tool(
            "---\ncategory: ~\nfacts:\n  price: { value: ~, own: true, because: nobody knows }\n"
            + "  licence: { value: null, own: true }\n---\n");
        faults.ShouldBeEmpty();
        tool!.Facts.Select(fact => (fact.Fact, fact.Value)).ShouldBe([("category", null), ("price", null), ("licence", null)]);
        tool.Facts[1].Proof.ShouldBe(new Proof { Because = "nobody knows" });
        ParsedContent.Tool("---\n---\n").Tool!.Facts.ShouldBeEmpty();
    }

    [Fact]
    public void Sections_belong_to_lenses_by_key_or_name_and_end_where_the_next_starts()
    {
        var content = ParsedContent.Valid(
            ("reviewers/economist.md", "---\ntitle: The Economist\ndescription: D\norder: 5\n---\nText"),
            ("tools/x.md", """
                ---
                reviews:
                  economist: { authorship: ai-assisted, because: we ran it }
                  skeptic: { authorship: imported, source: "https://a.example", seen: 2026-11-20, score: ~ }
                ---

                Two lines

                of description.

                the economist
                -------------

                    indented code

                ```
                ## no heading
                ```
                ## SKEPTIC ##
                Text
                """));
        content.Lenses.Select(lens => lens with { Prose = null }).ShouldBe([new Lens("economist", "The Economist", 5)]);
        var tool = content.Tools.ShouldHaveSingleItem();
        tool.Facts.ShouldBe([new AssignedFact("description", "Two lines\n\nof description.", new Proof(), 7, 1)]);
        tool.Reviews.Select(review => review.Text).ShouldBe(["    indented code\n\n```\n## no heading\n```", "Text"]);
        tool.Reviews.Select(review => review.Proof).ShouldBe(
        [
            new Proof { Because = "we ran it" },
            new Proof { Source = "https://a.example", Seen = new DateOnly(2026, 11, 20) },
        ]);
    }

    [Fact]
    public void A_set_is_a_list_or_words_between_commas()
    {
        foreach (var set in (string[])["[Linux, macOS]", "Linux,macOS", "{ value: [Linux, macOS], own: true }"])
        {
            var (tool, faults) = ParsedContent.Tool($"---\nown: true\nfacts:\n  platforms: {set}\n---\n");
            faults.ShouldBeEmpty();
            tool!.ValueOf("platforms").ShouldBe("Linux, macOS");
        }
    }

    [Fact]
    public void A_file_of_64_KB_may_hold_several_texts_of_16_KB()
    {
        var text = string.Join('\n', Enumerable.Repeat(new string('x', 99), 160));
        var file = $"---\nreviews:\n  builder: {{ authorship: human }}\n---\n{text}\n## Builder\n{text}";
        ParsedContent.Tool(file).Faults.ShouldBeEmpty();
        ParsedContent.Tool($"{file}\n{text}").Faults.ShouldHaveSingleItem().ToString()
            .ShouldBe("tools/x.md, line 329, column 1: the text passes 16 KB here, which is the most it may hold.");
    }
}
