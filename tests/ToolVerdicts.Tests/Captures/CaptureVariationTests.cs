using ToolVerdicts.Captures;
using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Importing;
using ToolVerdicts.Reviews;
using ToolVerdicts.Verdicts;
using static ToolVerdicts.Tests.Captures.CaptureDocument;

namespace ToolVerdicts.Tests.Captures;

public class CaptureVariationTests
{
    public static TheoryData<string, Func<string, string>> Harmless { get; } = new()
    {
        { "CRLF", text => text.Replace("\n", "\r\n") },
        { "byte order mark", text => "\uFEFF" + text },
        { "no-break spaces", text => text.Replace(" vs ", "\u00A0vs\u00A0").Replace("Panel ship", "Panel\u00A0ship") },
        { "entities", text => text.Replace("'", "&#39;").Replace("—", "&mdash;") },
        { "glued share", text => text.Replace("%\n\nPanel ship", "%Panel ship").Replace("%\nPanel ship", "%Panel ship") },
        { "glued price", text => text.Replace("Free\nEntry", "FreeEntry").Replace("Free\n\nEntry", "FreeEntry") },
        { "glued heading", text => text.Replace("AI tool comparison\n", "AI tool comparison") },
        { "glued lede", text => text.Replace("\nWhich one should", "Which one should") },
        { "glued scores", text => text.Replace("Builder\n85", "Builder85") },
        { "no footer", text => text[..text.IndexOf("Weekly AI Tool Verdicts", StringComparison.Ordinal)] },
        { "spaces at line ends", text => text.Replace("\n", "  \n") },
        { "tabs before lines", text => text.Replace("\n", " \t \n\t") },
        { "zero-width characters", text => text.Replace("Panel", "Pa\u200Bnel") },
        { "no blank lines", text => text.Replace("\n\n", "\n") },
        { "blank lines everywhere", text => text.Replace("\n", "\n\n") },
        { "the article", text => text.Replace("\nBuilder\n", "\nThe Builder\n") },
        { "upper case", text => text.Replace("Reviewer scorecard", "REVIEWER SCORECARD").Replace("\nSkeptic\n", "\nSKEPTIC\n") },
    };

    [Theory]
    [MemberData(nameof(Harmless), DisableDiscoveryEnumeration = true)]
    public void Changes_that_saving_a_page_can_cause_change_no_fact(string what, Func<string, string> change)
    {
        what.ShouldNotBeEmpty();
        for (var number = 0; number < 5; number++)
            FactsOf(Parse(change(Seeds.Text(number)))).ShouldBe(SeedFacts(number), $"{what}, capture {number}");
    }

    [Fact]
    public void Curly_quotes_make_no_new_tool_and_no_new_text()
    {
        using var store = TempStore.With(Seeds.Paths);
        var before = Facts(store);
        store.ImportText(Seeds.Text(0).Replace('\'', '’')).Imported!.Count(FactOutcome.Keep).ShouldBeGreaterThan(20);
        Facts(store).ShouldBe(before);

        static List<string> Facts(TempStore store) => store.Dump().Split('\n').Where(line =>
            !line.StartsWith("capture", StringComparison.Ordinal) && !line.StartsWith("statement", StringComparison.Ordinal)
            && !line.StartsWith("sighting", StringComparison.Ordinal)).ToList();
    }

    [Fact]
    public void An_unknown_line_is_a_warning_and_no_failure()
    {
        foreach (var before in new[] { "Reviewer scorecard", "Pricing", "Free", "100%", "Best for" })
        {
            var capture = Parse(InsertBefore(Seeds.Text(2), before, "Sponsored"));
            capture.Warnings.ShouldContain(warning => warning.Contains("Sponsored"), before);
            capture.Tools.Select(tool => tool.Identity).ShouldBe(Seed(2).Tools.Select(tool => tool.Identity));
        }
    }

