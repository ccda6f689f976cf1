using System.Text;
using Dapper;
using ToolVerdicts.Captures.Reading;
using ToolVerdicts.Checking;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Importing;
using ToolVerdicts.Sheets;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Importing;

public class ImportTests
{
    [Fact]
    public void A_share_in_conflict_proves_no_call()
    {
        using var store = new TempStore();
        store.ImportText(Seeds.Text(0), "a.txt").Refusal.ShouldBeNull();
        var before = store.Dump().Split('\n').Count(line => line.Contains("call=ship"));
        store.ImportText(Seeds.Text(0).Replace("75%", "100%"), "b.txt").Plan!.Count(Change.Conflict).ShouldBe(1);
        store.Dump().Split('\n').Count(line => line.Contains("call=ship")).ShouldBe(before);
    }

    [Fact]
    public void A_page_with_composed_letters_and_one_with_decomposed_ones_show_the_same_tools_and_facts_are_stored_composed()
    {
        using var store = new TempStore();
        var page = Seeds.Text(0).Replace("ml-intern", "Café Müller", StringComparison.Ordinal)
            .Replace("doom-loop", "détour", StringComparison.Ordinal);
        store.ImportText(page.Normalize(NormalizationForm.FormD), "decomposed.txt").Refusal.ShouldBeNull();
        var facts = Facts();
        facts.ShouldContain(fact => fact == "cafe-muller Café Müller");
        facts.ShouldAllBe(fact => fact.IsNormalized(NormalizationForm.FormC));
        store.ImportText(page.Normalize(NormalizationForm.FormC), "composed.txt").Refusal.ShouldBeNull();
        Facts().ShouldBe(facts);
        StoreCheck.Run(store.Database).ShouldBeEmpty();

        List<string> Facts() =>
            store.Writer
            .Query<string>(
            "SELECT slug || ' ' || name FROM tools UNION SELECT description FROM tools UNION SELECT text FROM reviews ORDER BY 1").AsList();
    }

    [Fact]
    public async Task Tools_are_listed_by_name_without_regard_to_case_and_marks_and_a_check_notices_another_order()
    {
        using var store = new TempStore();
        string[] names =
            ["apple", "Écho", "Echo two", "Łódź", "Mistral 3 Small (22B)", "nano", "Ñandú",
            "Nebula", "ørsted", "Zoo", "Яндекс"];
        foreach (var name in names.Where(name => name[0] != 'M').Reverse())
            store.ImportText(Seeds.Text(0).Replace("ml-intern", name, StringComparison.Ordinal), $"{name}.txt").Refusal.ShouldBeNull();
        (await store.Writer.ListToolNamesAsync(limit: 20)).Select(tool => tool.Name)
            .ShouldBe(["apple", "Écho", "Echo two", "Łódź", "Mistral 3 Small (22B)", "Ñandú",
            "nano", "Nebula", "ørsted", "Zoo", "Яндекс"]);
        (await store.Writer.FindNamesakesAsync("nandu", limit: 5)).ShouldHaveSingleItem().Name.ShouldBe("Ñandú");

        StoreCheck.Run(store.Database).ShouldBeEmpty();
        store.Writer.Execute("UPDATE tools SET name_key = 'zzz' WHERE name = 'apple'");
        StoreCheck.Run(store.Database).ShouldHaveSingleItem().ShouldContain("name_key");
    }

