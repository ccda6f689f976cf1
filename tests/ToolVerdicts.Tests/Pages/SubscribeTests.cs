using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dapper;
using ToolVerdicts.Backups;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Tests.Newsletter;
using ToolVerdicts.Tests.Newsletter.Subscribers;

namespace ToolVerdicts.Tests.Pages;

public sealed class SubscribeTests : IAsyncLifetime
{
    private readonly TempStore _store = TempStore.With(Seeds.Paths);
    private SiteHost _site = null!;
    private int _networks;

    public async ValueTask InitializeAsync() => _site = await SiteHost.OverAsync(_store, "--Proxies=127.0.0.1");

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task An_address_is_taken_without_script_where_the_weekly_email_is_told_of_and_nowhere_else()
    {
        foreach (var path in (string[])["/", "/subscribe", "/digests"])
        {
            var form = (await PageAsync(path)).QuerySelectorAll("form[action='/subscribe'][method=post]").ShouldHaveSingleItem(path);
            form.QuerySelectorAll("input[name=email][type=email][required]").Length.ShouldBe(1, path);
            form.QuerySelector("input[name=website]")!.Closest("[hidden]").ShouldNotBeNull(path);
        }

        foreach (var path in (string[])["/tools", "/tools/ml-intern", "/compare/mistral-3-small-22b-vs-ml-intern", "/privacy", "/nowhere",
            "/tools?q=vision"])
        {
            var page = await PageAsync(path);
            page.QuerySelectorAll("form[action='/subscribe']").ShouldBeEmpty(path);
            page.QuerySelectorAll(".colophon a[href='/subscribe']").ShouldHaveSingleItem(path);
        }
    }

