using Dapper;
using Microsoft.Extensions.DependencyInjection;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Newsletter;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Web.Hosting;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Tests.Hostile;

/// <summary>The site behind a proxy, with everything in it that a page can be about: a visitor who acted, a list that is shared,
/// subscribers and an issue.</summary>
public sealed class FurnishedSite : IAsyncLifetime
{
    /// <summary>A comparison.</summary>
    public const string Comparison = "/compare/mistral-3-small-22b-vs-ml-intern";

    private int _networks;

    /// <summary>The site.</summary>
    public SiteHost Site { get; private set; } = null!;

    /// <summary>Its store, gone with it.</summary>
    internal TempStore Store { get; } = TempStore.With(Seeds.Paths);

    /// <summary>What the visitor's browser sends as its cookie.</summary>
    public string Cookie { get; private set; } = "";

    /// <summary>The secret address of the visitor's list.</summary>
    public string Shared { get; private set; } = "";

    /// <summary>Where somebody can confirm.</summary>
    public string Confirm { get; private set; } = "";

    /// <summary>Where a subscriber can end it.</summary>
    public string Unsubscribe { get; private set; } = "";

    /// <summary>Where a subscriber chooses what to get.</summary>
    public string Preferences => Unsubscribe.Replace("/unsubscribe/", "/subscribe/preferences/", StringComparison.Ordinal);

    public async ValueTask InitializeAsync()
    {
        Site = await SiteHost.OverAsync(Store, "--Proxies=127.0.0.1");
        using (var visitor = new Browser(Site, NextAddress()))
        {
            await visitor.PostAsync("/tools/ml-intern/vote", Comparison, ("vote", "ship"));
            await visitor.PostAsync("/bookmarks", Comparison, ("tool", "ml-intern"), ("action", "add"));
            await visitor.PostAsync("/bookmarks/note", "/bookmarks", ("tool", "ml-intern"), ("note", "Try it."));
            using var shared = await visitor.PostAsync("/bookmarks/share", "/bookmarks", ("share", "make"));
            (Shared, Cookie) = (shared.Headers.Location!.OriginalString, $"visitor={visitor.Cookie}");
            await visitor.PostAsync("/subscribe", "/", ("email", "ada@example.org"));
        }

        var letter = await LetterAsync();
        (Confirm, Unsubscribe) = ($"/subscribe/confirm/{letter.ConfirmToken}", $"/unsubscribe/{letter.UnsubscribeToken}");
        Store.Writer.ComposeIssue(IssueWeek.Parse("2026-W47"), TempStore.Noon);
        // What the site's clock would do of itself half a minute later.
        await new DigestClock(Store.Database, Site.Services.GetRequiredService<Writer>(),
            Site.Services.GetRequiredService<SiteOptions>().Mail.Schedule, new FakeTimeProvider(TempStore.Noon)).LookAsync();
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    /// <summary>A visitor's address that nobody had before.</summary>
    public string NextAddress() => $"2001:db8:{++_networks:x}::1";

    /// <summary>Asks as a browser that came over https through the proxy.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, bool hasCookie = false, HttpContent? content = null) =>
        Site.Client.SendAsync(Request(method, path, hasCookie, content));

    /// <summary>What <see cref="SendAsync"/> sends.</summary>
    public HttpRequestMessage Request(HttpMethod method, string path, bool hasCookie = false, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", NextAddress());
        if (hasCookie)
            request.Headers.Add("Cookie", Cookie);
        return request;
    }

    /// <summary>A form as browsers send it.</summary>
    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    /// <summary>Every row of every table.</summary>
    public IReadOnlyList<string> Dump()
    {
        // The sender's beat is the clock's.
        var tables =
            Store.Writer.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sender_lease' ORDER BY name")
            .AsList();
        return tables.SelectMany(table => Store.Writer.Query($"SELECT * FROM \"{table}\"").Cast<IDictionary<string, object?>>()
            .Select(row =>
                $"{table}: {string.Join(" | ", row.Values.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : value))}")
                .Order(StringComparer.Ordinal)).ToList();
    }

    private async Task<SentLetter> LetterAsync()
    {
        SentLetter? letter = null;
        await Wait.UntilAsync(() =>
        {
            var isSent = Store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM deliveries WHERE state = 'sent'") > 0;
            letter = isSent ? Directory.GetFiles(Path.Combine(Store.Folder, "mail"), "*.eml").Select(SentLetter.Read).First() : null;
            return Task.FromResult(isSent);
        }, "the confirmation letter");
        return letter!;
    }
}
