namespace ToolVerdicts.BrowserTests;

public sealed class ScriptTests(SiteInChromium site)
{
    [Fact]
    public async Task Without_script_two_names_lead_to_their_comparison()
    {
        await using var page = await site.OpenAsync("/", script: false);
        await page.GetByLabel("First tool").FillAsync("SmolLM3");
        await page.GetByLabel("Second tool").FillAsync("ml-intern");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("ml-intern vs SmolLM3");
    }

    [Fact]
    public async Task Without_script_the_directory_is_searched_and_narrowed()
    {
        await using var page = await site.OpenAsync("/tools", script: false);
        await page.GetByLabel("Name, or any words").FillAsync("mistrl");
        await page.GetByLabel("Order").SelectOptionAsync("panel");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync("3 tools");
        await Assertions.Expect(page.Locator("mark").First).ToHaveTextAsync("Mistral");
    }

    [Fact]
    public async Task With_script_the_picker_suggests_while_someone_types()
    {
        await using var page = await site.OpenAsync("/");
        await page.GetByLabel("First tool").PressSequentiallyAsync("smolvml2");
        await Assertions.Expect(page.Locator("datalist option")).ToHaveCountAsync(1);
        (await page.Locator("datalist option").First.GetAttributeAsync("value")).ShouldBe("SmolVLM2");
    }

    [Theory]
    [MemberData(nameof(Addresses.All), MemberType = typeof(Addresses))]
    public async Task A_page_says_the_same_with_script_and_without(string path)
    {
        await using var with = await site.OpenAsync(path);
        await using var without = await site.OpenAsync(path, script: false);
        // The error page shows the request's identifier, which differs between two requests.
        if (path != "/error")
            (await without.Locator("main").InnerTextAsync()).ShouldBe(await with.Locator("main").InnerTextAsync());
        (await without.EvaluateAsync<int>(LayoutTests.Overflow)).ShouldBe(0);
    }

    [Fact]
    public async Task The_script_is_at_most_six_kilobytes()
    {
        await using var page = await site.OpenAsync("/");
        const string length = "async () => (await (await fetch(document.querySelector('script[src]').src)).text()).length";
        var size = await page.EvaluateAsync<int>(length);
        size.ShouldBeInRange(1, 6 * 1024);
    }

    [Fact]
    public async Task Names_and_verdicts_stay_in_view_while_the_reviews_are_read()
    {
        foreach (var script in new[] { true, false })
        {
            await using var page = await site.OpenAsync(Addresses.Comparison, script: script);
            await page.Locator(".review").Last.ScrollIntoViewIfNeededAsync();
            foreach (var part in await page.Locator(".heads h2 > a, .heads .stamp").AllAsync())
            {
                // The browser rounds the visible part of a turned stamp: 0.999995 of one is all of it. Its box has no such error.
                await Assertions.Expect(part).ToBeInViewportAsync(new() { Ratio = 0.9999f });
                (await part.EvaluateAsync<bool>(
                    "part => { const box = part.getBoundingClientRect(); return box.top >= 0 && box.left >= 0"
                    + " && box.bottom <= innerHeight && box.right <= innerWidth; }")).ShouldBeTrue();
            }
        }
    }
}
