using ToolVerdicts.Tests.Importing;

namespace ToolVerdicts.Tests.Pages;

public class HeldQuestionTests
{
    [Fact]
    public async Task A_held_page_stands_among_the_open_questions_at_once_and_leaves_them_when_it_is_taken_in()
    {
        var store = TempStore.With(Seeds.Paths);
        await using var host = await SiteHost.OverAsync(store);
        (await host.HtmlAsync("/open-questions")).ShouldContain("We know which tools every saved page shows.");
        store.ImportText(HeldCapture.WithOtherTagline, "near.txt", new DateOnly(2026, 11, 20));
        var page = await SeeAsync(host, "near.txt");
        page.ShouldContain("seen 20 November 2026");
        page.ShouldContain("perhaps\n      <a href=\"/tools/ml-intern\">&#x201C;ml-intern&#x201D;");
        page.ShouldContain("<details><summary>File</summary><code>near.txt</code>");
        page.ShouldContain(HeldCapture.OtherTagline);
        store.ImportText(HeldCapture.WithOtherTagline, "near.txt", new DateOnly(2026, 11, 20), isNew: true);
        (await SeeAsync(host, "We know which tools every saved page")).ShouldNotContain("near.txt");
    }

    private static async Task<string> SeeAsync(SiteHost host, string words)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (await host.HtmlAsync("/open-questions") is var page && page.Contains(words, StringComparison.Ordinal))
                return page;
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        throw new TimeoutException($"The page did not show: {words}");
    }
}
