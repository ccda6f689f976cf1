using System.Net;
using Microsoft.Extensions.Time.Testing;
using ToolVerdicts.Checking;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Editing;

public sealed class DatedFileTests
{
    [Fact]
    public async Task A_file_with_a_day_is_published_on_that_day_by_the_running_site()
    {
        var edited = new EditedStore();
        var day = DateOnly.FromDateTime(TempStore.Noon.AddDays(1).UtcDateTime);
        edited.Files["tools/cargo-ci.md"] = $"---\nname: Cargo CI\ntagline: Builds workspaces\ndate: {day:yyyy-MM-dd}\n---\n";
        edited.Files["tools/draft.md"] = $"---\nname: Draft\ntagline: Not yet\ndraft: true\ndate: {day:yyyy-MM-dd}\n---\n";
        edited.Apply().Outcome.Faults.ShouldBeEmpty();
        var time = new FakeTimeProvider(TempStore.Noon.AddMinutes(5));
        await using var site = await SiteHost.OverAsync(edited.Store, time);
        time.Advance(TimeSpan.FromHours(6));
        (await site.Client.GetAsync("/tools/cargo-ci")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        for (var tries = 0; (await site.Client.GetAsync("/tools/cargo-ci")).StatusCode != HttpStatusCode.OK; tries++)
        {
            tries.ShouldBeLessThan(2000);
            time.Advance(TimeSpan.FromMinutes(5));
            await Task.Delay(5);
        }

        DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).ShouldBeGreaterThanOrEqualTo(day);
        (await site.Client.GetAsync("/tools/draft")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        StoreCheck.Run(edited.Store.Database).ShouldBeEmpty();
    }
}
