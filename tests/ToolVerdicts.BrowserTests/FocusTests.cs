namespace ToolVerdicts.BrowserTests;

/// <summary>The sticky head of a comparison and the sticky tray of a list cover nothing that has the focus.</summary>
[Collection(RichCollection.Name)]
public sealed class FocusTests(SiteInChromium chromium, RichSite rich)
{
    // A limit above the stops of every page here.
    private const int MostStops = 220;

    [Theory]
    [InlineData(Addresses.Four, 360, 740)]
    [InlineData(Addresses.Four, 1280, 800)]
    [InlineData("rich/compare/quad-a-vs-quad-b-vs-quad-c-vs-quad-d", 360, 740)]
    [InlineData("rich/compare/quad-a-vs-quad-b-vs-quad-c-vs-quad-d", 1280, 800)]
    [InlineData("rich/compare/twin-vs-twin-b", 360, 740)]
    [InlineData("rich/tools", 360, 740)]
    [InlineData("rich/tools", 1280, 800)]
    public async Task No_stop_of_the_keyboard_is_covered_forwards_or_backwards(string path, int width, int height)
    {
        await using var page = await chromium.OpenAsync(rich.Resolve(path), width, height: height);
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var forwards = await StopsAsync(page, "Tab");
        forwards.Count.ShouldBeInRange(15, MostStops - 1);
        forwards.Where(stop => stop[1] == "hidden").Select(stop => stop[0]).ShouldBeEmpty();

        await page.EvaluateAsync("() => { scrollTo(0, document.body.scrollHeight); document.querySelector('.colophon a').focus(); }");
        var backwards = await StopsAsync(page, "Shift+Tab");
        backwards.Count.ShouldBeInRange(15, MostStops - 1);
        backwards.Where(stop => stop[1] == "hidden").Select(stop => stop[0]).ShouldBeEmpty("backwards");
    }

    [Theory]
    [InlineData("rich/compare/quad-a-vs-quad-b-vs-quad-c-vs-quad-d", ".heads")]
    [InlineData("rich/compare/twin-vs-twin-b", ".heads")]
    [InlineData("rich/tools", ".tray")]
    public async Task With_large_text_nothing_sticks(string path, string part)
    {
        foreach (var isLarge in new[] { false, true })
        {
            await using var page = await chromium.OpenAsync(rich.Resolve(path), width: 360, height: 740, isLarge: isLarge);
            (await page.Locator(part).EvaluateAsync<string>("part => getComputedStyle(part).position"))
                .ShouldBe(isLarge ? "static" : "sticky");
        }
    }

    [Fact]
    public async Task The_tray_of_the_front_page_sticks_once_a_tool_is_chosen()
    {
        await using var page = await chromium.OpenAsync("/");
        const string position = "tray => getComputedStyle(tray).position";
        var tray = page.Locator(".tray");
        (await tray.EvaluateAsync<string>(position)).ShouldBe("static");
        await page.Locator(".pick input").First.CheckAsync();
        (await tray.EvaluateAsync<string>(position)).ShouldBe("sticky");
    }

    private static async Task<List<string[]>> StopsAsync(IPage page, string key)
    {
        var stops = new List<string[]>();
        while (stops.Count < MostStops)
        {
            await page.Keyboard.PressAsync(key);
            if (await page.EvaluateAsync<bool>("() => document.activeElement === document.body"))
                break;
            stops.Add(await page.EvaluateAsync<string[]>(Measures.HiddenFocus));
        }

        return stops;
    }
}
