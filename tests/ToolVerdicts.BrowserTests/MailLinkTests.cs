using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace ToolVerdicts.BrowserTests;

/// <summary>What programs do that look at a reader's mail before the reader does.</summary>
public sealed partial class MailLinkTests(SiteInChromium chromium)
{
    // Three links each.
    private const int Readers = 334;

    // A whole browser takes a while: it opens every tenth. Set this to 1, and it opens all.
    private const int EveryInChromium = 10;
    private const int Tabs = 2;
    private const int AtOnce = 8;
    private const string End = "/unsubscribe/";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_thousand_links_of_messages_are_followed_in_every_way_and_nothing_changes()
    {
        await using var site = await RunningSite.StartAsync();
        using var client = new HttpClient { BaseAddress = site.Address };
        await AskForMailAsync(client);
        var links = await ReadLinksAsync(Path.Combine(site.Folder, "mail"));
        links.Count.ShouldBe(3 * Readers);
        var before = await site.ReadStoreAsync();

        var tabs = await Task.WhenAll(Enumerable.Range(0, Tabs).Select(_ => chromium.OpenTabAsync()));
        await Task.WhenAll(tabs.Select((tab, at) => BrowseAsync(tab, links.Where((_, i) => i % (Tabs * EveryInChromium) == at), site.Address)));
        await Parallel.ForEachAsync(links, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (link, _) =>
        {
            await FetchAsync(client, HttpMethod.Get, link, purpose: null);
            await FetchAsync(client, HttpMethod.Head, link, purpose: null);
            await FetchAsync(client, HttpMethod.Get, link, purpose: "prefetch;prerender");
        });

        (await site.ReadStoreAsync()).SequenceEqual(before).ShouldBeTrue("something was written");

        // The guard against a test that could not tell: a button of these pages is seen to write.
        using var pressed = await client.PostAsync(links.First(link => link.StartsWith(End, StringComparison.Ordinal)), new FormUrlEncodedContent([]));
        pressed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.ReadStoreAsync()).SequenceEqual(before).ShouldBeFalse("the button wrote nothing");
    }

    private static async Task BrowseAsync(IPage tab, IEnumerable<string> links, Uri address)
    {
        await using (tab)
        {
            foreach (var link in links)
            {
                (await tab.GotoAsync(new Uri(address, link).AbsoluteUri))!.Status.ShouldBe(200, link);
                await Assertions.Expect(tab.Locator("main button").First).ToBeVisibleAsync();
            }
        }
    }

    private static async Task FetchAsync(HttpClient client, HttpMethod method, string link, string? purpose)
    {
        using var request = new HttpRequestMessage(method, link);
        if (purpose is not null)
            request.Headers.Add("Sec-Purpose", purpose);
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{method} {link}");
    }

    // The site takes its time for each, so that no answer tells who is known already.
    private static Task AskForMailAsync(HttpClient client) =>
        Parallel.ForEachAsync(Enumerable.Range(0, Readers), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/subscribe") { Content = new FormUrlEncodedContent([KeyValuePair.Create("email", $"reader{i}@example.org")]) };
            request.Headers.Add("X-Forwarded-For", $"203.{i / 256}.{i % 256}.1");
            using var answer = await client.SendAsync(request);
            answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/subscribe/sent");
        });

    /// <returns>The paths in the messages' links: for each reader one that confirms, one that ends it, and the one that every issue has for its choices.</returns>
    private static async Task<List<string>> ReadLinksAsync(string folder)
    {
        var clock = Stopwatch.StartNew();
        while (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.eml").Length < Readers)
        {
            clock.Elapsed.ShouldBeLessThan(LongestWait, "the messages do not come");
            await Task.Delay(100);
        }

        // A long line is cut behind an equals sign.
        var messages = Directory.GetFiles(folder, "*.eml").Select(path => File.ReadAllText(path).Replace("=\r\n", "", StringComparison.Ordinal));
        var links = messages.SelectMany(message => Link().Matches(message)).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        return [.. links, .. links.Where(link => link.StartsWith(End, StringComparison.Ordinal)).Select(link => $"/subscribe/preferences/{link[End.Length..]}")];
    }

    [GeneratedRegex("/(subscribe/confirm|unsubscribe)/[A-Za-z0-9_-]{43}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
