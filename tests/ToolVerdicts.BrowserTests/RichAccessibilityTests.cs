namespace ToolVerdicts.BrowserTests;

/// <summary>axe on the pages of the rich store.</summary>
[Collection(RichCollection.Name)]
public sealed class RichAccessibilityTests(SiteInChromium chromium, RichSite rich)
{
    [Theory]
    [MemberData(nameof(RichTools.Pages), MemberType = typeof(RichTools))]
    public async Task A_page_of_the_rich_store_violates_no_rule_of_accessibility(string path)
    {
        await using var page = await chromium.OpenAsync(rich.Resolve($"rich{path}"));
        await AccessibilityTests.ExpectNoViolationAsync(page);
    }

    [Fact]
    public async Task Source_marks_that_are_shown_violate_none_either()
    {
        await using var page = await chromium.OpenAsync(Addresses.Comparison);
        await page.Locator("#src").CheckAsync();
        await AccessibilityTests.ExpectNoViolationAsync(page);
    }
}
