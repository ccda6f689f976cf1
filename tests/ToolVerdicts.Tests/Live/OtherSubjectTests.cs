using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using MimeKit;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Newsletter.Outbox;
using ToolVerdicts.Tests.Hostile;
using ToolVerdicts.Tests.Newsletter;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Live;

public sealed partial class OtherSubjectTests
{
    // Filters and orders of lists multiply: the crawl takes so many addresses of each kind of page.
    private const int MostOfAKind = 12;

    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Starts =
        ["/", "/sitemap.xml", "/robots.txt", "/llms.txt", "/feed.xml", "/digests.xml", "/changes.xml", "/changes.md", "/articles.md",
        "/opensearch.xml", "/manifest.webmanifest", "/site.webmanifest", "/nowhere", "/error", "/subscribe", "/privacy/forget", "/healthz",
        "/readyz", "/api/suggest?q=v", "/bookmarks/export.json", "/bookmarks/export.html", "/tools?q=nothing", "/compare?tool=nothing",
        "/compare/orrick-mudlark-vs-orrick-quagma", "/compare/orrick-quagma-vs-orrick-mudlark.md", "/tools/orrick-quagma?asof=2026-11-01"];

    private static string Example => Path.Combine(Seeds.Root, "examples", "trail-shoes");

    [Fact]
    public async Task A_site_on_another_subject_says_no_word_about_AI()
    {
        var (pages, words) = await CrawlAsync(Example);
        foreach (var path in (string[])["/tools/tarnlo-overridge", "/tools/tarnlo-overridge.md", "/tools/tarnlo-overridge/history",
            "/tools/tarnlo-overridge/changes.xml", "/tools/tarnlo-overridge/badge.svg", "/reviewers/thrifty", "/categories/wet-ground",
            "/articles/three-lenses-one-shoe", "/articles/how-to-read-a-drop.md", "/sitemaps/tools-1.xml", "/methodology", "/privacy",
            "/og.png", "/digests/2026-W48", "confirmation", "issue"])
            pages.ShouldContain(path);
        pages.ShouldNotContain(path => path.Contains("heatherway", StringComparison.Ordinal), "a draft has no page");
        pages.Count.ShouldBeGreaterThan(150);
        words.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("about.md", "Made with AI.", "/about: AI")]
    [InlineData("articles/2026-11-24-three-lenses-one-shoe.md", "It runs a model.", "/articles/three-lenses-one-shoe.md: model")]
    [InlineData("tools/orrick-quagma.md", "Needs a GPU.", "/tools/orrick-quagma: GPU")]
    public async Task One_word_about_AI_would_be_found(string file, string word, string found)
    {
        using var folder = new SiteFolder();
        foreach (var path in Directory.GetFiles(Example, "*", SearchOption.AllDirectories))
            folder.Write(Path.GetRelativePath(Example, path), File.ReadAllText(path));
        folder.Write(file, $"{File.ReadAllText(Path.Combine(Example, file))}\n{word}\n");
        (await CrawlAsync(folder.Root)).Words.ShouldContain(found);
    }

    [Fact]
    public async Task The_words_of_the_site_stand_where_those_of_the_usual_subject_would()
    {
        var store = new TempStore();
        SiteFolder.Apply(store, Example);
        await using var site = await OpenAsync(store, Example);
        (await site.HtmlAsync("/")).ShouldContain("Which trail running shoe should you ship with?");
        (await site.HtmlAsync("/")).ShouldContain("All 12 trail running shoes");
        (await site.HtmlAsync("/compare")).ShouldContain("<title>Compare trail running shoes &#xB7; Shoe Verdicts</title>");
        (await site.HtmlAsync("/compare")).ShouldContain("<h1>Compare two trail running shoes</h1>");
        (await site.HtmlAsync("/tools/orrick-quagma")).ShouldContain("Choose another trail running shoe to compare");
        (await site.HtmlAsync("/llms.txt")).ShouldStartWith("# Shoe Verdicts\n\n> Which trail running shoe should you ship with?");
        (await site.HtmlAsync("/tools/orrick-quagma")).ShouldContain("\"@type\":\"Product\"");
        (await site.HtmlAsync("/feed.xml")).ShouldContain("<title>Shoe Verdicts: new comparisons and changed verdicts</title>");
    }

    [Fact]
    public async Task Issues_count_the_things_of_the_site()
    {
        var store = new TempStore();
        SiteFolder.Apply(store, Example);
        store.Writer.ComposeIssue(IssueWeek.Of(Now), Now).ShouldBeTrue();
        await using var site = await OpenAsync(store, Example);
        foreach (var path in (string[])["/digests", $"/digests/{IssueWeek.Of(Now)}", "/digests.xml"])
            (await site.HtmlAsync(path)).ShouldContain("12 new trail running shoes", Case.Sensitive, path);
    }