    [Fact]
    public async Task The_seeds_give_the_five_addresses()
    {
        using var store = TempStore.With(Seeds.Paths);
        var comparisons = await store.Writer.ListComparisonsAsync(limit: 10);
        comparisons.Select(comparison => comparison.Address).ShouldBe(
            [
                "mistral-3-small-22b-vs-ml-intern",
                "mistral-8x22b-v2-vs-smollm3",
                "mistral-3-small-22b-vs-modal-gpu-serverless-inference",
                "mistral-3-small-22b-vs-smolvlm2",
                "mistral-medium-3-72b-instruct-vs-smolvlm-3b",
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_comparison_has_every_text_of_its_capture(int number)
    {
        using var store = TempStore.With(Seeds.Paths);
        var capture = CaptureParser.Parse(Seeds.File(number));
        var comparison = await Comparison(store, capture.Tools.Select(tool => $"{Slug.From(tool.Identity.Name)}"));
        foreach (var said in capture.Reviews)
        {
            var side = comparison.Tools.ToList().FindIndex(tool => tool.Identity == capture.Tools[said.Side].Identity);
            comparison.Scorecard.SelectMany(row => row.Sides[side]).ShouldContain(review => review.Text == said.Text);
        }

        foreach (var said in capture.Tools)
            comparison.Tools.ShouldContain(tool =>
                tool.Identity == said.Identity && tool.Description == said.Description && tool.PriceWord == said.PriceWord);
    }

    [Fact]
    public async Task Nameless_texts_get_name_score_and_call_from_the_captures_that_state_them()
    {
        using var store = TempStore.With(Seeds.Paths);
        var comparison = await Comparison(store, ["mistral-3-small-22b", "ml-intern"]);
        var mistral = comparison.Scorecard.Select(row => row.Sides[0].ShouldHaveSingleItem()).ToList();
        mistral.Select(review => review.Reviewer).ShouldBe(["builder", "skeptic", "futurist", "founder"]);
        mistral.Select(review => review.Score).ShouldBe([85, 78, 82, 72]);
        mistral.ShouldAllBe(review => review.Call == Call.Ship && comparison.Provenance.IsMatched(review.Id));
    }

    [Fact]
    public async Task Nameless_texts_that_no_capture_names_have_no_score_no_call_and_an_inferred_reviewer()
    {
        using var store = TempStore.With(Seeds.Paths);
        var comparison = await Comparison(store, ["mistral-3-small-22b", "ml-intern"]);
        var intern = comparison.Scorecard.Select(row => row.Sides[1].ShouldHaveSingleItem()).ToList();
        intern.ShouldAllBe(review => review.Score == null && review.Call == null && review.ReviewerBasis == Basis.Inferred);
        intern.ShouldAllBe(review => !comparison.Provenance.IsMatched(review.Id));
    }

    [Fact]
    public async Task On_the_page_of_a_rich_capture_nothing_is_matched()
    {
        using var store = TempStore.With(Seeds.Paths);
        var comparison = await Comparison(store, ["mistral-3-small-22b", "smolvlm2"]);
        comparison.Scorecard.SelectMany(row => row.Sides).SelectMany(side => side)
            .ShouldAllBe(review => !comparison.Provenance.IsMatched(review.Id));
    }

    [Fact]
    public async Task Without_the_rich_captures_a_panel_of_100_percent_makes_every_call_ship_and_no_score_known()
    {
        using var store = TempStore.With(Seeds.PathOf(0));
        var comparison = await Comparison(store, ["mistral-3-small-22b", "ml-intern"]);
        var mistral = comparison.Scorecard.SelectMany(row => row.Sides[0]).ToList();
        mistral.ShouldAllBe(review => review.Call == Call.Ship && review.CallBasis == Basis.Deduced);
        mistral.ShouldAllBe(review => review.Score == null && review.ReviewerBasis == Basis.Inferred);
    }

    [Fact]
    public async Task A_share_of_75_percent_of_four_reviews_is_a_verdict_of_three_to_one()
    {
        using var store = TempStore.With(Seeds.Paths);
        var tool = (await store.Writer.FindToolsAsync([Slug.Parse("ml-intern")])).ShouldHaveSingleItem();
        tool.Panel.ShouldBe(new Tally(3, 1));
        tool.PanelBasis.ShouldBe(Basis.Deduced);
        tool.Verdict.ShouldBe(Verdict.Ship);
    }

    [Fact]
    public void A_value_that_contradicts_a_stated_fact_is_a_conflict_and_overwrites_nothing()
    {
        using var store = TempStore.With(Seeds.PathOf(2));
        var before = store.Dump().Split('\n').Where(IsFact).ToList();
        var outcome = store.ImportText(Seeds.Text(2)
            .Replace("85/100 · ship", "15/100 · skip")
            .Replace("\nPaid\n", "\nFree\n"));
        var conflicts = outcome.Plan!.Changes.Where(change => change.Kind == Change.Conflict).ToList();
        conflicts.Select(conflict => (conflict.Fact, conflict.Kept, conflict.Said)).ShouldBe(
            [("Builder's score", "85", "15"), ("Builder's call", "Ship", "Skip"), ("price word", "Paid", "Free")],
            ignoreOrder: true);
        store.Dump().Split('\n').Where(IsFact).ShouldBe(before);
        store.Dump().ShouldContain("said=15");

        static bool IsFact(string line) =>
            line.StartsWith("tool:", StringComparison.Ordinal) || line.StartsWith("review:", StringComparison.Ordinal);
    }

    [Fact]
    public void Another_text_by_a_named_reviewer_is_a_conflict_and_not_a_fifth_review()
    {
        using var store = TempStore.With(Seeds.PathOf(2));
        var outcome = store.ImportText(Seeds.Text(2).Replace("The primitive is clean: a quantizable", "Clean, this: a quantizable"));
        outcome.Plan!.Changes.Where(change => change.Kind == Change.Conflict).ShouldHaveSingleItem().Fact.ShouldBe("Builder's text");
        store.Dump().Split('\n').Count(line => line.StartsWith("review: tool=mistral-3-small-22b", StringComparison.Ordinal)).ShouldBe(4);
    }

    [Fact]
    public void No_unknown_text_is_assigned_when_a_known_text_shows_that_one_is_missing()
    {
        using var store = TempStore.With(Seeds.PathOf(2));
        var outcome = store.ImportText(WithoutTwoTexts());
        outcome.Refusal.ShouldBeNull();
        outcome.Plan!.Count(Change.Conflict).ShouldBeGreaterThan(0);
        store.Dump().Split('\n').ShouldNotContain(line =>
            line.StartsWith("review: tool=ml-intern", StringComparison.Ordinal) && line.Contains("Direct competitor"));
    }

    [Fact]
    public void A_text_assigned_to_the_wrong_tool_is_removed_when_its_tool_becomes_known()
    {
        var shifted = WithoutTwoTexts();
        using var first = new TempStore();
        using var last = new TempStore();
        first.ImportText(shifted, "shifted.txt");
        first.Dump().ShouldContain("review: tool=ml-intern | text_digest=");
        first.Import(Seeds.PathOf(2));
        last.Import(Seeds.PathOf(2));
        last.ImportText(shifted, "shifted.txt");
        first.Dump().ShouldBe(last.Dump());
        StoreCheck.Run(first.Database).ShouldBeEmpty();
        StoreCheck.Run(last.Database).ShouldBeEmpty();
    }

    // A capture without two of its texts: each text behind the first gap is on the side of the other tool.
    private static string WithoutTwoTexts()
    {
        var lines = Seeds.Text(0).Split('\n').ToList();
        lines.RemoveAt(lines.FindIndex(line => line.StartsWith("“The HF ecosystem", StringComparison.Ordinal)));
        lines.RemoveAt(lines.FindLastIndex(line => line.StartsWith('“')));
        return string.Join('\n', lines);
    }

    [Fact]
    public async Task No_votes_yet_does_not_contradict_a_count()
    {
        var counted = Seeds.Text(2).Replace("Panel ship\n\nCommunity", "Panel ship\n\n67% · 12 votes\n\nCommunity");
        foreach (var order in new[] { new[] { Seeds.Text(2), counted }, [counted, Seeds.Text(2)] })
        {
            using var store = new TempStore();
            foreach (var text in order)
                store.ImportText(text).Plan!.Count(Change.Conflict).ShouldBe(0);
            var tool = (await store.Writer.FindToolsAsync([Slug.Parse("mistral-3-small-22b")])).ShouldHaveSingleItem();
            (tool.CommunityShare, tool.CommunityVotes).ShouldBe((67, 12));
        }
    }

    [Fact]
    public void A_noncharacter_does_not_end_the_import()
    {
        using var store = new TempStore();
        store.ImportText(Seeds.Text(1).Replace("SmolLM3", "Smol\uFFFELM3")).Refusal.ShouldBeNull();
        store.Dump().ShouldContain("tool: tool=smollm3");
    }

    [Fact]
    public void A_refused_file_leaves_nothing_and_the_others_are_imported()
    {
        using var store = new TempStore();
        var junk = store.Write("Nothing to compare here.", "junk.txt");
        var outcomes = store.Import(junk, Seeds.PathOf(1), Path.Combine(store.Folder, "absent.txt"));
        outcomes.Select(outcome => outcome.Refusal is null).ShouldBe([true, false, false], ignoreOrder: true);
        outcomes.Single(outcome => outcome.Path == junk)
            .Refusal.ShouldBe("not a comparison: it has no tool cards under a comparison heading");
        using var alone = TempStore.With(Seeds.PathOf(1));
        store.Dump().ShouldBe(alone.Dump());
    }

    private static async Task<Comparison> Comparison(TempStore store, IEnumerable<string> slugs) =>
        (await store.Writer.FindComparisonAsync(ComparisonAddress.Of(slugs.Select(Slug.Parse))!.ToString())).Comparison.ShouldNotBeNull();
}
