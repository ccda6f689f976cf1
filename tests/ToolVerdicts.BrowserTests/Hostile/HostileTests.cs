using System.Globalization;
using System.Text.RegularExpressions;

namespace ToolVerdicts.BrowserTests.Hostile;

public sealed partial class HostileTests(SiteInChromium chromium)
{
    // The environment variable with the number of strings to try; a full run has two thousand.
    private const string CountVariable = "HOSTILE_STRINGS";

    private const int UsualCount = 100;

    private static readonly IReadOnlyList<HostileString> Strings = HostileString.Generate(
        int.TryParse(Environment.GetEnvironmentVariable(CountVariable), CultureInfo.InvariantCulture, out var count) ? count : UsualCount);

    [Fact]
    public async Task No_string_runs_wherever_it_was_captured_or_sent_with_the_policy_or_without()
    {
        var captures = Directory.CreateTempSubdirectory("toolverdicts-hostile-");
        try
        {
            HostileCaptures.Write(captures.FullName, Strings);
            await using var site = await RunningSite.StartAsync($"--Seeds={captures.FullName}");
            using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
            using var client = new HttpClient(handler) { BaseAddress = site.Address };
            var tools = await ListToolsAsync(client);
            // One string breaks its text capture into so many unknown lines that the page, with two tools, is refused.
            tools.Count.ShouldBe(2 * Strings.Count - 2, "each string is a tool in both forms of a capture");
            var visits = (await Visits.FindAsync(client, tools, Strings)).Concat(await SendIssueAsync(site)).ToList();
            await Task.WhenAll(VisitAsync(site.Address, visits, hasPolicy: true), VisitAsync(site.Address, visits, hasPolicy: false));
        }
        finally
        {
            captures.Delete(recursive: true);
        }
    }

    private async Task VisitAsync(Uri site, IReadOnlyList<Visit> visits, bool hasPolicy)
    {
        await using var page = await chromium.OpenTabAsync(new() { BypassCSP = !hasPolicy });
        var detector = await ScriptDetector.WatchAsync(page, site);
        await ShouldDetectAsync(page, detector, site, hasPolicy);
        foreach (var visit in visits)
        {
            await visit.OpenAsync(page, site);
            (await detector.TakeFindingsAsync()).ShouldBeEmpty($"{visit} {(hasPolicy ? "with" : "without")} the policy");
        }
    }

    // Control: on a page that writes its input as markup, the detector must find every live string, and the content security policy must
    // keep all of them from running.
    private static async Task ShouldDetectAsync(IPage page, ScriptDetector detector, Uri site, bool hasPolicy)
    {
        var address = new Uri(site, "/echo").AbsoluteUri;
        var input = "";
        using var client = new HttpClient();
        using var answer = await client.GetAsync(site);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        await page.RouteAsync(address, route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Security-Policy"] = policy },
            Body = $"<!DOCTYPE html><title>x</title><p>{input}</p><input value=\"x",
        }));
        var (ran, missed) = (0, new List<string>());
        // The policy treats all families alike, so one in four is enough with it.
        var live = Strings.Where(hostile => hostile.IsLive).Take(HostileString.LiveFamilies);
        foreach (var hostile in live.Where((_, i) => !hasPolicy || i % 4 == 0))
        {
            input = hostile.Text;
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
            // Some handlers run shortly after the page has loaded.
            for (var attempt = 0; attempt < 3 && !detector.HasEvents && !hasPolicy; attempt++)
                await Task.Delay(20);
            ran += detector.HasScriptRun ? 1 : 0;
            if (await detector.TakeFindingsAsync() is [])
                missed.Add(hostile.Text);
        }

        missed.ShouldBeEmpty();
        if (hasPolicy)
            ran.ShouldBe(0, "the policy must keep all of them from running");
        else
            ran.ShouldBeGreaterThan(HostileString.LiveFamilies / 3);
        await page.UnrouteAsync(address);
    }

    // Sends the week's issue. The visits are its page in the archive and the HTML message.
    private static async Task<IReadOnlyList<Visit>> SendIssueAsync(RunningSite site)
    {
        await site.RunAsync("digest", "send");
        await site.RunAsync("digest", "preview", "--out", site.Folder);
        var message = Directory.GetFiles(site.Folder, "*.html").Single();
        var issue = new Visit($"/digests/{Path.GetFileNameWithoutExtension(message)}");
        // The detector reports style elements, because the site's pages have none. The message has one, which is removed here.
        return [issue, issue with { Page = Styles().Replace(await File.ReadAllTextAsync(message), "", count: 1) }];
    }

    private static async Task<IReadOnlyList<string>> ListToolsAsync(HttpClient client)
    {
        var slugs = new SortedSet<string>(StringComparer.Ordinal);
        for (var number = 1; ; number++)
        {
            using var answer = await client.GetAsync($"/tools?page={number}");
            if (!answer.IsSuccessStatusCode)
                return [.. slugs];
            slugs.UnionWith(ToolLink().Matches(await answer.Content.ReadAsStringAsync()).Select(match => match.Groups["slug"].Value));
        }
    }

    [GeneratedRegex("<style>[^<]*</style>", RegexOptions.NonBacktracking)]
    private static partial Regex Styles();

    [GeneratedRegex("<a href=\"/tools/(?<slug>[a-z0-9-]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ToolLink();
}
