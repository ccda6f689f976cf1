using System.Net;
using System.Text.RegularExpressions;
using ToolVerdicts.Importing;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Tests.Editing;

namespace ToolVerdicts.Tests.Pages;

public sealed partial class CriteriaPageTests
{
    private const string Tool = "mistral-3-small-22b";

    private const string Criteria =
        """
        - { key: licence, label: Licence, group: Terms, kind: licence }
        - { key: context, label: Context window, group: Model, kind: number, unit: tokens, max_age: 1 }
        - { key: tiers, label: Tiers, group: Model }
        - { key: seats, label: Seats of a car, applies_to: [Cars], kind: number }
        - { key: wheels, label: Wheels, applies_to: [Cars], kind: number }
        """;

    private const string First =
        """
        ---
        facts:
          licence: { value: Apache-2.0, capture: 000_2045a867eac102c8.txt, quote: "released under Apache 2.0" }
          context: { value: 32000, source: "https://docs.example/context", seen: 2026-11-20 }
          seats: { value: ~, own: true, because: nobody sits in a model }
        ---
        """;

    [Fact]
    public async Task A_page_shows_each_criterion_with_value_unit_day_and_proof()
    {
        await using var site = await SiteAsync(Filled());
        var text = Words(await site.HtmlAsync($"/tools/{Tool}"));
        text.ShouldContain("Criteria Terms Licence Apache-2.0");
        text.ShouldMatch("Model Context window 32000 tokens ?[0-9]+ ?seen 20 Nov 2026, old");
        text.ShouldContain("Seats of a car does not apply: nobody sits in a model");
        text.ShouldContain("Not stated: Tiers.");
        text.ShouldNotContain("Wheels");
        text.ShouldContain("says “released under Apache 2.0”");
        text.ShouldContain("https://docs.example/context, seen 20 November 2026");
        text.ShouldContain("the site’s own judgement: nobody sits in a model");
    }

    [Fact]
    public async Task The_Markdown_twin_shows_the_same_criteria()
    {
        await using var site = await SiteAsync(Filled());
        var text = await site.HtmlAsync($"/tools/{Tool}.md");
        text.ShouldMatch(@"## Criteria\n\n### Terms\n\n- Licence: Apache-2\\?\.0\[\^[0-9]+\]\n\n### Model");
        text.ShouldMatch(@"- Context window: 32000 tokens\[\^[0-9]+\] \(seen 20 November 2026, old\)");
        text.ShouldMatch(@"- Seats of a car: does not apply: nobody sits in a model\[\^[0-9]+\]");
        text.ShouldContain("Not stated: Tiers.");
        text.ShouldNotContain("Wheels");
        text.ShouldContain("released under Apache 2.0");
    }

    [Fact]
    public async Task History_and_changes_and_feeds_name_a_criterion_by_its_label()
    {
        await using var site = await SiteAsync(Changed());
        (await site.HtmlAsync($"/tools/{Tool}/history")).ShouldContain("<h2>Context window</h2>");
        foreach (var path in (string[])["/changes", "/changes.md", "/changes.xml", $"/tools/{Tool}/changes.xml"])
        {
            var text = Words(await site.HtmlAsync(path));
            text.ShouldMatch("Context window:? 32000 → 64000", path);
        }
    }

    [Fact]
    public void The_weekly_email_names_a_criterion_by_its_label()
    {
        using var edited = Changed();
        var last = edited.Writer.ListRevisions(1)[0].Id;
        var changes = edited.Writer.LoadChanges(last - 1, last, hasFormerIssue: false);
        DigestComposer.Compose(IssueWeek.Of(TempStore.Noon), changes).Facts.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(fact => fact.Fact.ShouldBe("Context window"), fact => fact.After.ShouldBe("64000"));
    }

    [Fact]
    public async Task A_past_day_has_the_values_and_the_criteria_of_that_day()
    {
        await using var site = await SiteAsync(Changed());
        foreach (var suffix in (string[])["", ".md"])
        {
            (await site.HtmlAsync($"/tools/{Tool}{suffix}")).ShouldContain("64000");
            var past = await site.HtmlAsync($"/tools/{Tool}{suffix}?asof=2026-11-21");
            past.ShouldContain("32000 tokens");
            past.ShouldNotContain("64000");
            past.ShouldNotContain("Speed");
        }
    }

    [Fact]
    public async Task Criteria_that_are_applied_while_the_site_runs_are_shown()
    {
        var edited = Filled();
        await using var site = await SiteAsync(edited);
        (await site.HtmlAsync($"/tools/{Tool}")).ShouldNotContain("Speed");
        edited.Files["criteria.yml"] = Criteria + "\n- { key: speed, label: Speed }\n";
        edited.Done();
        await Wait.UntilAsync(async () => (await site.HtmlAsync($"/tools/{Tool}")).Contains("Speed"), "the new criterion");
        Words(await site.HtmlAsync($"/tools/{Tool}")).ShouldContain("Not stated: Tiers; Speed.");
    }

    [Fact]
    public async Task While_nothing_was_applied_the_criteria_of_the_program_are_not_stated()
    {
        await using var site = await SiteHost.OverAsync(TempStore.With(Seeds.Paths));
        Words(await site.HtmlAsync($"/tools/{Tool}")).ShouldContain("Criteria Not stated: Licence; Weights available; Runs on your own");
    }

    private static EditedStore Filled()
    {
        var edited = new EditedStore();
        edited.Files["criteria.yml"] = Criteria;
        edited.Files[$"tools/{Tool}.md"] = First;
        edited.Done();
        return edited;
    }

    private static EditedStore Changed()
    {
        var edited = Filled();
        edited.Files["criteria.yml"] = Criteria + "\n- { key: speed, label: Speed }\n";
        edited.Files[$"tools/{Tool}.md"] = First.Replace("32000", "64000", StringComparison.Ordinal);
        edited.Apply(at: TempStore.Noon.AddDays(2)).Outcome.Faults.ShouldBeEmpty();
        return edited;
    }

    private static Task<SiteHost> SiteAsync(EditedStore edited) =>
        SiteHost.OverAsync(edited.Store, new RunningTime(TempStore.Noon.AddDays(3)));

    private static string Words(string html) => WebUtility
        .HtmlDecode(string.Join(' ', Tags().Replace(html, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        .Replace(" ,", ",").Replace(" :", ":").Replace(" ;", ";").Replace(" .", ".");

    [GeneratedRegex("<[^>]+>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();
}
