namespace ToolVerdicts.BrowserTests;

public sealed class ColourTests(SiteInChromium site)
{
    private const double EnhancedContrast = 7;

    private static readonly string[] Backgrounds = ["--paper", "--raised"];
    private static readonly string[] Texts = ["--ink", "--quiet", "--link", "--ship", "--skip", "--mixed"];

    // The script paints the colour on a canvas, which turns any CSS notation into red, green and blue.
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
    public async Task Every_text_colour_has_enhanced_contrast_with_every_background(ColorScheme scheme)
    {
        await using var page = await site.OpenAsync("/", scheme: scheme);

        foreach (var background in Backgrounds)
        {
            var luminance = await LuminanceAsync(page, background);
            foreach (var text in Texts)
            {
                var contrast = Contrast(luminance, await LuminanceAsync(page, text));
                contrast.ShouldBeGreaterThanOrEqualTo(EnhancedContrast, $"{text} on {background}");
            }
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