    [Theory]
    [InlineData("Ship\n\n100%", "Mixed\n\n100%", "badge Mixed, but counts Ship")]
    [InlineData("Ship\n\n100%", "Ship\n\n75%", "panel share 75%, but counts 100%")]
    [InlineData("Ship · 4 ship / 0 skip", "Ship · 3 ship / 1 skip", "counts 3 ship / 1 skip, but calls 4 ship / 0 skip")]
    [InlineData("Ship · 4 ship / 0 skip", "Ship · 5 ship / 0 skip", "reviews counted 5, but reviews shown 4")]
    [InlineData("Best for\nOpen-weight 22B", "Best for\nOpen-weight 23B", "but best for Open-weight 23B model")]
    [InlineData("Category\nDeveloper Tools", "Category\nDesign",
        "category on the card Developer Tools, but category in the decision table Design")]
    [InlineData("Decision\nMistral 3 Small (22B)", "Decision\nMistral 4", "but name in the decision table Mistral 4")]
    public void Values_that_disagree_are_a_warning_that_names_both(string old, string with, string warning) =>
        Parse(ReplaceFirst(Seeds.Text(2), old, with)).Warnings.ShouldContain(said => said.Contains(warning));

    [Fact]
    public void Skips_mixed_badges_and_community_votes_are_read()
    {
        var text = Seeds.Text(2);
        text = ReplaceFirst(text, "Ship\n\n100%", "Mixed\n\n50%");
        text = ReplaceFirst(text, "Ship · 4 ship / 0 skip", "Mixed · 2 ship / 2 skip");
        text = ReplaceFirst(text, "Panel ship\n\nCommunity", "Panel ship\n\n8%\n\nCommunity");
        text = ReplaceFirst(text, "No community votes yet", "8% ship · 1,234 votes");
        text = ReplaceFirst(text, "85/100 · ship", "40/100 · skip");
        text = ReplaceFirst(text, "78/100 · ship", "31/100 · Skip");
        var capture = Parse(text);
        var tool = capture.Tools[0];
        tool.Badge.ShouldBe(Verdict.Mixed);
        tool.PanelShare.ShouldBe(50);
        tool.PanelTally.ShouldBe(new Tally(2, 2));
        tool.Community.ShouldBe(new CommunityVote(8, 1234));
        capture.Reviews.Where(review => review.Side == 0).Select(review => review.Call)
            .ShouldBe([Call.Skip, Call.Skip, Call.Ship, Call.Ship]);
        capture.Reviews[0].Score.ShouldBe(40);
        capture.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("62%\nCommunity", 62, null)]
    [InlineData("62%\n13 votes\nCommunity", 62, 13)]
    [InlineData("62% (13 votes)\nCommunity", 62, 13)]
    [InlineData("62%\nCommunity\n13 votes", 62, 13)]
    [InlineData("62%Community", 62, null)]
    [InlineData("8 ship / 5 skip\nCommunity", 62, 13)]
    [InlineData("No community votes yet\nCommunity", null, 0)]
    [InlineData("Community", null, null)]
    public void A_cards_community_vote_is_read(string written, int? share, int? votes)
    {
        var capture = Parse(ReplaceFirst(Seeds.Text(0), "—\nCommunity", written));
        capture.Tools[0].Community.ShouldBe(share is null && votes is null ? null : new CommunityVote(share, votes));
        capture.Tools[0].PriceWord.ShouldBe("Free");
        capture.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Quotations_without_a_line_break_between_them_are_split()
    {
        var capture = Parse(Seeds.Text(0).Replace("”\n“", "”“"));
        FactsOf(capture).ShouldBe(SeedFacts(0));
    }

    [Fact]
    public void A_review_keeps_the_quotations_at_its_ends()
    {
        var text = ReplaceFirst(Seeds.Text(0), "“The HF", "““Nested” first. The HF");
        var capture = Parse(ReplaceFirst(text, "publish cycle.”", "publish cycle. He said “ship it.””"));
        capture.Reviews[1].Text.ShouldStartWith("“Nested” first.");
        capture.Reviews[1].Text.ShouldEndWith("He said “ship it.”");
    }

    [Fact]
    public void The_word_Bookmarks_alone_ends_no_review() =>
        Parse(ReplaceFirst(
            Seeds.Text(2),
            "\n75/100 · ship\n\nThe buyer",
            "\n75/100 · ship\n\nThis has one good thing to it.\n\nBookmarks\n\nThe buyer"))
            .Reviews[^1].Text.ShouldEndWith("pure inference hosting isn't.");

    [Fact]
    public void A_share_over_100_percent_is_a_warning() =>
        Parse(ReplaceFirst(Seeds.Text(0), "100%", "105%")).Warnings.ShouldContain("Mistral 3 Small (22B): panel share 105% cannot be");

    [Fact]
    public void A_tool_may_be_called_Entry() =>
        Parse(Seeds.Text(2).Replace("Modal GPU Serverless Inference", "Entry")).Tools[1].Identity.Name.ShouldBe("Entry");

    [Fact]
    public void A_fifth_reviewer_is_read_by_name()
    {
        const string creators = "Creator\n60/100 · skip\n\nToo plain for a canvas, and proud of it.\n\n"
            + "70/100 · ship\n\nServes a studio well when the queue is long.\n\n";
        var text = InsertBefore(Seeds.Text(2), "Weekly AI Tool Verdicts", creators)
            .Replace("Ship · 4 ship / 0 skip\nShip · 4 ship / 0 skip", "Ship · 4 ship / 1 skip\nShip · 5 ship / 0 skip");
        text = ReplaceFirst(text, "100%", "80%");
        var capture = Parse(text);
        capture.Reviews.Count.ShouldBe(10);
        capture.Reviews.Where(review => review.Reviewer == Reviewer.Named("The Creator")).Select(review => review.Score).ShouldBe([60, 70]);
        capture.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Counts_follow_the_reviews_where_more_are_shown_than_counted()
    {
        var text = InsertBefore(
            Seeds.Text(2), "Weekly AI Tool Verdicts", "Creator\n60/100 · skip\n\nToo plain for a canvas, and proud of it.\n\n"
            + "70/100 · ship\n\nServes a studio well when the queue is long.\n\n");
        var capture = Parse(text);
        capture.Tools.Select(tool => $"{tool.PanelTally}, {tool.PanelShare}%").ShouldBe(["4 ship / 1 skip, 80%", "5 ship / 0 skip, 100%"]);
        capture.Warnings.ShouldContain("Mistral 3 Small (22B): counts 4 ship / 0 skip, but calls 4 ship / 1 skip");
    }

    [Fact]
    public void Three_reviewers_are_enough()
    {
        var capture = Parse(WithoutLines(Seeds.Text(0), "“The buyer", "“As someone"));
        capture.Reviews.Count.ShouldBe(6);
        capture.Warnings.ShouldHaveSingleItem().ShouldContain("75%");
    }

    [Fact]
    public void Of_an_odd_number_of_nameless_texts_none_is_taken_and_a_warning_says_so()
    {
        var capture = Parse(WithoutLines(Seeds.Text(0), "“As someone"));
        capture.Reviews.ShouldBeEmpty();
        capture.Warnings.ShouldContain(warning => warning.StartsWith("7 texts for 2 tools", StringComparison.Ordinal));
    }

    [Fact]
    public void A_named_row_with_one_review_goes_to_the_tool_whose_panel_is_larger()
    {
        var text = Seeds.Text(2);
        var start = text.IndexOf("75/100 · ship", StringComparison.Ordinal);
        text = text.Remove(start, text.IndexOf("Weekly", StringComparison.Ordinal) - start);
        text = text.Replace("Ship · 4 ship / 0 skip\nShip · 4 ship / 0 skip", "Ship · 4 ship / 0 skip\nShip · 3 ship / 0 skip");
        var capture = Parse(text);
        capture.Reviews.Count(review => review.Side == 0).ShouldBe(4);
        capture.Reviews.Count(review => review.Side == 1).ShouldBe(3);
    }

    [Fact]
    public void A_named_row_with_one_review_and_no_counts_is_left_out()
    {
        var text = Seeds.Text(2).Replace("Ship · 4 ship / 0 skip\nShip · 4 ship / 0 skip", "Ship\nShip");
        var start = text.IndexOf("88/100 · ship", StringComparison.Ordinal);
        text = text.Remove(start, text.IndexOf("Skeptic\n78", StringComparison.Ordinal) - start);
        var capture = Parse(text);
        capture.Reviews.Count.ShouldBe(6);
        capture.Warnings.ShouldContain(warning => warning.Contains("Builder has 1 of 2"));
    }

    [Theory]
    [InlineData("Dr. Who: Agent.js (v2) & Friends")]
    [InlineData("Claude vs GPT Arena")]
    [InlineData("lower-case")]
    [InlineData("Code & Ship/It")]
    [InlineData("東京モデル")]
    public void Names_come_from_the_cards_whatever_characters_they_contain(string name)
    {
        var capture = Parse(Seeds.Text(2).Replace("Modal GPU Serverless Inference", name));
        capture.Tools[1].Identity.Name.ShouldBe(name);
        capture.Warnings.ShouldBeEmpty();
        using var store = new TempStore();
        store.ImportText(Seeds.Text(2).Replace("Modal GPU Serverless Inference", name)).Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("Design & Art")]
    [InlineData("Audio/Video")]
    [InlineData("Community")]
    [InlineData("Pricing")]
    public void Categories_may_hold_anything_even_a_label(string category)
    {
        var capture = Parse(Seeds.Text(2).Replace("Developer Tools", category));
        capture.Tools.ShouldAllBe(tool => tool.Category == category);
        capture.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Any_price_word_is_accepted() =>
        Parse(Seeds.Text(0).Replace("\nFree\nEntry", "\nFreemium trial\nEntry"))
            .Tools.ShouldAllBe(tool => tool.PriceWord == "Freemium trial");

    [Fact]
    public void Two_tools_of_one_name_on_one_page_are_two_tools()
    {
        using var store = new TempStore();
        var text = Seeds.Text(0).Replace("Mistral 3 Small (22B)", "ml-intern");
        var outcome = store.ImportText(text);
        outcome.Refusal.ShouldBeNull();
        outcome.Imported!.Address.ToString().ShouldBe("ml-intern-huggingfaces-autonomous-ml-engineer-vs-ml-intern-open-weight-22b-model");
    }

    [Theory]
    [InlineData("Voice notes with zero manual data entry")]
    [InlineData("Ship 40% faster with reviewed pull requests")]
    [InlineData("100% open-source community models in one place")]
    [InlineData("100% open Community")]
    [InlineData("AI tool comparison for busy teams")]
    [InlineData("Panel shipping, made simple")]
    [InlineData("Weekly AI Tool Verdicts in a box")]
    [InlineData("Data Entry")]
    [InlineData("Scores 62/100")]
    public void A_tagline_may_hold_the_words_of_labels(string tagline)
    {
        foreach (var number in new[] { 0, 2 })
        {
            var usual = Seed(number);
            var old = usual.Tools[number == 0 ? 0 : 1].Identity.Tagline;
            var capture = Parse(Seeds.Text(number).Replace(old, tagline));
            FactsOf(capture).ShouldBe(FactsOf(usual).Replace(old, tagline));
            capture.Warnings.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("Scores 62/100 on SWE-bench, which is fine. Runs 100% locally; its community helps.")]
    [InlineData("Runs 100% locally; its Community edition is Free to all of Entry level.")]
    [InlineData("It says <head> and <body> in its documents, which is odd.")]
    [InlineData("Make the decision.")]
    public void Prose_may_hold_the_words_of_labels(string prose)
    {
        foreach (var old in new[] { Parse(Seeds.Text(2)).Tools[0].Description!, Parse(Seeds.Text(2)).Reviews[2].Text })
            FactsOf(Parse(Seeds.Text(2).Replace(old, prose))).ShouldBe(FactsOf(Parse(Seeds.Text(2))).Replace(old, prose));
    }

    [Theory]
    [InlineData("100%\nPanel ship\n—\nCommunity\nFree\nEntry\n", "100%Panel ship—CommunityFreeEntry")]
    [InlineData("100%\nPanel ship\n—\nCommunity\nFree\nEntry\n", "100%Panel ship—\nCommunityFree\nEntry")]
    [InlineData("—\nCommunity\nFree\nEntry\n", "— Community\nFree Entry\n")]
    public void A_cards_figures_may_be_glued_in_any_way(string figures, string glued) =>
        FactsOf(Parse(Seeds.Text(0).Replace(figures, glued))).ShouldBe(SeedFacts(0));

    [Theory]
    [InlineData("© 2026 Example Media. All rights reserved.")]
    [InlineData("More to read\n\nThese ten tools were compared last week by the same panel, and here is what it said of them.")]
    public void Lines_below_the_last_review_are_no_part_of_it(string below)
    {
        var text = Seeds.Text(3);
        var end = text.IndexOf("Weekly AI Tool Verdicts", StringComparison.Ordinal);
        FactsOf(Parse($"{text[..end]}{below}\n\n{text[end..]}")).ShouldBe(SeedFacts(3));
        FactsOf(Parse($"{text[..end]}{below}\n")).ShouldBe(SeedFacts(3));
    }

    [Fact]
    public void A_short_line_below_a_description_is_a_warning()
    {
        var capture = Parse(Seeds.Text(3).Replace("\n\nM\n\nDeveloper Tools", "\n\nView full review\n\nM\n\nDeveloper Tools"));
        FactsOf(capture).ShouldBe(SeedFacts(3));
        capture.Warnings.ShouldHaveSingleItem().ShouldContain("View full review");
    }

    [Fact]
    public void Columns_of_the_decision_table_are_assigned_by_name()
    {
        var text = Seeds.Text(2);
        var start = text.IndexOf("Decision\n", StringComparison.Ordinal) + "Decision\n".Length;
        var end = text.IndexOf("\n\nReviewer scorecard", StringComparison.Ordinal);
        var cells = text[start..end].Split('\n');
        var swapped = string.Join('\n', cells[..2].Reverse()
            .Concat(cells[2..].Chunk(3).SelectMany(row => new[] { row[0], row[2], row[1] })));
        FactsOf(Parse(text[..start] + swapped + text[end..])).ShouldBe(SeedFacts(2));
    }

    [Fact]
    public void Community_votes_that_disagree_are_not_merged()
    {
        var text = ReplaceFirst(Seeds.Text(2), "Panel ship\n\nCommunity", "Panel ship\n\n62%\n\nCommunity");
        var capture = Parse(ReplaceFirst(text, "No community votes yet", "40% ship (10 votes)"));
        capture.Tools[0].Community.ShouldBe(new CommunityVote(62, null));
        capture.Warnings.ShouldHaveSingleItem()
            .ShouldContain("community 62% of votes not stated on the card, but 40% of 10 votes in the decision table");
    }

    [Fact]
    public void Missing_values_are_not_stated()
    {
        var text = Seeds.Text(2).Replace("\n100%\n", "\n—\n").Replace("Free (Apache 2.0 open weights on Hugging Face)", "—")
            .Replace("85/100 · ship", "ship").Replace("88/100 · ship", "88/100");
        var capture = Parse(text);
        capture.Tools[0].PanelShare.ShouldBeNull();
        capture.Tools[0].PriceText.ShouldBeNull();
        (capture.Reviews[0].Score, capture.Reviews[0].Call).ShouldBe((null, Call.Ship));
        (capture.Reviews[1].Score, capture.Reviews[1].Call).ShouldBe((88, null));
    }

    private static string WithoutLines(string text, params string[] starts) => string.Join(
        '\n', text.Split('\n').Where(line => !starts.Any(start => line.StartsWith(start, StringComparison.Ordinal))));

    private static string InsertBefore(string text, string line, string inserted)
    {
        var at = text.IndexOf($"\n{line}\n", StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, line);
        return $"{text[..(at + 1)]}{inserted}\n{text[(at + 1)..]}";
    }
}
