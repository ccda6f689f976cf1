namespace ToolVerdicts.BrowserTests;

public sealed class ForcedColourTests(SiteInChromium site)
{
    // No seed speaks a Skip or a Mixed: the stamps are given each word's class in turn.
    private const string Speak = """
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
        var stamps = await page.EvaluateAsync<string[][]>(Speak, word);
        stamps.Length.ShouldBeGreaterThan(1);
        foreach (var stamp in stamps)
        {
            stamp[0].ShouldNotBe(stamp[2], "text on its ground");
            stamp[1].ShouldNotBe(stamp[2], "border on its ground");
            stamp[3].ShouldNotBe("none");
        }
    }
}
