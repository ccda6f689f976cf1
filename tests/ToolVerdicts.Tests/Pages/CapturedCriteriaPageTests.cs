using System.Net;
using ToolVerdicts.Importing;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Tests.Editing;
using ToolVerdicts.Tests.Facts;

namespace ToolVerdicts.Tests.Pages;

public class CapturedCriteriaPageTests
{
    private const string Tool = $"/tools/{RowCaptures.Mistral}";

    private static readonly DateOnly Day = new(2026, 11, 15);

    [Fact]
    public async Task A_contested_criterion_is_shown_with_all_values_in_every_form_of_the_page()
    {
        await using var site = await SiteAsync(Contested());
        (await site.HtmlAsync(Tool)).ShouldContain("“131072 tokens”");
        (await site.HtmlAsync($"{Tool}.md")).ShouldContain("Context window: contested: “128k tokens”");
        foreach (var path in (string[])["/changes", "/changes.md", "/changes.xml", $"{Tool}/changes.xml"])
        {
            Words(await site.HtmlAsync(path))
                .ShouldMatch("128k → contested|Context window is contested: pages of equal standing disagree", path);
        }

        Words(await site.HtmlAsync($"{Tool}/history")).ShouldMatch("Context window.*131072.*Contested. Before, “128k” stood");
        Words(await site.HtmlAsync("/open-questions")).ShouldMatch(
            "Contested criteria.*Context window.*“128k tokens”, seen 15 November 2026, page 6"
                + ".*“131072 tokens”, seen 15 November 2026, page 7");
    }

    [Fact]
    public void The_weekly_email_tells_that_a_captured_criterion_is_contested()
    {
        using var edited = Contested();
        var last = edited.Writer.ListRevisions(1)[0].Id;
        var changes = edited.Writer.LoadChanges(last - 1, last, hasFormerIssue: false);
        DigestComposer.Compose(IssueWeek.Of(TempStore.Noon), changes).Facts.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                fact => fact.Fact.ShouldBe("Context window"), fact => fact.Before.ShouldBe("128k"),
                fact => fact.After.ShouldBe("contested"));
    }

    [Fact]
    public async Task A_past_day_reads_the_rows_by_the_criteria_of_that_day()
    {
        var edited = Edited(RowCaptures.Unmapped);
        edited.Store.Import("a.txt", RowCaptures.WithContext("128k"), Day);
        edited.Files["criteria.yml"] = RowCaptures.Criteria;
        edited.Apply(at: TempStore.Noon.AddDays(2)).Outcome.Faults.ShouldBeEmpty();
        await using var site = await SiteAsync(edited);
        foreach (var suffix in (string[])["", ".md"])
        {
            (await site.HtmlAsync($"{Tool}{suffix}")).ShouldContain("128k");
            var past = await site.HtmlAsync($"{Tool}{suffix}?asof=2026-11-21");
            past.ShouldContain("Context window");
            past.ShouldNotContain("128k");
        }
    }

    [Fact]
    public async Task An_old_value_of_a_page_is_an_open_question()
    {
        var edited = Edited(RowCaptures.Criteria);
        edited.Store.Import("a.txt", RowCaptures.WithContext("128k"), new DateOnly(2026, 3, 3));
        await using var site = await SiteAsync(edited);
        var open = await site.HtmlAsync("/open-questions");
        open.ShouldContain("1 value seen longer ago than the criterion allows, the oldest first.");
        open.ShouldMatch("Mistral 3 Small \\(22B\\)</a>, Context window, seen <time\\s+datetime=\"2026-03-03\">");
    }

    private static string Words(string page) => string.Join(
        ' ',
        string.Concat(WebUtility.HtmlDecode(WebUtility.HtmlDecode(page)).Split('<').Select(part => part[(part.IndexOf('>') + 1)..]))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static EditedStore Contested()
    {
        var edited = Edited(RowCaptures.Criteria);
        edited.Store.Import("a.txt", RowCaptures.WithContext("128k"), Day);
        edited.Store.Import("b.txt", RowCaptures.WithContext("131072"), Day);
        return edited;
    }

    private static EditedStore Edited(string criteria)
    {
        var edited = new EditedStore();
        edited.Files["criteria.yml"] = criteria;
        edited.Done();
        return edited;
    }

    private static Task<SiteHost> SiteAsync(EditedStore edited) =>
        SiteHost.OverAsync(edited.Store, new RunningTime(TempStore.Noon.AddDays(3)));
}
