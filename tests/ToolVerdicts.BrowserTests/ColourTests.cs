namespace ToolVerdicts.BrowserTests;

public sealed class ColourTests(SiteInChromium site)
{
    private const double EnhancedContrast = 7;

    private static readonly string[] Grounds = ["--paper", "--raised"];
    private static readonly string[] Texts = ["--ink", "--quiet", "--link", "--ship", "--skip", "--mixed"];

    // A canvas turns whatever notation the stylesheet uses into numbers.
    private const string Resolve = """
        name => {
          const colour = getComputedStyle(document.documentElement).getPropertyValue(name);
          if (!CSS.supports('color', colour)) throw new Error(`${name} is no colour`);
          const canvas = new OffscreenCanvas(1, 1).getContext('2d');
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
        }
        """;

    /// <summary>WCAG 2.2, success criterion 1.4.6.</summary>
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_colour_of_text_stands_out_from_every_ground(ColorScheme scheme)
    {
        await using var page = await site.OpenAsync("/", scheme: scheme);

        foreach (var ground in Grounds)
        {
            var light = await LuminanceAsync(page, ground);
            foreach (var text in Texts)
                Contrast(light, await LuminanceAsync(page, text)).ShouldBeGreaterThanOrEqualTo(EnhancedContrast, $"{text} on {ground}");
        }
    }

    private static async Task<double> LuminanceAsync(IPage page, string property)
    {
        var channels = await page.EvaluateAsync<int[]>(Resolve, property);
        return (0.2126 * Linear(channels[0])) + (0.7152 * Linear(channels[1])) + (0.0722 * Linear(channels[2]));
    }

    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    private static double Linear(int channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
