namespace ToolVerdicts.BrowserTests;

public sealed class KeyboardTests(SiteInChromium site)
{
    // A check box behind "Read on" is there on phones only.
    private const string CountFocusable = """
        () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
          .filter(element => element.tabIndex >= 0 && element.checkVisibility()).length
        """;
    private const string Focused = ":focus";

    [Fact]
    public async Task The_first_tab_shows_a_link_that_skips_to_the_content()
    {
        await using var page = await site.OpenAsync(Addresses.Comparison);
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" });
        await Assertions.Expect(skip).Not.ToBeInViewportAsync();

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync(new() { Ratio = 1 });

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Everything_that_takes_the_focus_shows_it()
    {
        await using var page = await site.OpenAsync(Addresses.Comparison);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(fold => { fold.open = true; })");
        await page.EvaluateAsync("() => { document.querySelector('#src').checked = true; }");
        var count = await page.EvaluateAsync<int>(CountFocusable);
        var outlines = new List<string>();

        for (var i = 0; i < count; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            outlines.Add(await page.Locator(Focused).EvaluateAsync<string>("""
                element => {
                  element.dataset.reached = '';
                  const style = getComputedStyle(element);
                  return `${style.outlineStyle} ${style.outlineWidth}`;
                }
                """));
        }

        (await page.Locator("[data-reached]").CountAsync()).ShouldBe(count);
        outlines.ShouldAllBe(outline => outline == "solid 3px");
    }

    [Theory]
    [InlineData(Addresses.Comparison)]
    [InlineData("/compare/mistral-3-small-22b-vs-smolvlm2")]
    public async Task At_most_twelve_tabs_lead_to_the_second_tools_vote(string path)
    {
        await using var page = await site.OpenAsync(path);
        var vote = page.Locator(".votes").Nth(1).Locator("button").First;
        var tabs = 0;
        while (tabs <= 12 && !await vote.EvaluateAsync<bool>("button => button === document.activeElement"))
        {
            await page.Keyboard.PressAsync("Tab");
            tabs++;
        }

        tabs.ShouldBeLessThanOrEqualTo(12);
    }

    [Fact]
    public async Task Two_tools_are_chosen_and_compared_by_keyboard_alone()
    {
        await using var page = await site.OpenAsync("/");
        var first = page.GetByLabel("First tool");
        for (var i = 0; i < 10 && !await first.EvaluateAsync<bool>("field => field === document.activeElement"); i++)
            await page.Keyboard.PressAsync("Tab");

        await page.Keyboard.TypeAsync("smollm3");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("smolvlm2");
        // Enter is pressed on the button: in the field it could choose from the open list of suggestions.
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("SmolLM3 vs SmolVLM2");
        new Uri(page.Url).AbsolutePath.ShouldBe(Addresses.UncapturedComparison);
    }
}
