namespace ToolVerdicts.BrowserTests;

public sealed class LayoutTests(SiteInChromium site)
{
    /// <summary>A script that gives the CSS pixels by which a page is wider than its window.</summary>
    internal const string Overflow = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    // Elements whose content is larger than their box and hidden where it overflows; not words for screen readers, nor a review that "Read
    // on" opens.
    private const string Clipped = """
        () => [...document.querySelectorAll('main *')].filter(box => ['hidden', 'clip'].includes(getComputedStyle(box).overflowX)
          && !box.matches('.vh, .vh *, .more:not(:checked) + blockquote')
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
        await using var page = await site.OpenAsync(path, isLarge: true);
        foreach (var width in new[] { 1280, 768 })
        {
            await page.SetViewportSizeAsync(width, 800);
            (await page.EvaluateAsync<int>(Overflow)).ShouldBe(0, $"{width}");
            (await page.EvaluateAsync<string[]>(Clipped)).ShouldBeEmpty($"{width}");
        }
    }

    [Theory]
    [InlineData(Addresses.Four, 320, "main .sheet tbody tr:not(.scores)")]
    [InlineData(Addresses.LongNames, 280, "main .sheet tbody tr")]
    public async Task Where_columns_are_too_narrow_each_value_stands_under_its_tools_name(string path, int width, string rows)
    {
        await using var page = await site.OpenAsync(path, width);
        var names = (await page.Locator(".head h2 > a").AllInnerTextsAsync()).Select(name => $"block \"{name}\"").ToList();

        var labels = await page.EvaluateAsync<string[][]>("""
            rows => [...document.querySelectorAll(rows)].map(row => [...row.cells].slice(1).map(cell => {
              const name = getComputedStyle(cell, '::before');
              return `${name.display} ${name.content}`;
            }))
            """, rows);

        labels.ShouldNotBeEmpty();
        labels.ShouldAllBe(row => row.SequenceEqual(names));
    }

    [Fact]
    public async Task A_skip_verdict_is_printed_like_any_other()
    {
        await using var page = await site.OpenAsync(Addresses.Comparison);
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        // The seeds have no Skip verdict, so the test turns every Ship into one.
        const string skip = "() => document.querySelectorAll('.stamp, .call').forEach(word => word.classList.replace('ship', 'skip'))";
        await page.EvaluateAsync(skip);

        await Assertions.Expect(page.Locator(".head .stamp.skip:visible")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".call.skip:visible")).Not.ToHaveCountAsync(0);
    }
}
