using ToolVerdicts.BrowserTests;

[assembly: AssemblyFixture(typeof(SiteInChromium))]
// One browser, two processors on a small machine: side by side the tests would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ToolVerdicts.BrowserTests;

/// <summary>The site and a Chromium to look at it with: both start once for all tests.</summary>
public sealed class SiteInChromium : IAsyncLifetime
{
    /// <summary>
    /// Where Debian's packages put the browser. Its shell without windows shows pages by the same engine, and takes two thirds of the time. Without
    /// either the tests are skipped.
    /// </summary>
    private static readonly string[] Executables = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    /// <summary>Milliseconds until a page must show what is expected of it, on a machine with much else to do.</summary>
    private const float LongestWait = 15_000;

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private RunningSite? site;
    private int visitors;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Array.Find(Executables, File.Exists) is not { } executable)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Arguments });
        Assertions.SetDefaultExpectTimeout(LongestWait);
        site = await RunningSite.StartAsync();
    }

    /// <summary>Opens a page as a visitor who was never here before.</summary>
    /// <param name="path">The page's address on the site.</param>
    /// <param name="width">The window's width in CSS pixels; its height is 800.</param>
    /// <param name="scheme">The colours the visitor prefers.</param>
    /// <param name="script">False for a browser with script switched off.</param>
    public async Task<IPage> OpenAsync(string path, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        var page = await OpenTabAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme, JavaScriptEnabled = script, ExtraHTTPHeaders = [NextAddress()] });
        await page.GotoAsync(new Uri(site!.Address, path).AbsoluteUri);
        return page;
    }

    /// <summary>Opens an empty tab, to go to another site from.</summary>
    public async Task<IPage> OpenTabAsync(BrowserNewPageOptions? options = null)
    {
        Assert.SkipWhen(browser is null, $"Neither of {string.Join(" and ", Executables)} is installed.");
        return await browser.NewPageAsync(options);
    }

    // Visitors come from addresses of their own, or they would share a limit on how fast one may act.
    private KeyValuePair<string, string> NextAddress() => KeyValuePair.Create("X-Forwarded-For", $"198.51.{++visitors / 256}.{visitors % 256}");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (site is not null)
            await site.DisposeAsync();
    }
}
