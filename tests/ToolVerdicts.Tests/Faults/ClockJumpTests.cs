using System.Net;
using Dapper;
using ToolVerdicts.Load.Faults;
using ToolVerdicts.Load.Votes;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Tests.Votes;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Visitors;
using ToolVerdicts.Votes;

namespace ToolVerdicts.Tests.Faults;

/// <summary>A short, in-process run of the verb <c>clock-jumps</c> of ToolVerdicts.Load.</summary>
public class ClockJumpTests
{
    [Fact]
    public async Task The_site_answers_normally_when_its_clock_jumps_forwards_and_backwards()
    {
        var time = new RunningTime(TempStore.Noon);
        await using var site = await SiteHost.OverAsync(TempStore.With(Seeds.Paths), time, "--Proxies=127.0.0.1");
        string? cookie = null;
        foreach (var (jump, hours) in new[] { 0, 120, -72, 3, -1, 24 * 400, 0 }.Index())
        {
            time.AdjustTime(TempStore.Noon.AddHours(hours));
            foreach (var path in (string[])["/", "/tools/ml-intern", "/digests", "/feed.xml"])
            {
                using var page = await site.Client.GetAsync(path);
                page.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}, {hours} hours");
            }

            using var vote = await site.Client.VoteAsync("ship", VoteClient.Address(jump), cookie);
            vote.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            cookie = vote.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
            var form = new FormUrlEncodedContent([KeyValuePair.Create("email", $"reader-{jump}@example.org")]);
            using var subscription = new HttpRequestMessage(HttpMethod.Post, "/subscribe") { Content = form };
            subscription.Headers.Add("X-Forwarded-For", VoteClient.Address(jump));
            using var asked = await site.Client.SendAsync(subscription);
            asked.Headers.Location!.OriginalString.ShouldBe("/subscribe/sent");
        }
    }

    [Fact]
    public void Network_counters_of_days_far_ahead_are_deleted_once_the_clock_is_right_again()
    {
        using var store = TempStore.With(Seeds.Paths);
        var today = RandomVotes.Today;
        foreach (var (number, day) in new[] { today.AddDays(400), today.AddDays(1), today }.Index())
        {
            var network = new Network("c0000201/32", "c00002/24");
            store.Writer.Cast(new Vote(new Voter($"{number:x32}"), store.IdOf("ml-intern"), Call.Ship, day, network));
        }

        store.Writer.Query<string>("SELECT day FROM network_keys").ShouldBe(["2026-11-21", "2026-11-22"], ignoreOrder: true);
    }

    [Fact]
    public async Task No_issue_is_composed_twice_or_repeats_captures_when_the_clock_jumps()
    {
        var issues = await JumpingIssues.RunProgramAsync(checks: 400, ClockJumps.Seed);
        issues.Issues.ShouldBeGreaterThan(5);
        issues.ShouldBe(new IssueFigures(issues.Issues, 0, 0));
    }

    [Fact]
    public void The_control_that_counts_days_since_the_last_issue_composes_issues_twice() =>
        JumpingIssues.RunControl(checks: 400, ClockJumps.Seed).Doubled.ShouldBeGreaterThan(0);
}
