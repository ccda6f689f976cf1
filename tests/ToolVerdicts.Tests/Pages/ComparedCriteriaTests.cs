using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Content;
using ToolVerdicts.Criteria;
using ToolVerdicts.Facts;
using ToolVerdicts.Sheets;
using ToolVerdicts.Tests.Comparisons;
using ToolVerdicts.Tests.Editing;
using ToolVerdicts.Text;
using ToolVerdicts.Web.Pages.Shared;

namespace ToolVerdicts.Tests.Pages;

/// <summary>The criteria of comparisons, on the page and in its twin.</summary>
public sealed class ComparedCriteriaTests
{
    private const string Left = "mistral-3-small-22b";
    private const string Right = "smolvlm2";
    private const string Pair = $"/compare/{Left}-vs-{Right}";

    private const string Criteria =
        """
        - { key: licence, label: Licence, kind: licence }
        - { key: context, label: Context window, kind: number, unit: tokens, better: higher, anchors: [8000, 1000000], max_age: 30 }
        - { key: weights, label: Weights, kind: yes-no, better: yes }
        - { key: price-in, label: Price in, kind: money, unit: USD, better: lower, anchors: [10, 0] }
        - { key: input, label: Input, kind: set, words: [text, image, video] }
        - { key: tiers, label: Tiers }
        - { key: seats, label: Seats, applies_to: [Cars], kind: number }
        - { key: wheels, label: Wheels, applies_to: [Cars], kind: number }
        - { key: doors, label: Doors, applies_to: [Cars], kind: number }
        - { key: speed, label: Speed, kind: number }
        """;

    [Fact]
    public async Task A_page_opens_with_what_differs_and_marks_the_better_side_in_weight_and_word()
    {
        await using var site = await SiteAsync(Filled());
        var page = Parse(await site.HtmlAsync(Pair));
        var table = page.QuerySelector("[aria-labelledby=sheet] > .sheet")!;
        table.QuerySelectorAll("tbody th").Select(label => Words(label)).SkipWhile(label => label != "Price")
            .ShouldBe(["Price", "Weights", "Context window", "Price in not converted", "Input", "Best for"]);
        Cells(table, "Weights").ShouldBe(["yes better5 seen 20 Nov 2026", "no5 seen 20 Nov 2026"]);
        Row(table, "Weights").QuerySelectorAll("b.stated").Select(best => best.TextContent).ShouldBe(["yes"]);
        Cells(table, "Context window")
            .ShouldBe(["32k tokens6 seen 20 Nov 2026", "128,000 tokens better13 seen 20 Sep 2026, old"]);
        Row(table, "Price in").QuerySelector(".better").ShouldBeNull();
        Cells(table, "Input").ShouldBe(
        [
            "text, image8 seen 20 Nov 2026 shared: text, image",
            "text, image, video8 seen 20 Nov 2026 shared: text, image; only here: video",
        ]);
    }

    [Fact]
    public async Task What_tells_nothing_apart_is_folded_and_what_applies_to_none_is_left_out()
    {
        await using var site = await SiteAsync(Filled());
        var page = Parse(await site.HtmlAsync(Pair));
        var fold = page.QuerySelectorAll("details.fold").ShouldHaveSingleItem();
        Words(fold.QuerySelector("summary")!).ShouldBe("More criteria: 3 rows; Same, or not on file: 3 rows");
        Cells(fold, "Seats").ShouldBe(["does not apply: nobody sits in a model10", "411 seen 20 Nov 2026"]);
        Cells(fold, "Doors").ShouldBe(["does not apply: only for Cars", "412 seen 20 Nov 2026"]);
        Cells(fold, "Speed").ShouldBe(["59", "not stated"]);
        Cells(fold, "Category").Select(cell => cell.TrimEnd([.. "0123456789"])).ShouldBe(["Developer Tools", "Developer Tools"]);
        var (same, unknown) = (Words(fold.QuerySelectorAll(".folded")[0]), Words(fold.QuerySelectorAll(".folded")[1]));
        same.ShouldMatch("^Same for both: Licence: Apache-2.0 OR MIT4 ?seen 20 Nov 2026.$");
        unknown.ShouldBe("Not on file: Tiers.");
        page.QuerySelector("[aria-labelledby=sheet]")!.TextContent.ShouldNotContain("Wheels");
    }

    [Fact]
    public async Task The_answer_names_what_decides_and_is_not_old()
    {
        await using var site = await SiteAsync(Filled());
        var answer = Words(Parse(await site.HtmlAsync(Pair)).QuerySelector("#answer")!);
        answer.ShouldEndWith("Weights: yes for Mistral 3 Small (22B), no for SmolVLM2.");
        answer.ShouldNotContain("Context window", customMessage: "one of its values is old");
    }

