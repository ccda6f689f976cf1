namespace ToolVerdicts.BrowserTests;

public sealed class KeyboardTests(SiteInChromium site)
{
    private const string Focusable =
        "a[href], button, input:not([type=hidden], [tabindex='-1']), select, textarea, summary, [tabindex='0']";
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
        var count = await page.Locator(Focusable).CountAsync();
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
