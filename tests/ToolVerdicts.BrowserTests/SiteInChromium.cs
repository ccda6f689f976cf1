using ToolVerdicts.BrowserTests;

[assembly: AssemblyFixture(typeof(SiteInChromium))]
// All tests share one browser. In parallel on a machine with two processors they would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ToolVerdicts.BrowserTests;

/// <summary>The running site and a Chromium, each started once for all tests.</summary>
public sealed class SiteInChromium : IAsyncLifetime
{
    // The paths of Debian's packages. The headless shell renders with the same engine in two thirds of the time.
    // Without either the tests are skipped.
    private static readonly string[] Executables = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    // The limit of an expectation, generous for a busy machine.
    private const float LongestExpectationMs = 15_000;

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
        Assertions.SetDefaultExpectTimeout(LongestExpectationMs);
        site = await RunningSite.StartAsync();
    }

    /// <summary>Opens a page as a new visitor: without cookies, and from an address that no other visitor has.</summary>
    /// <param name="path">The page's address on the site, or a whole address on another.</param>
    /// <param name="width">The window's width in CSS pixels.</param>
    /// <param name="scheme">The colours the visitor prefers.</param>
    /// <param name="script">False for a browser with script switched off.</param>
    /// <param name="height">The window's height in CSS pixels.</param>
    /// <param name="isLarge">True for text of twice the size, as a visitor sets it in the browser: then the em of media queries grows
    /// too.</param>
    public async Task<IPage> OpenAsync(
        string path, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true, int height = 800, bool isLarge = false)
    {
        var page = await OpenTabAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            JavaScriptEnabled = script,
            ExtraHTTPHeaders = [NextAddress()],
        });
        if (isLarge)
            await EnlargeTextAsync(page);
        await page.GotoAsync(new Uri(site!.Address, path).AbsoluteUri);
        return page;
    }

    /// <summary>Opens an empty tab, for tests that start a site of their own.</summary>
    public async Task<IPage> OpenTabAsync(BrowserNewPageOptions? options = null)
    {
        Assert.SkipWhen(browser is null, $"Neither of {string.Join(" and ", Executables)} is installed.");
        return await browser.NewPageAsync(options);
    }

    private static async Task EnlargeTextAsync(IPage page)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync(
            "Page.setFontSizes", new() { ["fontSizes"] = new Dictionary<string, object> { ["standard"] = 32, ["fixed"] = 26 } });
    }

    // Each visitor gets an address of its own; with one address all would share its rate limit.
    private KeyValuePair<string, string> NextAddress() =>
        KeyValuePair.Create("X-Forwarded-For", $"198.51.{++visitors / 256}.{visitors % 256}");

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
