namespace ToolVerdicts.BrowserTests;

public sealed class ForcedColourTests(SiteInChromium site)
{
    // The seeds have no Skip and no Mixed verdict, so the script gives every stamp the class of the word under test.
    private const string ReadStampColours = """
        word => [...document.querySelectorAll('.stamp')].map(stamp => {
          stamp.className = `stamp ${word}`;
          const style = getComputedStyle(stamp);
          return [style.color, style.borderTopColor, getComputedStyle(document.body).backgroundColor, style.borderTopStyle];
        })
        """;

    [Theory]
    [InlineData("ship", ColorScheme.Light)]
    [InlineData("mixed", ColorScheme.Light)]
    [InlineData("skip", ColorScheme.Dark)]
    [InlineData("unknown", ColorScheme.Dark)]
    public async Task Forced_colours_keep_every_verdict_legible(string word, ColorScheme scheme)
    {
        await using var page = await site.OpenAsync(Addresses.Comparison, scheme: scheme);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ColorScheme = scheme });
        var stamps = await page.EvaluateAsync<string[][]>(ReadStampColours, word);
        stamps.Length.ShouldBeGreaterThan(1);
        foreach (var stamp in stamps)
        {
            stamp[0].ShouldNotBe(stamp[2], "text on its background");
            stamp[1].ShouldNotBe(stamp[2], "border on its background");
            stamp[3].ShouldNotBe("none");
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Forced_colours_tell_a_pressed_button_from_the_others_and_the_current_section_from_the_rest(ColorScheme scheme)
    {
        await using var page = await site.OpenAsync(Addresses.UncapturedComparison, scheme: scheme);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ColorScheme = scheme });
        await page.EvaluateAsync("() => document.querySelector('.pair .ship').setAttribute('aria-pressed', 'true')");

        const string ground = "button => { const style = getComputedStyle(button); return [style.backgroundColor, style.color]; }";
        var pressed = await page.Locator(".pair .ship").First.EvaluateAsync<string[]>(ground);
        var other = await page.Locator(".pair .skip").First.EvaluateAsync<string[]>(ground);
        pressed[0].ShouldNotBe(other[0]);
        pressed[0].ShouldNotBe(pressed[1]);

        const string line =
            "link => { const style = getComputedStyle(link); return `${style.borderBottomStyle} ${style.borderBottomWidth}`; }";
        (await page.Locator(".masthead nav a[aria-current]").EvaluateAsync<string>(line)).ShouldBe("solid 3px");
        (await page.Locator(".masthead nav a:not([aria-current])").First.EvaluateAsync<string>(line)).ShouldBe("none 0px");
    }

    [Fact]
    public async Task Forced_colours_tell_a_stamp_from_a_button()
    {
        await using var page = await site.OpenAsync(Addresses.UncapturedComparison);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        const string border = "part => getComputedStyle(part).borderTopStyle";
        (await page.Locator(".head .stamp").First.EvaluateAsync<string>(border)).ShouldBe("double");
        (await page.Locator(".pair button").First.EvaluateAsync<string>(border)).ShouldBe("solid");
    }
}