    [Fact]
    public async Task The_Markdown_twin_has_the_same_rows_marks_and_words()
    {
        await using var site = await SiteAsync(Filled());
        var twin = await site.HtmlAsync($"{Pair}.md");
        twin.ShouldContain("| Weights | **yes** (better)[^5] (seen 20 November 2026) | no[^5] (seen 20 November 2026) | differs |");
        twin.ShouldContain("| Price in | 1 USD[^7] (seen 20 November 2026) | 2 EUR[^7] (seen 20 November 2026) | differs, not converted |");
        twin.ShouldContain("(shared: text, image; only here: video) (seen 20 November 2026) | differs |");
        twin.ShouldContain("### More criteria\n\n| Criterion | Mistral 3 Small (22B) | SmolVLM2 | Outcome |");
        twin.ShouldContain("| Doors | does not apply: only for Cars | 4[^");
        twin.ShouldContain("| not stated | unknown |");
        twin.ShouldContain("Same for both: Licence: Apache-2.0 OR MIT[^4] (seen 20 November 2026).");
        twin.ShouldContain("Not stated for either: Tiers.");
        twin.ShouldNotContain("Wheels");
    }

    [Fact]
    public async Task A_past_day_has_the_values_and_the_criteria_of_that_day()
    {
        var edited = Filled();
        edited.Files["criteria.yml"] = Criteria + "\n- { key: colour, label: Colour }\n";
        edited.Files[$"tools/{Left}.md"] = File(Facts("64k"));
        edited.Apply(at: TempStore.Noon.AddDays(2)).Outcome.Faults.ShouldBeEmpty();
        await using var site = await SiteAsync(edited);
        foreach (var suffix in (string[])["", ".md"])
        {
            var today = await site.HtmlAsync(Pair + suffix);
            today.ShouldContain("64k tokens");
            today.ShouldContain("Colour");
            var past = await site.HtmlAsync($"{Pair}{suffix}?asof=2026-11-21");
            past.ShouldContain("32k tokens");
            past.ShouldNotContain("64k tokens");
            past.ShouldNotContain("Colour");
        }
    }

    [Fact]
    public async Task Of_four_tools_a_row_is_open_when_all_of_them_have_a_value()
    {
        var edited = Filled();
        edited.Files["tools/smollm3.md"] = File(Fact("weights", "yes") + Fact("input", "text"));
        edited.Files["tools/smolvlm-3b.md"] = File(Fact("weights", "yes"));
        edited.Done();
        await using var site = await SiteAsync(edited);
        var path = $"/compare/{Left}-vs-smollm3-vs-smolvlm-3b-vs-{Right}";
        var table = Parse(await site.HtmlAsync(path)).QuerySelector("[aria-labelledby=sheet] > .sheet")!;
        Cells(table, "Weights").Select(cell => cell.Contains("better", StringComparison.Ordinal)).ShouldBe([true, true, true, false]);
        table.QuerySelectorAll("tbody th").Select(Words).ShouldNotContain("Input");
        var twin = await site.HtmlAsync($"{path}.md");
        twin.ShouldContain("| Criterion | Mistral 3 Small (22B) | SmolLM3 | SmolVLM-3B | SmolVLM2 | Outcome |");
        twin.ShouldContain("Not stated for any: Tiers.");
    }

    [Fact]
    public async Task While_no_file_says_anything_all_criteria_are_not_stated()
    {
        await using var site = await SiteHost.OverAsync(TempStore.With(Seeds.Paths));
        var page = Parse(await site.HtmlAsync(Pair));
        page.QuerySelectorAll(".better").ShouldBeEmpty();
        var fold = page.QuerySelectorAll("details.fold").ShouldHaveSingleItem();
        Words(fold.QuerySelector("summary")!).ShouldBe($"Same, or not on file: {ShippedContent.Criteria.Count + 1} rows");
        Words(fold.QuerySelector(".folded")!).ShouldStartWith("Not on file: Licence, Weights available, ");
        (await site.HtmlAsync($"{Pair}.md")).ShouldContain("Not stated for either: Licence; Weights available; ");
    }