    private static Task<SiteHost> OpenAsync(TempStore store, string folder) =>
        SiteHost.OverAsync(store, new RunningTime(Now), $"--Content={folder}", "--Seeds=none");

    private static async Task<(HashSet<string> Pages, List<string> Words)> CrawlAsync(string folder)
    {
        var store = new TempStore();
        SiteFolder.Apply(store, folder);
        await using var site = await OpenAsync(store, folder);
        var words = new List<string>();
        var letters = await SendLettersAsync(site, store, words);
        var seen = new HashSet<string>(Starts, StringComparer.Ordinal);
        foreach (var (name, letter) in letters)
            Note(name, $"{letter.Subject}\n{letter.TextBody}\n{letter.HtmlBody}\n{letter.From}");
        var found = new Queue<string>(seen.Concat(letters.SelectMany(letter =>
            SiteLinks.Of(site.Client.BaseAddress!, "/", "text/html", location: null, letter.Letter.HtmlBody!))).Distinct());
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        while (found.TryDequeue(out var path))
        {
            using var answer = await site.Client.GetAsync(path);
            var (type, body) = (answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync());
            if (type?.StartsWith("image/png", StringComparison.Ordinal) != true)
                Note(path, $"{path}\n{body}");
            foreach (var link in SiteLinks.Of(site.Client.BaseAddress!, path, type, answer.Headers.Location, body))
            {
                var kind = link.Split('?')[0];
                if (!seen.Contains(link) && (kind == link || (kinds[kind] = kinds.GetValueOrDefault(kind) + 1) <= MostOfAKind)
                    && seen.Add(link))
                    found.Enqueue(link);
            }

            // Pictures are linked for other sites alone.
            if (OpenGraphImage().Match(body) is { Success: true } image)
                seen.Add(image.Groups["path"].Value);
        }

        return ([.. seen, .. letters.Select(letter => letter.Name)], words);

        void Note(string name, string text) => words.AddRange(
            Words().Matches(Noise().Replace(text, "")).Select(word => $"{name}: {word.Value}").Distinct());
    }

    private static async Task<List<(string Name, MimeMessage Letter)>> SendLettersAsync(SiteHost site, TempStore store, List<string> words)
    {
        using var browser = new Browser(site);
        using var asked = await browser.PostAsync("/subscribe", "/", ("email", "ada@example.org"));
        asked.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var first = (await LettersAsync(store, 1))[0];
        using var confirmed = await browser.PostAsync($"/subscribe/confirm/{SentLetter.Read(first).ConfirmToken}", "/");
        words.AddRange(Words().Matches(await confirmed.Content.ReadAsStringAsync()).Select(word => $"/subscribe/confirm: {word.Value}"));
        var week = IssueWeek.Of(Now);
        store.Writer.ComposeIssue(week, Now).ShouldBeTrue();
        var digest = (await store.Writer.FindIssueAsync(week))!.Digest;
        store.Writer.QueueIssue(digest, after: 0, limit: 100, Now).ShouldNotBeNull();
        var second = (await LettersAsync(store, 2)).Single(path => path != first);
        return [("confirmation", MimeMessage.Load(first)), ("issue", MimeMessage.Load(second))];
    }

    private static async Task<IReadOnlyList<string>> LettersAsync(TempStore store, int count)
    {
        await Wait.UntilAsync(
            () => store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM deliveries WHERE state = 'sent'") == count, $"letter {count}");
        return Directory.GetFiles(Path.Combine(store.Folder, "mail"), "*.eml");
    }

    // Words of the subject that the program is shipped for. The file llms.txt has its name from a convention.
    [GeneratedRegex(
        @"\b(Tool Verdicts|AI|LLMs?|GPUs?|[Mm]odels?|[Mm]istral|[Ss]mol\w*|Which AI tool|Builder|Skeptic|Futurist|Founder|Creator)\b",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Words();

    // Digests of assets and secret tokens are letters by chance. The shipped methodology names the usual panel of captured pages.
    [GeneratedRegex(
        @"integrity=""[^""]*""|\?v=[\w-]+|(confirm|unsubscribe|preferences|shared)/[\w-]{43}|: Builder, Skeptic, Futurist and Founder\.",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Noise();

    [GeneratedRegex(@"property=""og:image"" content=""http://[^/""]+(?<path>[^""]+)""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OpenGraphImage();
}
