using System.Globalization;
using System.Text.RegularExpressions;

namespace ToolVerdicts.BrowserTests.Hostile;

public sealed partial class HostileTests(SiteInChromium chromium)
{
    /// <summary>The variable that says how many strings are tried; a full run has two thousand.</summary>
    private const string CountVariable = "HOSTILE_STRINGS";

    private const int UsualCount = 100;

    private static readonly IReadOnlyList<HostileString> Strings = HostileString.Take(int.TryParse(Environment.GetEnvironmentVariable(CountVariable), CultureInfo.InvariantCulture, out var count) ? count : UsualCount);

    [Fact]
    public async Task No_string_runs_wherever_it_was_captured_or_sent_with_the_policy_or_without()
    {
        var captures = Directory.CreateTempSubdirectory("toolverdicts-hostile-");
        try
        {
            HostileCaptures.Write(captures.FullName, Strings);
            await using var site = await RunningSite.StartAsync($"--Seeds={captures.FullName}");
            using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address };
            var tools = await ListToolsAsync(client);
            tools.Count.ShouldBe(2 * Strings.Count, "each string is a tool in both forms of a capture");
            var visits = (await Visits.OfAsync(client, tools, Strings)).Concat(await MailedAsync(site)).ToList();
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
        var lookout = await Lookout.OverAsync(page, site);
        await ShouldBeNoticedAsync(page, lookout, site, hasPolicy);
        foreach (var visit in visits)
        {
            await visit.MakeAsync(page, site);
            (await lookout.LookAsync()).ShouldBeEmpty($"{visit} {(hasPolicy ? "with" : "without")} the policy");
        }
    }

    // A page that writes what it is sent as markup: whoever watches must see it, and the policy must keep it from running.
    private static async Task ShouldBeNoticedAsync(IPage page, Lookout lookout, Uri site, bool hasPolicy)
    {
        var address = new Uri(site, "/echo").AbsoluteUri;
        var said = "";
        using var client = new HttpClient();
        using var answer = await client.GetAsync(site);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        await page.RouteAsync(address, route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Security-Policy"] = policy },
            Body = $"<!DOCTYPE html><title>x</title><p>{said}</p><input value=\"x",
        }));
        var (ran, missed) = (0, new List<string>());
        // With the policy one family in four will do: it treats all alike.
        foreach (var hostile in Strings.Where(hostile => hostile.IsLive).Take(HostileString.LiveFamilies).Where((_, i) => !hasPolicy || i % 4 == 0))
        {
            said = hostile.Text;
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
            // What is asked for elsewhere is a request; what runs may take a turn or two.
            for (var look = 0; look < 3 && !lookout.HasRun && !hasPolicy; look++)
                await Task.Delay(20);
            ran += lookout.HasRunScript ? 1 : 0;
            if (await lookout.LookAsync() is [])
                missed.Add(hostile.Text);
        }

        missed.ShouldBeEmpty();
        if (hasPolicy)
            ran.ShouldBe(0, "the policy keeps all of them from running");
        else
            ran.ShouldBeGreaterThan(HostileString.LiveFamilies / 3);
        await page.UnrouteAsync(address);
    }

    // The week's issue, in the archive and as the message that goes out.
    private static async Task<IReadOnlyList<Visit>> MailedAsync(RunningSite site)
    {
        await site.RunAsync("digest", "send");
        await site.RunAsync("digest", "preview", "--out", site.Folder);
        var message = Directory.GetFiles(site.Folder, "*.html").Single();
        var issue = new Visit($"/digests/{Path.GetFileNameWithoutExtension(message)}");
        // Pages have no styles of their own, and whoever looks out takes them for foreign; the message has some.
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
