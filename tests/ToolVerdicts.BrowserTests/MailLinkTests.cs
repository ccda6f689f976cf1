using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace ToolVerdicts.BrowserTests;

/// <summary>Mail scanners follow the links in messages before the reader does; following a link must change nothing.</summary>
public sealed partial class MailLinkTests(SiteInChromium chromium)
{
    // Each reader has three links, which makes a thousand.
    private const int Readers = 334;

    // Chromium opens one link in so many, because a browser takes much longer than a plain request. With 1 it opens all.
    private const int EveryInChromium = 10;
    private const int Tabs = 2;
    private const int RequestsAtOnce = 8;
    private const string UnsubscribePath = "/unsubscribe/";

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
        var browsing = tabs.Select((tab, at) => BrowseAsync(tab, links.Where((_, i) => i % (Tabs * EveryInChromium) == at), site.Address));
        await Task.WhenAll(browsing);
        await Parallel.ForEachAsync(links, new ParallelOptions { MaxDegreeOfParallelism = RequestsAtOnce }, async (link, _) =>
        {
            await FetchAsync(client, HttpMethod.Get, link, purpose: null);
            await FetchAsync(client, HttpMethod.Head, link, purpose: null);
            await FetchAsync(client, HttpMethod.Get, link, purpose: "prefetch;prerender");
        });

        (await site.ReadStoreAsync()).SequenceEqual(before).ShouldBeTrue("something was written");

        // Control: pressing a button on one of these pages changes the store, so the comparison above can fail.
        var unsubscribe = links.First(link => link.StartsWith(UnsubscribePath, StringComparison.Ordinal));
        using var pressed = await client.PostAsync(unsubscribe, new FormUrlEncodedContent([]));
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

    // Requests run in parallel because the site delays each answer, so that its timing does not reveal known addresses.
    private static Task AskForMailAsync(HttpClient client) =>
        Parallel.ForEachAsync(Enumerable.Range(0, Readers), new ParallelOptions { MaxDegreeOfParallelism = RequestsAtOnce }, async (i, _) =>
        {
            var form = new FormUrlEncodedContent([KeyValuePair.Create("email", $"reader@r{i}.example.org")]);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/subscribe") { Content = form };
            request.Headers.Add("X-Forwarded-For", $"203.{i / 256}.{i % 256}.1");
            using var answer = await client.SendAsync(request);
            answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/subscribe/sent");
        });

    /// <returns>Three paths for each reader: confirm and unsubscribe from the message, preferences as in every issue.</returns>
    private static async Task<List<string>> ReadLinksAsync(string folder)
    {
        var clock = Stopwatch.StartNew();
        while (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.eml").Length < Readers)
        {
            clock.Elapsed.ShouldBeLessThan(LongestWait, "the confirmation messages are not written");
            await Task.Delay(100);
        }

        // Quoted-printable breaks a long line with an equals sign at its end.
        var messages = Directory.GetFiles(folder, "*.eml").Select(File.ReadAllText)
            .Select(message => message.Replace("=\r\n", "", StringComparison.Ordinal));
        var links = messages.SelectMany(message => Link().Matches(message)).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        var tokens = links.Where(link => link.StartsWith(UnsubscribePath, StringComparison.Ordinal))
            .Select(link => link[UnsubscribePath.Length..]);
        return [.. links, .. tokens.Select(token => $"/subscribe/preferences/{token}")];
    }

    [GeneratedRegex("/(subscribe/confirm|unsubscribe)/[A-Za-z0-9_-]{43}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
