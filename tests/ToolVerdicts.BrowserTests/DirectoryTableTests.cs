namespace ToolVerdicts.BrowserTests;

/// <summary>The directory's form without script, and its table on a phone.</summary>
public sealed class DirectoryTableTests(SiteInChromium chromium, AppliedSite site) : IClassFixture<AppliedSite>
{
    private const string Table = "/tools?view=table";

    [Fact]
    public async Task The_form_narrows_by_a_criterion_without_script_and_leads_to_one_address()
    {
        await using var page = await chromium.OpenTabAsync(new() { JavaScriptEnabled = false });
        var address = site.Address;
        await page.GotoAsync(new Uri(address, "/tools").AbsoluteUri);
        await page.Locator(".search summary").ClickAsync();
        await page.GetByLabel("Licence").SelectOptionAsync("osi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        page.Url.ShouldBe(new Uri(address, "/tools?licence=osi").AbsoluteUri);
        await Assertions.Expect(page.Locator("details[open] [name=licence]")).ToHaveValueAsync("osi");
        await Assertions.Expect(page.Locator(".directory li").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Table", Exact = true }).ClickAsync();
        page.Url.ShouldBe(new Uri(address, "/tools?licence=osi&view=table").AbsoluteUri);
        await page.GetByRole(AriaRole.Link, new() { Name = "Runs on your own machines" }).ClickAsync();
        page.Url.ShouldBe(new Uri(address, "/tools?licence=osi&sort=self-hosted&view=table").AbsoluteUri);
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_table_scrolls_in_its_own_region_and_the_page_does_not()
    {
        await using var page = await chromium.OpenTabAsync();
        foreach (var (width, size) in new[] { (1280, "100%"), (360, "100%"), (360, "200%"), (320, "200%") })
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.GotoAsync(new Uri(site.Address, Table).AbsoluteUri);
            await page.EvaluateAsync("size => document.documentElement.style.fontSize = size", size);
            (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            var names = await page.Locator(".tools tbody th").First.BoundingBoxAsync();
            names!.Width.ShouldBeLessThan(width * 0.7f, $"{width} at {size}");
        }
    }

    [Theory]
    [InlineData(Table)]
    [InlineData("/tools?licence=osi")]
    public async Task Table_and_form_violate_no_rule_of_accessibility(string path)
    {
        await using var page = await chromium.OpenTabAsync();
        await page.GotoAsync(new Uri(site.Address, path).AbsoluteUri);
        await AccessibilityTests.ExpectNoViolationAsync(page);
    }

    [Fact]
    public async Task A_row_is_40_px_high()
    {
        await using var page = await chromium.OpenTabAsync();
        await page.SetViewportSizeAsync(1280, 800);
        await page.GotoAsync(new Uri(site.Address, Table).AbsoluteUri);
        var heights = await page.EvaluateAsync<double[]>(
            "() => [...document.querySelectorAll('.tools tbody tr')].map(row => row.getBoundingClientRect().height)");
        heights.Length.ShouldBe(8);
        heights.ShouldAllBe(height => Math.Abs(height - 40) < 1.5);
    }
}
