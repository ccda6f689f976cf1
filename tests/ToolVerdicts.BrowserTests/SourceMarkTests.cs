namespace ToolVerdicts.BrowserTests;

/// <summary>The numbers behind facts that lead to their sources.</summary>
public sealed class SourceMarkTests(SiteInChromium site)
{
    private const string Marks = "main .refs:visible";
    private const string Box = "#src";

    [Theory]
    [InlineData(Addresses.Comparison, true)]
    [InlineData(Addresses.Comparison, false)]
    [InlineData("/tools/ml-intern", true)]
    [InlineData("/tools/ml-intern", false)]
    public async Task Marks_are_hidden_until_the_box_is_ticked_with_script_and_without(string path, bool script)
    {
        await using var page = await site.OpenAsync(path, script: script);
        await Assertions.Expect(page.Locator("main .refs")).Not.ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(Marks)).ToHaveCountAsync(0);

        await page.Locator(Box).CheckAsync();
        await Assertions.Expect(page.Locator(Marks)).Not.ToHaveCountAsync(0);

        await page.Locator(Box).UncheckAsync();
        await Assertions.Expect(page.Locator(Marks)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_browser_without_has_shows_the_marks()
    {
        await using var page = await site.OpenAsync(Addresses.Comparison);
        // Such a browser drops every rule whose selector has it.
        var dropped = await page.EvaluateAsync<int>("""
            () => {
              let count = 0;
              const drop = rules => {
                for (let at = rules.cssRules.length - 1; at >= 0; at--) {
                  const rule = rules.cssRules[at];
                  if (rule.selectorText?.includes(':has(')) { rules.deleteRule(at); count++; }
                  else if (rule.cssRules) drop(rule);
                }
              };
              for (const sheet of document.styleSheets) drop(sheet);
              return count;
            }
            """);
        dropped.ShouldBeGreaterThan(0);
        await Assertions.Expect(page.Locator(Marks)).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Print_shows_the_marks_and_what_is_folded()
    {
        await using var page = await site.OpenAsync(Addresses.Comparison);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var hidden = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('main .refs, .fold td, .fold p')]
              .filter(mark => !mark.checkVisibility({ contentVisibilityAuto: true }))
              .map(mark => mark.textContent)
            """);
        hidden.ShouldBeEmpty();
        await Assertions.Expect(page.Locator("main .refs")).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_footnote_and_its_way_back_can_be_followed_while_the_box_is_not_ticked()
    {
        await using var page = await site.OpenAsync(Addresses.Comparison);
        await page.Locator(".sources .back").First.ClickAsync();
        await Assertions.Expect(page.Locator(".refs :target")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".refs :target")).ToBeInViewportAsync(new() { Ratio = 1 });
    }
}
