using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using ToolVerdicts.Search;
using ToolVerdicts.Tests.Search;
using ToolVerdicts.Tools;
using ToolVerdicts.Web.Pages.Shared;

namespace ToolVerdicts.Tests.Pages;

public sealed class DirectoryPagesTests : IAsyncLifetime
{
    private const int PageSize = 50;
    private const int Seed = 7;

    // A list, and what the directory asks the store for it.
    private static readonly (string Path, ToolFilter Filter)[] Lists =
    [
        ("/tools", Filter(ToolSort.Name)),
        ("/tools?sort=panel", Filter(ToolSort.Panel)),
        ("/tools?sort=disputed", Filter(ToolSort.Disputed)),
        ("/tools?sort=community", Filter(ToolSort.Community)),
        ("/tools?sort=newest", Filter(ToolSort.Newest)),
        ("/tools?category=agents", Filter(ToolSort.Name) with { Category = "agents" }),
        ("/tools?category=agents&sort=panel", Filter(ToolSort.Panel) with { Category = "agents" }),
        ("/tools?category=not-stated&sort=panel", Filter(ToolSort.Panel) with { Category = "not-stated" }),
        ("/tools?price=free&sort=community", Filter(ToolSort.Community) with { Price = "free" }),
        ("/tools?category=r-and-d&price=open%20source&sort=newest",
            Filter(ToolSort.Newest) with { Category = "r-and-d", Price = "open source" }),
        ("/tools?verdict=ship&sort=disputed", Filter(ToolSort.Disputed) with { Verdict = "ship" }),
        ("/tools?verdict=ship&sort=disputed&q=%26", Filter(ToolSort.Disputed) with { Verdict = "ship" }),
        ("/categories/agents", Filter(ToolSort.Panel) with { Category = "agents" }),
    ];

    private readonly Random _chance = new(Seed);
    private readonly TempStore _store = new();
    private SiteHost _site = null!;

    public async ValueTask InitializeAsync()
    {
        _store.AddRandomDirectory(Seed, tools: 500);
        _site = await SiteHost.OverAsync(_store);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_pages_of_every_list_are_the_whole_list_in_whatever_order_they_are_asked_for()
    {
        for (var round = 0; round < 3; round++)
        {
            foreach (var (path, filter) in Lists)
                await RequireWholeAsync(path, filter);
        }
    }

    [Fact]
    public async Task An_import_leaves_no_tool_out_and_shows_none_twice()
    {
        foreach (var paths in Seeds.Paths.Chunk(3))
        {
            foreach (var (path, filter) in Lists)
                await RequireWholeAsync(path, filter);
            _store.Import(paths);
        }

        foreach (var (path, filter) in Lists)
            await RequireWholeAsync(path, filter);
    }

    [Fact]
    public async Task A_vote_that_moves_a_tool_in_the_communitys_order_leaves_none_out_and_shows_none_twice()
    {
        var lists = Lists.Where(list => list.Filter.Sort == ToolSort.Community).ToList();
        for (var round = 0; round < 4; round++)
        {
            foreach (var (path, filter) in lists)
                await RequireWholeAsync(path, filter);
            var whole = await WholeAsync(lists[^1].Filter);
            using var visitor = new Browser(_site, $"192.0.2.{round + 1}");
            // From the end of all lists to where they begin, or back.
            using var voted =
                await visitor.PostAsync($"/tools/{whole[round % 2 == 0 ? ^1 : 0]}/vote", "/tools",
                ("vote", round % 2 == 0 ? "ship" : "skip"));
            (await WholeAsync(lists[^1].Filter)).ShouldNotBe(whole);
        }
    }

    [Theory]
    [InlineData("/tools?q=tool")]
    [InlineData("/tools?q=tool&page=3")]
    public async Task A_search_that_takes_too_long_says_so_and_is_not_kept(string path)
    {
        var store = new TempStore();
        store.AddRandomDirectory(Seed, tools: 500);
        await using var site = await SiteHost.OverAsync(store, new SearchLimit(TimeSpan.Zero));
        using var response = await site.Client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.ToString().ShouldBe("no-store");
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        page.QuerySelector("[role=status]")!.TextContent.ShouldBe("This search took too long. Use more words, or longer ones.");
        (await RenderCount.IsKeptAsync(site, path)).ShouldBeFalse();
        using var suggestions = await site.Client.GetAsync("/api/suggest?q=tool");
        suggestions.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_list_without_words_has_no_limit_of_time()
    {
        var store = new TempStore();
        store.AddRandomDirectory(Seed, tools: 500);
        await using var site = await SiteHost.OverAsync(store, new SearchLimit(TimeSpan.Zero));
        new HtmlParser().ParseDocument(await site.HtmlAsync("/tools?sort=disputed"))
            .QuerySelectorAll(".directory h3 a").Length.ShouldBe(PageSize);
    }

    private static ToolFilter Filter(ToolSort order) => new(WordMatches.All, Category: null, Price: null, Verdict: null, order);

    private async Task<List<string>> WholeAsync(ToolFilter filter) =>
        (await _store.Writer.ListToolsAsync(filter, page: 1, size: 1000)).Select(tool => tool.Slug.ToString()).ToList();

    private async Task RequireWholeAsync(string path, ToolFilter filter)
    {
        var whole = await WholeAsync(filter);
        var last = (whole.Count + PageSize - 1) / PageSize;
        var numbers = Enumerable.Range(1, last).ToArray();
        _chance.Shuffle(numbers);
        foreach (var number in numbers.Concat(Enumerable.Range(1, last)))
        {
            // A number with a zero before it is no address that is linked, and the page is made each time.
            var page = new HtmlParser()
                .ParseDocument(await _site.HtmlAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page=0{number}"));
            page.QuerySelectorAll(".directory h3 a").Select(link => link.GetAttribute("href"))
                .ShouldBe(whole.Skip((number - 1) * PageSize).Take(PageSize).Select(slug => $"/tools/{slug}"), $"page {number} of {path}");
        }
    }
}
