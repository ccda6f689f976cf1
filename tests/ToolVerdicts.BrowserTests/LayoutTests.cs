namespace ToolVerdicts.BrowserTests;

public sealed class LayoutTests(SiteInChromium site)
{
    /// <summary>A script that gives the CSS pixels by which a page is wider than its window.</summary>
    internal const string Overflow = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    // Elements whose content is larger than their box and hidden where it overflows.
    private const string Clipped = """
        () => [...document.querySelectorAll('main *')].filter(box => ['hidden', 'clip'].includes(getComputedStyle(box).overflowX)
          && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)).map(box => box.outerHTML.slice(0, 120))
        """;

    // The spacing is set through the object model, because the site's content security policy refuses style elements.
    private const string SpaceTextOut = """
        () => {
          const spacing = new CSSStyleSheet();
          spacing.replaceSync(`
            * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
            p { margin-bottom: 2em !important; }`);
          document.adoptedStyleSheets.push(spacing);
        }
        """;

    [Theory]
    [MemberData(nameof(Addresses.All), MemberType = typeof(Addresses))]
    public async Task A_page_never_scrolls_sideways(string path)
    {
        await using var page = await site.OpenAsync(path);

        foreach (var screen in Screen.All)
        {
            await screen.ShowAsync(page);
            (await page.EvaluateAsync<int>(Overflow)).ShouldBe(0, $"{screen}");
        }
    }

    /// <summary>Distances from WCAG 2.2, success criterion 1.4.12.</summary>
    [Theory]
    [MemberData(nameof(Addresses.All), MemberType = typeof(Addresses))]
    public async Task A_phone_page_with_its_text_spaced_out_does_not_scroll_sideways(string path)
    {
        await using var page = await site.OpenAsync(path, width: 320);

        await page.EvaluateAsync(SpaceTextOut);

        (await page.EvaluateAsync<int>(Overflow)).ShouldBe(0);
    }

    /// <summary>WCAG 2.2, success criterion 1.4.4.</summary>
    [Theory]
    [MemberData(nameof(Addresses.All), MemberType = typeof(Addresses))]
    public async Task Text_of_twice_the_size_loses_nothing(string path)
    {
        await using var page = await site.OpenAsync(path);
        await page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
        foreach (var width in new[] { 1280, 768 })
        {
            await page.SetViewportSizeAsync(width, 800);
            (await page.EvaluateAsync<int>(Overflow)).ShouldBe(0, $"{width}");
            (await page.EvaluateAsync<string[]>(Clipped)).ShouldBeEmpty($"{width}");
        }
    }

    [Theory]
    [InlineData(Addresses.Comparison)]
    [InlineData(Addresses.LongNames)]
    public async Task The_first_screen_shows_both_names_verdicts_shares_votes_and_prices(string path)
    {
        await using var page = await site.OpenAsync(path);

        foreach (var (selector, count) in new[] { (".card h2", 2), (".card .stamp", 2), (".card .figure", 6), (".lede strong", 1) })
        {
            var shown = await page.Locator(selector).AllAsync();
            shown.Count.ShouldBe(count, selector);
            foreach (var part in shown)
                await Assertions.Expect(part).ToBeInViewportAsync(new() { Ratio = 1 });
        }

        (await page.Locator(".card .label").AllInnerTextsAsync()).Distinct().ShouldBe(["Panel ship", "Community", "Entry"]);
    }

    [Fact]
    public async Task A_phone_shows_each_deciding_value_under_its_tools_name()
    {
        await using var page = await site.OpenAsync(Addresses.Comparison, width: 320);
        var headings = await page.Locator(".card h2").AllInnerTextsAsync();
        var names = headings.Select(name => $"block \"{char.ToUpperInvariant(name[0])} · {name}\"").ToList();

        var rows = await page.EvaluateAsync<string[][]>("""
            () => [...document.querySelectorAll('.decision > table tbody tr')].map(row => [...row.cells].slice(1).map(cell => {
              const name = getComputedStyle(cell, '::before');
              return `${name.display} ${name.content}`;
            }))
            """);

        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(row => row.SequenceEqual(names));
    }

    [Fact]
    public async Task A_skip_verdict_is_printed_like_any_other()
    {
        await using var page = await site.OpenAsync(Addresses.Comparison);
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        // The seeds have no Skip verdict, so the test turns every Ship into one.
        const string skip = "() => document.querySelectorAll('.stamp, .call').forEach(word => word.classList.replace('ship', 'skip'))";
        await page.EvaluateAsync(skip);

        await Assertions.Expect(page.Locator(".card .stamp.skip:visible")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".call.skip:visible")).Not.ToHaveCountAsync(0);
    }
}
