using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using ToolVerdicts.Web.Pages.Categories;
using ToolVerdicts.Web.Pages.Compare;
using ToolVerdicts.Web.Pages.Tools;

namespace ToolVerdicts.Tests.Pages;

/// <summary>Pages whose views are replaced by one number, so that no view can tell the cache which tools the page shows.</summary>
public sealed class PageTopicTests
{
    [Theory]
    [InlineData("/tools/ml-intern")]
    [InlineData("/tools/mistral-3-small-22b")]
    [InlineData("/compare/mistral-3-small-22b-vs-ml-intern")]
    [InlineData("/tools")]
    [InlineData("/categories/developer-tools")]
    public async Task A_page_whose_view_shows_no_vote_is_rendered_anew_when_its_tool_changes(string path)
    {
        await using var site = await SiteHost.OverAsync(
            TempStore.With(Seeds.Paths), services => services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new VoteCount())));
        await Wait.UntilAsync(() => RenderCount.IsKeptAsync(site, path), "a page in the cache");
        (await site.HtmlAsync(path)).ShouldBe("0");
        using (var voter = new Browser(site, "198.51.100.7"))
            await voter.PostAsync("/tools/ml-intern/vote", "/", ("vote", "ship"));
        await Wait.UntilAsync(async () => await site.HtmlAsync(path) == "1", "a page that counts the vote");
    }

    private sealed class VoteCount : IPageFilter
    {
        public void OnPageHandlerSelected(PageHandlerSelectedContext context)
        {
        }

        public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
        {
        }

        public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
        {
            long? votes = context.HandlerInstance switch
            {
                // The cards of a tool's page tell of other tools.
                ToolModel page => page.Sheet.Cards.SelectMany(card => card.Tools).Append(page.Sheet.Tool).DistinctBy(tool => tool.Id)
                    .Sum(tool => tool.Here.Votes.Total),
                ComparisonModel page => page.Comparison.Tools.Sum(tool => tool.Here.Votes.Total),
                Web.Pages.Tools.IndexModel page => page.Tools!.Sum(tool => tool.Here.Votes.Total),
                CategoryModel page => page.Tools.Sum(tool => tool.Here.Votes.Total),
                _ => null,
            };
            if (votes is not null)
                context.Result = new ContentResult { Content = $"{votes}", ContentType = "text/html; charset=utf-8" };
        }
    }
}