    [Fact]
    public async Task Each_state_has_words_and_a_class_of_its_own_on_the_page_and_in_the_twin()
    {
        var note = new Criterion("note", "Note") { Kind = CriterionKind.YesNo, Better = "yes" };
        var contested = CriteriaTableTests.Contested(note, "yes", "no");
        var old = contested.Contested[0] with { Seen = new DateOnly(2026, 3, 3), IsOld = true };
        CriterionCell[] cells =
        [
            CriteriaTableTests.Cell(note, "no"), CriteriaTableTests.Cell(note, value: null), CriteriaTableTests.Outside(note),
            contested with { Contested = [old, contested.Contested[1]] },
        ];
        cells.Select(cell => Html(CriterionMark.Of(cell))).ShouldBe(
        [
            "<span class=\"stated\">no</span>", "<span class=\"unstated\">not stated</span>",
            "<span class=\"inapplicable\">does not apply: only for Cars</span>",
            "<span class=\"disputed\">pages disagree: “yes”, seen 3 March 2026, old or “no”</span>",
        ]);

        using var store = TempStore.With(Seeds.Paths);
        var (_, found) = await store.Writer.FindComparisonAsync($"{Left}-vs-smollm3-vs-smolvlm-3b-vs-{Right}", TempStore.Fresh);
        var comparison = found! with { Criteria = CriteriaTable.Of([new CriterionRow(note, cells)]) };
        ComparisonMarkdown.Of(comparison, path => path).ShouldContain(
            "| Note | no | not stated | does not apply: only for Cars | contested: “yes” (seen 3 March 2026, old) or “no” "
            + "| unknown |");

        static string Html(IHtmlContent content)
        {
            using var html = new StringWriter();
            content.WriteTo(html, HtmlEncoder.Default);
            return html.ToString();
        }
    }

    [Fact]
    public async Task A_card_on_a_tools_page_answers_with_criteria_as_the_comparison_does()
    {
        var edited = new EditedStore();
        edited.Files["criteria.yml"] = "- { key: speed, label: Speed, kind: number }";
        var tools = new[] { ("alpha", "speed: 1, price: Free"), ("beta", "speed: 2, price: Free"), ("gamma", "price: Paid") };
        foreach (var (slug, facts) in tools)
        {
            edited.Files[$"tools/{slug}.md"] =
                $"---\nname: {slug}\ntagline: A {slug}\ncategory: Gauges\nown: true\nfacts: {{ {facts} }}\n---\n";
        }

        edited.Apply().Outcome.Faults.ShouldBeEmpty();
        await using var site = await SiteAsync(edited);
        foreach (var (other, answer) in new[] { ("beta", "Speed: 1 for alpha, 2 for beta."), ("gamma", "alpha is free, gamma is paid.") })
        {
            Words(Parse(await site.HtmlAsync($"/compare/alpha-vs-{other}")).QuerySelector("#answer")!).ShouldBe(answer);
            Parse(await site.HtmlAsync("/tools/alpha")).QuerySelectorAll(".card")
                .Single(card => card.QuerySelector($"a[href$={other}]") is not null).QuerySelector("p")!.TextContent.ShouldBe(answer);
        }
    }

    private static EditedStore Filled()
    {
        var edited = new EditedStore();
        edited.Files["criteria.yml"] = Criteria;
        edited.Files[$"tools/{Left}.md"] = File(Facts("32k"));
        edited.Files[$"tools/{Right}.md"] = File(
            Fact("licence", "MIT OR Apache-2.0") + Fact("weights", "no") + Fact("price-in", "2 EUR") + Fact("input", "text, image, video")
            + Fact("seats", "4") + Fact("doors", "4") + Fact("context", "\"128,000\"", seen: "2026-09-20"));
        edited.Done();
        return edited;
    }

    private static string Facts(string context) => Fact("licence", "Apache-2.0 OR MIT") + Fact("weights", "yes") + Fact("context", context)
        + Fact("price-in", "1 USD") + Fact("input", "text, image")
        + "  speed: { value: 5, own: true, because: we measured }\n"
        + "  seats: { value: ~, own: true, because: nobody sits in a model }\n";

    private static string Fact(string key, string value, string seen = "2026-11-20") =>
        $"  {key}: {{ value: \"{value.Trim('"')}\", source: \"https://docs.example/{key}\", seen: {seen} }}\n";

    private static string File(string facts) => $"---\nfacts:\n{facts}---\n";

    private static Task<SiteHost> SiteAsync(EditedStore edited) =>
        SiteHost.OverAsync(edited.Store, new RunningTime(TempStore.Noon.AddDays(3)));

    private static IElement Row(IElement table, string label) =>
        table.QuerySelectorAll("tbody tr").Single(row => Words(row.QuerySelector("th")!).StartsWith(label, StringComparison.Ordinal));

    private static List<string> Cells(IElement table, string label) => Row(table, label).QuerySelectorAll("td").Select(Words).ToList();

    private static string Words(IElement element) => Wording.Collapse(element.TextContent);

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