    [Fact]
    public async Task Whoever_leaves_by_a_page_is_noted_beside_the_backups()
    {
        foreach (var (name, path) in new[] { ("left", "/unsubscribe"), ("erased", "/subscribe/erase") })
        {
            using var asked = await SubscribeAsync($"{name}@example.org");
            var letter = await LetterToAsync($"{name}@example.org");
            using var done = await PostAsync($"{path}/{letter.UnsubscribeToken}");
            done.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var visitor = new Browser(_site, "192.0.2.200");
        using var voted = await visitor.PostAsync("/tools/ml-intern/vote", from: null, ("vote", "ship"));
        using var forgotten = await visitor.PostAsync("/privacy/forget", from: null);
        File.ReadLines(Path.Combine(_store.Folder, "backups", ErasureLog.FileName)).Select(line => line.Split(' ')[1])
            .ShouldBe(["unsubscribed", "erased", "forgotten"]);
    }

    [Fact]
    public async Task The_answer_is_the_same_for_every_kind_of_address()
    {
        foreach (var (state, at) in new[] { "pending", "confirmed", "suspended", "unsubscribed" }.Select((state, at) => (state, at)))
        {
            _store.Writer.Execute(
                "INSERT INTO subscribers (key, address, state, choice, asked_at, changed_at) VALUES (@key, @key, @state, 'everything', "
                + "@now, @now)",
                new { key = $"{state}@example.org", state, now = TempStore.Noon });
        }

        await SubscribeAsync("erased@example.org");
        var letter = await LetterToAsync("erased@example.org");
        (await PostAsync($"/subscribe/erase/{letter.UnsubscribeToken}")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var answers = new HashSet<string>();
        foreach (var who in (string[])["new", "pending", "confirmed", "suspended", "unsubscribed", "erased", "new"])
        {
            using var answer = await SubscribeAsync($"{who}@example.org");
            var headers = answer.Headers.Where(header => header.Key != "Date")
                .Select(header => $"{header.Key}: {string.Join(' ', header.Value)}");
            answers.Add(
                $"{(int)answer.StatusCode} {answer.Headers.Location} {await answer.Content.ReadAsStringAsync()} "
                + string.Join(", ", headers));
        }

        using var trap = await PostAsync("/subscribe", ("email", "robot@example.org"), ("website", "https://spam.example"));
        answers.ShouldHaveSingleItem().ShouldStartWith("303 /subscribe/sent");
        trap.Headers.Location!.OriginalString.ShouldBe("/subscribe/sent");
        _store.Writer.Query<string>("SELECT key FROM subscribers ORDER BY key")
            .ShouldBe(["confirmed@example.org", "new@example.org", "pending@example.org", "suspended@example.org",
            "unsubscribed@example.org"]);
        (await _site.HtmlAsync("/subscribe/sent")).ShouldContain("Look into your inbox");
    }

    [Theory]
    [InlineData("email=")]
    [InlineData("email=ada")]
    [InlineData("email=ada%40example.org%2Ceve%40example.org")]
    [InlineData("email=ada%40example.org%0D%0ABcc%3A+eve%40example.org")]
    [InlineData("email=%22ada+b%22%40example.org")]
    [InlineData("email=Ada+%3Cada%40example.org%3E")]
    [InlineData("email=ada%40example.org&email=eve%40example.org")]
    [InlineData("email=ada%40example.org&choice=nothing")]
    [InlineData("email=ada%40example.org&choice=categories")]
    [InlineData("email=ada%40example.org&choice=categories&category=none")]
    [InlineData("")]
    public async Task What_is_no_address_or_no_choice_gets_the_form_again(string form)
    {
        using var answer =
            await _site.Client.PostAsync("/subscribe",
            new StringContent(form, new MediaTypeHeaderValue("application/x-www-form-urlencoded")));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await ParseAsync(answer);
        page.QuerySelector("[role=alert]")!.TextContent.ShouldNotBeEmpty();
        page.QuerySelectorAll("form.subscribe").Length.ShouldBe(1);
        _store.DumpMail().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_network_asks_three_times_an_hour_and_a_body_is_small()
    {
        using var browser = new Browser(_site, "192.0.2.77");
        for (var time = 0; time < 3; time++)
            (await browser.PostAsync("/subscribe", "/", ("email", $"reader{time}@example.org"))).StatusCode
                .ShouldBe(HttpStatusCode.SeeOther);
        using var refused = await browser.PostAsync("/subscribe", "/", ("email", "reader3@example.org"));
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.TotalMinutes.ShouldBeInRange(54, 60);
        (await PostAsync("/subscribe", ("email", new string('a', 5000)))).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        await _site.SettleAsync();
        _store.Writer.QuerySingle<long>("SELECT COUNT(*) FROM subscribers").ShouldBe(3);
    }

    [Fact]
    public async Task Reading_a_link_changes_nothing_whoever_reads_it()
    {
        await SubscribeAsync("ada@example.org");
        var letter = await LetterToAsync("ada@example.org");
        var before = _store.DumpMail();
        foreach (var path in (string[])[$"/subscribe/confirm/{letter.ConfirmToken}", $"/unsubscribe/{letter.UnsubscribeToken}",
            $"/subscribe/preferences/{letter.UnsubscribeToken}", $"/subscribe/erase/{letter.UnsubscribeToken}"])
        {
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head, HttpMethod.Put, HttpMethod.Delete])
            {
                using var request = new HttpRequestMessage(method, path);
                request.Headers.Add("Sec-Purpose", "prefetch;prerender");
                using var answer = await _site.Client.SendAsync(request);
                answer.StatusCode.ShouldBe(method == HttpMethod.Get || method == HttpMethod.Head ? HttpStatusCode.OK
                    : HttpStatusCode.MethodNotAllowed, $"{method} {path}");
                ShouldBePrivate(answer);
            }

            var page = await PageAsync(path);
            page.QuerySelectorAll("button").Length.ShouldBe(path.Contains("preferences", StringComparison.Ordinal) ? 2 : 1, path);
            page.QuerySelectorAll("main form[method=post]").ShouldHaveSingleItem(path).GetAttribute("action").ShouldBe(path);
        }

        _store.DumpMail().ShouldBe(before);
    }

    [Fact]
    public async Task The_buttons_confirm_choose_and_unsubscribe()
    {
        await SubscribeAsync("ada@example.org");
        var letter = await LetterToAsync("ada@example.org");
        (await (await PostAsync($"/subscribe/confirm/{letter.ConfirmToken}")).Content.ReadAsStringAsync())
            .ShouldContain("You are subscribed");
        State().ShouldBe("confirmed");

        var preferences = $"/subscribe/preferences/{letter.UnsubscribeToken}";
        var category = (await PageAsync(preferences)).QuerySelectorAll("input[name=category]")[0].GetAttribute("value")!;
        using (var chosen =
            await PostAsync(preferences, ("act", "choose"), ("choice", "categories"), ("category", category), ("category", "none")))
            (await ParseAsync(chosen)).QuerySelector("[role=status]")!.TextContent.ShouldStartWith("Saved.");
        (await PageAsync(preferences)).QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value"))
            .ShouldBe(["categories", category]);
        using (var odd = await PostAsync(preferences, ("act", "choose"), ("choice", "categories")))
            odd.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using (var bookmarks = await PostAsync(preferences, ("act", "choose"), ("choice", "bookmarks")))
            bookmarks.Headers.Contains("Set-Cookie").ShouldBeTrue("bookmarks are a browser's");
        _store.Writer.QuerySingle<byte[]>("SELECT owner FROM subscribers").Length.ShouldBe(16);

        (await (await PostAsync($"/unsubscribe/{letter.UnsubscribeToken}")).Content.ReadAsStringAsync())
            .ShouldContain("You are unsubscribed");
        State().ShouldBe("unsubscribed");
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click")]
    [InlineData("multipart/form-data; boundary=b",
        "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n")]
    public async Task One_click_unsubscribes_at_once_from_a_confirmation_too_without_cookie_or_redirect(string type, string body)
    {
        await SubscribeAsync("ada@example.org");
        var letter = await LetterToAsync("ada@example.org");
        for (var time = 0; time < 30; time++)
        {
            using var request =
                new HttpRequestMessage(HttpMethod.Post,
                $"/unsubscribe/{letter.UnsubscribeToken}") { Content = new StringContent(body, MediaTypeHeaderValue.Parse(type)) };
            // Some mail programs are pages.
            request.Headers.Add("Origin", "https://mail.example");
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
            using var answer = await _site.Client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
            ShouldBePrivate(answer);
            State().ShouldBe("unsubscribed");
        }

        (await PostAsync($"/subscribe/confirm/{letter.ConfirmToken}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        State().ShouldBe("unsubscribed");
    }

    [Fact]
    public async Task Forged_and_foreign_tokens_get_one_neutral_page_and_change_nothing()
    {
        await SubscribeAsync("ada@example.org");
        var letter = await LetterToAsync("ada@example.org");
        await PostAsync($"/subscribe/confirm/{letter.ConfirmToken}");
        var before = _store.DumpMail();
        var pages = new HashSet<string>();
        foreach (var path in (string[])
        [
            $"/subscribe/confirm/{letter.UnsubscribeToken}", $"/subscribe/erase/{letter.ConfirmToken}",
                $"/unsubscribe/{letter.ConfirmToken}", $"/subscribe/preferences/{letter.ConfirmToken}",
            $"/unsubscribe/{new string('a', 43)}", "/unsubscribe/x", $"/unsubscribe/{letter.UnsubscribeToken}x",
                $"/unsubscribe/{letter.UnsubscribeToken}/x", "/subscribe/preferences/%25%3Cb%3E",
        ])
        {
            foreach (var answer in (HttpResponseMessage[])[await _site.Client.GetAsync(path), await PostAsync(path, ("act", "erase"))])
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
                ShouldBePrivate(answer);
                pages.Add((await ParseAsync(answer)).QuerySelector("main")!.TextContent);
            }
        }

        pages.ShouldHaveSingleItem().ShouldContain("This link does nothing");
        _store.DumpMail().ShouldBe(before);
    }

    [Fact]
    public async Task The_second_click_on_a_confirmed_link_says_that_you_are_subscribed()
    {
        await SubscribeAsync("ada@example.org");
        var letter = await LetterToAsync("ada@example.org");
        var path = $"/subscribe/confirm/{letter.ConfirmToken}";
        (await ParseAsync(await PostAsync(path))).QuerySelector("h1")!.TextContent.ShouldBe("You are subscribed");
        var before = _store.DumpMail();
        foreach (var answer in (HttpResponseMessage[])[await _site.Client.GetAsync(path), await PostAsync(path)])
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            ShouldBePrivate(answer);
            var page = await ParseAsync(answer);
            page.QuerySelector("[role=status]")!.TextContent.ShouldStartWith("You are subscribed already. You hear of everything new.");
            page.QuerySelectorAll("main button").ShouldBeEmpty();
        }

        _store.DumpMail().ShouldBe(before);
        await PostAsync($"/unsubscribe/{letter.UnsubscribeToken}");
        (await _site.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        State().ShouldBe("unsubscribed");
    }

    [Fact]
    public async Task A_confirmation_promises_no_fewer_clicks_than_it_takes()
    {
        await SubscribeAsync("ada@example.org");
        var letter = await LetterToAsync("ada@example.org");
        foreach (var path in (string[])["/subscribe", $"/subscribe/confirm/{letter.ConfirmToken}"])
            (await _site.HtmlAsync(path)).ShouldNotContain("one click", Case.Insensitive);
    }

    [Fact]
    public async Task An_address_is_erased_in_two_steps()
    {
        await SubscribeAsync("ada@example.org");
        var letter = await LetterToAsync("ada@example.org");
        var button = (await PageAsync($"/subscribe/preferences/{letter.UnsubscribeToken}")).QuerySelector("button.outlined")!;
        button.TextContent.ShouldBe("Erase my address");
        var form = button.Closest("form")!;
        form.GetAttribute("method").ShouldBe("get");
        var path = form.GetAttribute("action")!;
        (await PageAsync(path)).QuerySelectorAll("main form[method=post] button.outlined").ShouldHaveSingleItem();
        // The first step of an older page changes nothing.
        await PostAsync($"/subscribe/preferences/{letter.UnsubscribeToken}", ("act", "erase"));
        _store.Writer.QuerySingle<long>("SELECT COUNT(*) FROM subscribers").ShouldBe(1);
        using var erased = await PostAsync(path);
        erased.StatusCode.ShouldBe(HttpStatusCode.OK);
        ShouldBePrivate(erased);
        (await ParseAsync(erased)).QuerySelector("h1")!.TextContent.ShouldBe("Your address is erased");
        _store.Writer.QuerySingle<long>("SELECT COUNT(*) FROM subscribers").ShouldBe(0);
        (await PostAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_buttons_work_in_browsers_that_tell_nothing_of_the_page_they_are_on()
    {
        await SubscribeAsync("ada@example.org");
        var letter = await LetterToAsync("ada@example.org");
        foreach (var path in (string[])[$"/subscribe/confirm/{letter.ConfirmToken}", $"/subscribe/preferences/{letter.UnsubscribeToken}",
            $"/unsubscribe/{letter.UnsubscribeToken}"])
        {
            // What Chromium sends over plain http from a page without a referrer.
            using var request =
                new HttpRequestMessage(HttpMethod.Post,
                path) { Content = new FormUrlEncodedContent([KeyValuePair.Create("choice", "everything")]) };
            request.Headers.Add("Origin", "null");
            (await _site.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }
    }

    [Fact]
    public async Task What_was_saved_in_one_browser_stays_chosen_when_another_keeps_the_choice()
    {
        await SubscribeAsync("ada@example.org");
        var letter = await LetterToAsync("ada@example.org");
        _store.Writer.Execute("UPDATE subscribers SET choice = 'bookmarks', owner = @owner", new { owner = new byte[16] });
        using var kept = await PostAsync($"/subscribe/preferences/{letter.UnsubscribeToken}", ("act", "choose"), ("choice", "bookmarks"));
        kept.StatusCode.ShouldBe(HttpStatusCode.OK);
        kept.Headers.Contains("Set-Cookie").ShouldBeFalse();
        _store.Writer.QuerySingle<byte[]>("SELECT owner FROM subscribers").ShouldBe(new byte[16]);
    }

    [Fact]
    public async Task A_form_in_an_unknown_character_set_is_refused()
    {
        using var content = new StringContent("email=ada%40example.org");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded; charset=utf-7");
        (await _site.Client.PostAsync("/subscribe", content)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Another_sites_page_subscribes_nobody()
    {
        foreach (var origin in (string[])["https://evil.example", "null"])
        {
            using var page =
                new HttpRequestMessage(HttpMethod.Post,
                "/subscribe") { Content = new FormUrlEncodedContent([KeyValuePair.Create("email", "ada@example.org")]) };
            page.Headers.Add("Origin", origin);
            (await _site.Client.SendAsync(page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, origin);
        }

        using var request =
            new HttpRequestMessage(HttpMethod.Post,
            "/subscribe") { Content = new FormUrlEncodedContent([KeyValuePair.Create("email", "ada@example.org")]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        (await _site.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        _store.DumpMail().ShouldBeEmpty();
    }

    [Fact]
    public async Task Issues_are_archived_with_a_feed()
    {
        (await _site.HtmlAsync("/digests")).ShouldContain("There is no issue yet.");
        IssueQueries.ComposeIssue(_store.Writer, IssueWeek.Parse("2026-W47"), TempStore.Noon).ShouldBeTrue();
        IssueQueries.ComposeIssue(_store.Writer, IssueWeek.Parse("2026-W48"), TempStore.Noon.AddDays(7));
        (await PageAsync("/digests")).QuerySelectorAll(".list a").Select(link => link.GetAttribute("href")).ShouldBe(["/digests/2026-W47"]);
        var issue = await PageAsync("/digests/2026-W47");
        issue.QuerySelectorAll("h2").Select(heading => heading.TextContent)
            .ShouldBe(["New comparison", "More new comparisons", "New tools", "The panel is split on"]);
        var lead = issue.QuerySelector(".card")!;
        var comparison = await PageAsync(lead.QuerySelector("h3 a")!.GetAttribute("href")!);
        lead.QuerySelector("p")!.TextContent.ShouldBe(comparison.QuerySelector(".answer")!.TextContent.Trim());
        issue.QuerySelectorAll(".card .stamp").Length.ShouldBe(2);
        issue.QuerySelectorAll(".news .stamp").Select(stamp => stamp.TextContent).ShouldContain("Panel: Ship 4–0");
        issue.QuerySelectorAll(".news a").ShouldAllBe(link =>
            link.GetAttribute("href")!.StartsWith("/compare/") || link.GetAttribute("href")!.StartsWith("/tools/"));
        issue.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe("http://localhost:5000/digests/2026-W47");
        foreach (var absent in (string[])["2026-W48", "2026-W46", "2026-W54", "47", "2026-w47"])
            (await _site.Client.GetAsync($"/digests/{absent}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, absent);
        var feed = System.Xml.Linq.XDocument.Parse(await _site.HtmlAsync("/digests.xml")).Root!;
        feed.Elements().Count(element => element.Name.LocalName == "entry").ShouldBe(1);
        (await _site.HtmlAsync("/sitemaps/pages-1.xml")).ShouldContain("/digests/2026-W47<");
    }

    private static void ShouldBePrivate(HttpResponseMessage answer)
    {
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
        answer.Headers.ETag.ShouldBeNull();
    }

    private async Task<IHtmlDocument> PageAsync(string path)
    {
        using var answer = await _site.Client.GetAsync(path);
        return await ParseAsync(answer);
    }

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    private Task<HttpResponseMessage> SubscribeAsync(string email) => PostAsync("/subscribe", ("email", email));

    private async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var browser = new Browser(_site, $"198.51.{++_networks}.1");
        var answer = await browser.PostAsync(path, from: null, fields);
        await _site.SettleAsync();
        return answer;
    }

    /// <summary>The letter that the site's own sender writes.</summary>
    private async Task<SentLetter> LetterToAsync(string address)
    {
        var folder = Path.Combine(_store.Folder, "mail");
        for (var look = 0; look < 600; look++)
        {
            if (Directory.Exists(folder)
                && Directory.GetFiles(folder, "*.eml").Select(SentLetter.Read).FirstOrDefault(letter => letter.To == address) is { } letter
                && State() == "sent")
                return letter;
            await Task.Delay(50);
        }

        throw new InvalidOperationException($"No letter came for {address}.");

        string? State() =>
            _store.Writer
            .QueryFirstOrDefault<string>(
            "SELECT d.state FROM deliveries d JOIN subscribers s ON s.id = d.subscriber_id WHERE s.address = @address", new { address });
    }

    private string State() => _store.Writer.QuerySingle<string>("SELECT state FROM subscribers");
}
