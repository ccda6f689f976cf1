using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Web.Background;

namespace ToolVerdicts.Tests.Endpoints;

public class ReadinessTests
{
    [Theory]
    [InlineData("SELECT 1", HttpStatusCode.OK, "ready")]
    [InlineData("PRAGMA foreign_keys=OFF; DELETE FROM captures WHERE id = 1", HttpStatusCode.ServiceUnavailable, "damaged")]
    public async Task Damage_that_is_found_while_the_site_serves_is_told_by_readyz(string damage, HttpStatusCode status, string word)
    {
        var store = TempStore.With(Seeds.PathOf(0));
        await using var site = await SiteHost.OverAsync(store);
        (await site.HtmlAsync("/readyz")).ShouldBe("ready");
        store.Writer.Execute(damage);
        var inspector = site.Services.GetRequiredService<StoreInspector>();
        inspector.Request();
        await Wait.UntilAsync(() => inspector.ExecuteTask!.IsCompleted, "the inspection of the store");
        using var answer = await site.Client.GetAsync("/readyz");
        (answer.StatusCode, await answer.Content.ReadAsStringAsync()).ShouldBe((status, word));
        (await site.HtmlAsync("/healthz")).ShouldBe("ok");
    }
}
