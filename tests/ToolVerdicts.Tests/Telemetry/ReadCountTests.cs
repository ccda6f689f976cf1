using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using ToolVerdicts.Reads;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Web.Background;
using ToolVerdicts.Web.Telemetry;

namespace ToolVerdicts.Tests.Telemetry;

public sealed class ReadCountTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    [Fact]
    public async Task Pages_and_searches_without_a_result_are_counted_and_stored_when_the_site_stops()
    {
        var store = TempStore.With(Seeds.Paths);
        await using var site = await SiteHost.OverAsync(store);
        foreach (var path in (string[])["/tools/smollm3", "/tools/smollm3", "/nowhere", "/robots.txt", "/tools?q=zzzzqx",
            "/tools?q=mistral", "/unsubscribe/secret-token"])
            await site.HtmlAsync(path);
        await site.Services.GetServices<IHostedService>().OfType<ReadCountTimer>().Single().StopAsync(CancellationToken.None);
        var views = store.Writer.ListViews(Day.AddDays(-1), 100).ToDictionary(view => view.Name, view => view.Count);
        views["/tools/smollm3"].ShouldBe(2);
        views["/tools"].ShouldBe(2);
        views.Keys.ShouldAllBe(path => !path.Contains("nowhere") && !path.Contains("robots") && !path.Contains("secret"));
        store.Writer.ListEmptySearches(Day.AddDays(-1), 100).ShouldBe([new ReadCount("zzzzqx", 1)]);
    }

    [Fact]
    public void The_names_of_a_day_are_bounded_and_a_search_that_may_name_a_person_is_not_kept()
    {
        var time = new FakeTimeProvider(TempStore.Noon);
        var counter = new ReadCounter(time);
        for (var i = 0; i < 3_000; i++)
            counter.CountPage($"/compare/{i}");
        foreach (var search in (string[])["ada@example.org", "0170 1234567", new string('x', 100), "gpt 5"])
            counter.CountEmptySearch(search);
        var (pages, searches) = counter.Take();
        pages.Count.ShouldBe(2_001);
        pages.Sum(page => page.Count).ShouldBe(3_000);
        searches.OrderBy(search => search.Name, StringComparer.Ordinal)
            .ShouldBe([new ReadCount(BoundedCounts.Others, 3), new ReadCount("gpt 5", 1)]);
        counter.Take().Pages.ShouldBeEmpty();

        counter.CountPage("/compare/new");
        counter.CountPage("/COMPARE/1");
        counter.Take().Pages.OrderBy(page => page.Name, StringComparer.Ordinal)
            .ShouldBe([new ReadCount(BoundedCounts.Others, 1), new ReadCount("/compare/1", 1)]);
        time.Advance(TimeSpan.FromDays(1));
        counter.CountPage("/compare/new");
        counter.Take().Pages.ShouldBe([new ReadCount("/compare/new", 1)]);
    }

    [Fact]
    public void Counts_of_a_day_add_up_and_old_ones_are_deleted()
    {
        using var store = new TempStore();
        store.Writer.AddReads(Day.AddDays(-ReadCounts.KeptDays), [new ReadCount("/", 1)], []);
        store.Writer.AddReads(Day, [new ReadCount("/", 2)], [new ReadCount("x", 1)]);
        store.Writer.ListViews(Day.AddDays(-200), 10).ShouldBe([new ReadCount("/", 3)]);
        store.Writer.AddReads(Day.AddDays(1), [new ReadCount("/", 3)], []);
        store.Writer.ListViews(Day.AddDays(-200), 10).ShouldBe([new ReadCount("/", 5)]);
    }
}
