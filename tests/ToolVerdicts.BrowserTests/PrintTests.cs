using System.Text.RegularExpressions;

namespace ToolVerdicts.BrowserTests;

public sealed partial class PrintTests(SiteInChromium site)
{
    [Theory]
    [InlineData(Addresses.Comparison)]
    [InlineData(Addresses.LongNames)]
    [InlineData("/compare/mistral-8x22b-v2-vs-smollm3")]
    [InlineData("/compare/mistral-3-small-22b-vs-smolvlm2")]
    [InlineData("/compare/mistral-medium-3-72b-instruct-vs-smolvlm-3b")]
    public async Task A_comparison_prints_on_at_most_two_sheets(string path)
    {
        await using var page = await site.OpenAsync(path);
        var sheets = await page.PdfAsync(new() { Format = "A4" });
        PageObject().Count(System.Text.Encoding.Latin1.GetString(sheets)).ShouldBeInRange(1, 2);
    }

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PageObject();
}
