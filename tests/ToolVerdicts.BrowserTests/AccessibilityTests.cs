using Deque.AxeCore.Commons;

namespace ToolVerdicts.BrowserTests;

public sealed class AccessibilityTests(SiteInChromium site)
{
    // Rules of all levels of WCAG and axe's best practices; naming the tags also turns on rules that axe leaves off by default. A page
    // differs by its colour scheme in colours alone.
    // The script calls axe in the page: the package's own call opens a second page for each run and takes four times as long.
    private const string Violations = """
        async onlyColours => {
          const colours = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];
          const everyRule = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
          const result = await axe.run(document, { runOnly: onlyColours ? colours : everyRule, resultTypes: ['violations'] });
          if (result.passes.length === 0) throw new Error('axe checked nothing');
          return result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id} (${rule.help}): ${node.html}`));
        }
        """;

    // A bar that sticks to an edge of the window cuts through what lies below it, which axe takes for a target that is too small.
    private const string Unstick = """
        () => {
          const flow = new CSSStyleSheet();
          flow.replaceSync('.heads, .tray { position: static !important; }');
          document.adoptedStyleSheets.push(flow);
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    [Theory]
    [MemberData(nameof(Addresses.All), MemberType = typeof(Addresses))]
    public async Task A_page_violates_no_rule_of_accessibility_with_script(string path)
    {
        await using var page = await site.OpenAsync(path);
        await ExpectNoViolationAsync(page);
    }

    [Theory]
    [MemberData(nameof(Addresses.All), MemberType = typeof(Addresses))]
    public async Task A_page_violates_no_rule_of_accessibility_without_script(string path)
    {
        await using var page = await site.OpenAsync(path);
        await using var tools = await page.Context.NewCDPSessionAsync(page);
        var marker = new RouteFulfillOptions { ContentType = "text/javascript", Body = "window.scriptRan = true;" };
        await page.RouteAsync("**/site*.js", route => route.FulfillAsync(marker));
        await tools.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });
        await page.ReloadAsync();
        // Script goes back on after the page has loaded, because axe itself is a script.
        await tools.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = false });
        (await page.EvaluateAsync<bool>("() => 'scriptRan' in window")).ShouldBeFalse();
        await ExpectNoViolationAsync(page);
    }

    /// <summary>Runs axe on a page that is already open, once for each screen size and colour scheme.</summary>
    internal static async Task ExpectNoViolationAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        await page.EvaluateAsync(Unstick);
        foreach (var screen in Screen.All)
        {
            await screen.ShowAsync(page);
            (await page.EvaluateAsync<string[]>(Violations, screen.Scheme == ColorScheme.Dark)).ShouldBeEmpty($"{screen}");
        }
    }
}
