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
    public void A_contested_share_proves_no_call()
    {
        using var store = new TempStore();
        store.ImportText(Seeds.Text(0), "a.txt").Refusal.ShouldBeNull();
        var before = store.Dump().Split('\n').Count(line => line.Contains("call=ship"));
        store.ImportText(Seeds.Text(0).Replace("75%", "100%"), "b.txt").Imported!.Count(FactOutcome.Contest).ShouldBe(1);
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
    public void A_text_is_spelled_and_found_as_the_longest_of_its_copies_whatever_comes_first()
    {
        var (plain, marked) = (Seeds.Text(2).Replace("`", ""), Seeds.Text(0));
        foreach (var texts in new[] { new[] { plain, marked }, [marked, plain] })
        {
            using var store = new TempStore();
            foreach (var text in texts)
                store.ImportText(text).Refusal.ShouldBeNull();
            Line(store, "review: tool=mistral-3-small-22b", "reviewer=builder").ShouldContain("`ollama pull mistral3small`");
            StoreCheck.Run(store.Database).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Tools_are_listed_by_name_without_regard_to_case_and_marks_and_a_check_notices_another_order()
    {
        using var store = new TempStore();
        string[] names =
            ["apple", "Écho", "Echo two", "Łódź", "Mistral 3 Small (22B)", "nano", "Ñandú",
            "Nebula", "ørsted", "Zoo", "Яндекс"];
        foreach (var name in names.Where(name => name[0] != 'M').Reverse())
            store.ImportText(Seeds.Text(0).Replace("ml-intern", name, StringComparison.Ordinal), $"{name}.txt", isNew: true);
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
    public void Undated_captures_of_one_form_that_differ_are_contested_and_no_value_of_theirs_stands()
    {
        using var store = TempStore.With(Seeds.PathOf(2));
        var outcome = store.ImportText(Other());
        outcome.Imported!.Facts.Where(fact => fact.Outcome == FactOutcome.Contest).Select(fact => (fact.Fact, fact.Other, fact.Said))
            .ShouldBe(
                [("Builder's score", "85", "15"), ("Builder's call", "ship", "skip"), ("price word", "Paid", "Free")], ignoreOrder: true);
        var tool = Line(store, "tool: tool=modal-gpu");
        tool.ShouldContain("price_word=NULL");
        tool.ShouldContain("contested=price |");
        var review = Line(store, "review: tool=mistral-3-small-22b", "reviewer=builder");
        review.ShouldContain("score=NULL | score_basis=NULL | call=NULL | call_basis=NULL");
        review.ShouldContain("contested=score call");
        StoreCheck.Run(store.Database).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "2026-03-01")]
    [InlineData("2026-03-01", "2026-03-02")]
    public void The_values_of_the_latest_day_stand_in_any_order_of_imports_and_a_known_day_is_later_than_none(string? former, string later)
    {
        var dumps = new List<string>();
        foreach (var isFormerFirst in new[] { true, false })
        {
            using var store = new TempStore();
            ImportedCapture[] imported = isFormerFirst ? [Former(store), Later(store)] : [Later(store), Former(store)];
            imported[1].Count(FactOutcome.Change).ShouldBe(isFormerFirst ? 3 : 0);
            imported[1].Count(FactOutcome.Older).ShouldBe(isFormerFirst ? 0 : 3);
            imported[1].Count(FactOutcome.Contest).ShouldBe(0);
            Line(store, "tool: tool=modal-gpu").ShouldContain("price_word=Free");
            Line(store, "review: tool=mistral-3-small-22b", "reviewer=builder")
                .ShouldContain("score=15 | score_basis=stated | call=skip | call_basis=stated");
            store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM changes WHERE fact <> 'added'").ShouldBe(isFormerFirst ? 3 : 2);
            StoreCheck.Run(store.Database).ShouldBeEmpty();
            dumps.Add(store.Dump());
        }

        dumps[0].ShouldBe(dumps[1]);

        ImportedCapture Former(TempStore store) =>
            store.ImportText(Seeds.Text(2), "former.txt", former is null ? null : DateOnly.Parse(former)).Imported!;
        ImportedCapture Later(TempStore store) => store.ImportText(Other(), "later.txt", DateOnly.Parse(later)).Imported!;
    }

    [Fact]
    public void A_rich_capture_stands_before_a_compact_one_of_its_day()
    {
        using var store = new TempStore();
        store.ImportText(Seeds.Text(0).Replace("\nFree\nEntry", "\nFreemium\nEntry"), "compact.txt").Refusal.ShouldBeNull();
        Line(store, "tool: tool=mistral-3-small-22b").ShouldContain("price_word=Freemium");
        store.Import(Seeds.PathOf(2))[0].Imported!.Count(FactOutcome.Contest).ShouldBe(0);
        Line(store, "tool: tool=mistral-3-small-22b").ShouldContain("price_word=Free |");
        Line(store, "tool: tool=mistral-3-small-22b").ShouldContain("contested=NULL");
    }

    [Fact]
    public void Another_undated_text_by_a_named_reviewer_contests_the_text_and_lends_no_score_and_a_later_one_supersedes_it()
    {
        var edited = Seeds.Text(2).Replace("The primitive is clean: a quantizable", "Clean, this: a quantizable");
        using var undated = TempStore.With(Seeds.PathOf(2));
        undated.ImportText(edited).Imported!.Facts.Where(fact => fact.Outcome == FactOutcome.Contest).ShouldAllBe(
            fact => fact.Fact.StartsWith("Builder's ", StringComparison.Ordinal));
        var texts = Lines(undated, "review: tool=mistral-3-small-22b");
        texts.Count.ShouldBe(5);
        texts.Where(text => text.Contains("state=contested | contested=text")).ShouldAllBe(text => text.Contains("score=NULL"));
        texts.Count(text => text.Contains("state=contested")).ShouldBe(2);
        StoreCheck.Run(undated.Database).ShouldBeEmpty();

        using var dated = TempStore.With(Seeds.PathOf(2));
        var later = dated.ImportText(edited, seen: new DateOnly(2026, 3, 1)).Imported!;
        later.Facts.ShouldContain(fact => fact.Outcome == FactOutcome.Change && fact.Fact == "Builder's text");
        later.Count(FactOutcome.Contest).ShouldBe(0);
        Lines(dated, "review: tool=mistral-3-small-22b").Where(text => text.Contains("reviewer=builder"))
            .Select(text => (text.Contains("text=Clean, this"), text.Contains("state=standing")))
            .ShouldBe([(true, true), (false, false)], ignoreOrder: true);
        StoreCheck.Run(dated.Database).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("As of 30 February 2026", "30 February 2026, which is no day")]
    [InlineData("Last updated: 2026-13-01", "2026-13-01, which is no day")]
    [InlineData("Updated Sept 31, 2026.", "Sept 31, 2026, which is no day")]
    [InlineData("Date: 3 March 1999", "3 March 1999, which is before the year 2000")]
    [InlineData("Last updated 20 November 2030", "2030-11-20, which is in the future")]
    public void A_date_on_which_no_page_was_seen_is_a_warning_that_says_how_to_give_the_day(string line, string dated)
    {
        using var store = new TempStore();
        var page = Seeds.Text(2).Replace("Reviewer scorecard", $"{line}\n\nReviewer scorecard", StringComparison.Ordinal);
        var imported = store.ImportText(page).Imported!;
        imported.Seen.ShouldBeNull();
        imported.Capture.Warnings.ShouldBe(
        [
            $"the page is dated {dated}: its day counts as not known; if you know the day, import the page again with "
                + "--seen YYYY-MM-DD",
        ]);
        var again = store.ImportText(page, seen: new DateOnly(2026, 11, 20)).Imported!;
        (again.IsSeenAgain, again.Capture.Warnings.Count).ShouldBe((true, 0));
    }

    [Theory]
    [InlineData("Updated 30 February 2026", "2026-03-03")]
    [InlineData("Updated 3 March 2026", "2026-02-30")]
    public void A_date_that_is_none_gives_way_to_one_that_is(string line, string meta)
    {
        using var store = new TempStore();
        var text = Seeds.Text(2).Replace("Reviewer scorecard", $"{line}\n\nReviewer scorecard", StringComparison.Ordinal);
        var imported = store.ImportText(
            $"<html><head><meta itemprop=\"dateModified\" content=\"{meta}T10:00:00Z\"></head><body><pre>{text}</pre></body></html>")
            .Imported!;
        (imported.Seen, imported.Capture.Warnings.Count).ShouldBe((new DateOnly(2026, 3, 3), 0));
    }

    [Fact]
    public void A_capture_that_is_seen_again_is_known_on_both_days_and_the_earlier_one_changes_nothing()
    {
        using var store = new TempStore();
        store.ImportText(Seeds.Text(2), "a.txt", new DateOnly(2026, 3, 2)).Imported!.IsSeenAgain.ShouldBeFalse();
        var before = Line(store, "tool: tool=modal-gpu");
        var again = store.ImportText(Seeds.Text(2), "a.txt", new DateOnly(2026, 3, 1)).Imported!;
        again.IsSeenAgain.ShouldBeTrue();
        again.Count(FactOutcome.Keep).ShouldBe(again.Facts.Count);
        Line(store, "tool: tool=modal-gpu").ShouldBe(before);
        store.ImportText(Seeds.Text(2), "a.txt", new DateOnly(2026, 3, 1)).ShouldSatisfyAllConditions(
            outcome => outcome.Imported.ShouldBeNull(), outcome => outcome.Refusal.ShouldBeNull());
        store.ImportText(Seeds.Text(2), "a.txt").Imported.ShouldBeNull();
        store.Writer.Query<string>("SELECT seen FROM sightings ORDER BY seen").ShouldBe(["2026-03-01", "2026-03-02"]);
        StoreCheck.Run(store.Database).ShouldBeEmpty();
    }

    [Fact]
    public void No_unknown_text_is_assigned_when_a_known_text_shows_that_one_is_missing()
    {
        using var store = TempStore.With(Seeds.PathOf(2));
        var outcome = store.ImportText(WithoutTwoTexts());
        outcome.Refusal.ShouldBeNull();
        outcome.Imported!.Facts.ShouldContain(fact => fact.Outcome == FactOutcome.Unassigned);
        Lines(store, "review: tool=ml-intern").ShouldNotContain(
            line => line.Contains("Direct competitor") && !line.Contains("state=withdrawn"));
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

    // The second capture with another score, call and price.
    private static string Other() => Seeds.Text(2).Replace("85/100 · ship", "15/100 · skip").Replace("\nPaid\n", "\nFree\n");

    private static string Line(TempStore store, string start, string part = "") =>
        Lines(store, start).Where(line => line.Contains(part)).ShouldHaveSingleItem();

    private static List<string> Lines(TempStore store, string start) =>
        store.Dump().Split('\n').Where(line => line.StartsWith(start, StringComparison.Ordinal)).ToList();

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
                store.ImportText(text).Imported!.Count(FactOutcome.Contest).ShouldBe(0);
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
        (await store.Writer.FindComparisonAsync(ComparisonAddress.Of(slugs.Select(Slug.Parse))!.ToString(), TempStore.Fresh))
            .Comparison.ShouldNotBeNull();
}
