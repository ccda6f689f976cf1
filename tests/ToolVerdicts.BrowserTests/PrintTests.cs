using System.Text.RegularExpressions;

namespace ToolVerdicts.BrowserTests;

public sealed partial class PrintTests(SiteInChromium site)
{
    // 9.5 points.
    private const double SmallestPrintPx = 12.6;

    [Theory]
    [InlineData(Addresses.Comparison)]
    [InlineData(Addresses.LongNames)]
    [InlineData("/compare/mistral-8x22b-v2-vs-smollm3")]
    [InlineData("/compare/mistral-3-small-22b-vs-smolvlm2")]
    [InlineData("/compare/mistral-medium-3-72b-instruct-vs-smolvlm-3b")]
    public async Task A_comparison_prints_on_at_most_three_sheets(string path)
    {
        await using var page = await site.OpenAsync(path);
        var sheets = await page.PdfAsync(new() { Format = "A4" });
        PageObject().Count(Encoding.Latin1.GetString(sheets)).ShouldBeInRange(1, 3);
    }

    /// <summary>An A4 sheet is narrower than the windows that get a phone's layout, in which reviews are cut short.</summary>
    [Fact]
    public async Task Every_review_is_printed_whole_and_large_enough_to_read()
    {
        await using var page = await site.OpenAsync(Addresses.Comparison, width: 703);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var quotes = await page.EvaluateAsync<double[][]>("""
            () => [...document.querySelectorAll('blockquote')]
              .map(quote => [quote.scrollHeight - quote.clientHeight, parseFloat(getComputedStyle(quote).fontSize)])
            """);
        quotes.ShouldNotBeEmpty();
        quotes.ShouldAllBe(quote => quote.First() < 1 && quote.Last() >= SmallestPrintPx);
    }

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PageObject();
}
