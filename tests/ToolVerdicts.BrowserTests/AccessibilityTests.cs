using Deque.AxeCore.Commons;

namespace ToolVerdicts.BrowserTests;

public sealed class AccessibilityTests(SiteInChromium site)
{
    /// <summary>
    /// Every level of WCAG, and what axe recommends beyond it; naming the tags also turns on rules that axe leaves off by default.
    /// Called in the page, because the package's own call opens a second page for each look and takes four times as long.
    /// </summary>
    private const string Violations = """
        async () => {
          const everyRule = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
          const result = await axe.run(document, { runOnly: everyRule, resultTypes: ['violations'] });
          if (result.passes.length === 0) throw new Error('axe checked nothing');
          return result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id} (${rule.help}): ${node.html}`));
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
        await page.RouteAsync("**/site*.js", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "window.scriptRan = true;" }));
        await tools.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });
        await page.ReloadAsync();
        // The page is loaded without script; axe itself is a script.
        await tools.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = false });
        (await page.EvaluateAsync<bool>("() => 'scriptRan' in window")).ShouldBeFalse();
        await ExpectNoViolationAsync(page);
    }

    /// <summary>Looks at a page on every screen.</summary>
    internal static async Task ExpectNoViolationAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        foreach (var screen in Screen.All)
        {
            await screen.ShowAsync(page);
            (await page.EvaluateAsync<string[]>(Violations)).ShouldBeEmpty($"{screen}");
        }
    }
}
