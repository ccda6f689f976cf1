using System.Net;
using AngleSharp.Html.Parser;
using ToolVerdicts.Importing;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Tests.Editing;
using ToolVerdicts.Tests.Newsletter;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Facts;

/// <summary>A criterion that a file says does not apply, before or after a value.</summary>
public class InapplicableChangeTests
{
    private const string Tool = "/tools/ml-intern";

    [Fact]
    public async Task A_change_to_and_from_does_not_apply_says_so_everywhere()
    {
        var edited = new EditedStore();
        State(edited, "500 MB");
        State(edited, "~, because: a service").Changes.ShouldHaveSingleItem().Turn.ShouldBe("500 MB → does not apply");
        State(edited, "600 MB").Changes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            change => change.Turn.ShouldBe("does not apply → 600 MB"), change => change.IsFirstStated.ShouldBeFalse());
        edited.ShouldBeWhole();

        await using var site = await SiteHost.OverAsync(edited.Store);
        foreach (var path in new[] { "/changes", "/changes.md", "/changes.xml", $"{Tool}/changes.xml" })
        {
            var words = new HtmlParser().ParseDocument(WebUtility.HtmlDecode(await site.HtmlAsync(path))).DocumentElement.TextContent;
            words.ShouldContain("500 MB → does not apply", Case.Sensitive, path);
            words.ShouldContain("does not apply → 600 MB", Case.Sensitive, path);
        }

        var history = WebUtility.HtmlDecode(await site.HtmlAsync($"{Tool}/history"));
        history.ShouldContain("Stood until “does not apply” replaced it.");
        history.ShouldContain("Stands. Replaced “does not apply”.");
        history.ShouldNotContain("no source states it any longer");
    }

    [Fact]
    public void A_criterion_of_which_nothing_was_stated_turns_to_and_from_does_not_apply()
    {
        using var edited = new EditedStore();
        State(edited, "~, because: a service").Changes.ShouldHaveSingleItem().Turn.ShouldBe("not stated → does not apply");
        State(edited, "~, because: a hosted service").Changes.ShouldBeEmpty();
        State(edited, "~").Changes.ShouldHaveSingleItem().Turn.ShouldBe("does not apply → not stated");
        edited.ShouldBeWhole();
    }

    [Fact]
    public void What_is_withdrawn_without_a_reason_is_not_stated()
    {
        using var edited = new EditedStore();
        State(edited, "500 MB");
        State(edited, "~").Changes.ShouldHaveSingleItem().Turn.ShouldBe("500 MB → not stated");
        State(edited, "600 MB").Changes.ShouldHaveSingleItem().Turn.ShouldBe("not stated → 600 MB");
    }

    [Fact]
    public async Task The_weekly_email_says_that_a_criterion_does_not_apply()
    {
        var edited = new EditedStore();
        using var room = new Mailroom(edited.Store);
        State(edited, "500 MB");
        room.Time.Advance(TimeSpan.FromDays(7));
        room.Issue();
        State(edited, "~, because: a service", room.Time.GetUtcNow().AddHours(1));
        room.Time.Advance(TimeSpan.FromDays(7));
        room.Issue();
        var issue = await edited.Writer.FindIssueAsync(IssueWeek.Of(room.Time.GetUtcNow()));
        issue!.Digest.Facts.Select(turn => (turn.Fact, turn.Before, turn.After)).ShouldBe([("Disk", "500 MB", "does not apply")]);
    }

    private static ContentPlan State(EditedStore edited, string value, DateTimeOffset? at = null)
    {
        edited.Files["criteria.yml"] = "- { key: disk, label: Disk, kind: number, unit: MB }\n";
        edited.Files["tools/ml-intern.md"] = $"---\nfacts:\n  disk: {{ value: {value}, own: true }}\n---\n";
        var plan = edited.Apply(at: at);
        plan.Outcome.Faults.ShouldBeEmpty();
        return plan;
    }
}
