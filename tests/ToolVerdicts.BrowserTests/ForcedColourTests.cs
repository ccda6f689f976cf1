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
}
