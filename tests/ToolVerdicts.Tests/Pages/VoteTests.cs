using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dapper;
using ToolVerdicts.Sheets;
using ToolVerdicts.Tests.Votes;
using ToolVerdicts.Text;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Pages;

public sealed class VoteTests : IAsyncLifetime
{
    private const string Comparison = "/compare/mistral-3-small-22b-vs-ml-intern";

    private readonly TempStore _store = TempStore.With(Seeds.Paths);
    private SiteHost _site = null!;

    public async ValueTask InitializeAsync() => _site = await SiteHost.OverAsync(_store, "--Proxies=127.0.0.1");

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Nobody_gets_a_cookie_before_they_act_and_everybody_shares_the_page()
    {
        using var reader = new Browser(_site);
        foreach (var path in (string[])["/", "/tools", "/tools/ml-intern", Comparison, "/privacy", "/methodology"])
        {
            using var answer = await reader.GetAsync(path);
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse(path);
            answer.Headers.CacheControl!.Public.ShouldBeTrue(path);
            answer.Headers.ETag.ShouldNotBeNull(path);
        }
    }

    [Fact]
    public async Task A_vote_goes_back_to_where_it_came_from_and_is_told_there()
    {
        using var visitor = new Browser(_site, "192.0.2.1");
        (await visitor.HtmlAsync(Comparison)).ShouldContain("No votes yet. Cast the first.");
        using var voted = await visitor.PostAsync("/tools/ml-intern/vote", $"{Comparison}?x=1&voted=other", ("vote", "ship"));
        voted.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        voted.Headers.Location!.OriginalString.ShouldBe($"{Comparison}?x=1&voted=ml-intern#votes-ml-intern");
        var cookie = voted.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldMatch("^visitor=[A-Za-z0-9_-]{48}; max-age=15552000; path=/; samesite=lax; httponly$");

        using var answer = await visitor.GetAsync(voted.Headers.Location.OriginalString);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
        answer.Headers.ETag.ShouldBeNull();
        var page = await ParseAsync(answer);
        page.QuerySelector("#votes-ml-intern [role=status]")!.TextContent.ShouldBe("Your vote counts: Ship it.");
        page.QuerySelector("#votes-mistral-3-small-22b [role=status]")!.TextContent.ShouldBeEmpty();
        page.QuerySelector("#votes-ml-intern button[aria-pressed=true]")!.TextContent.ShouldBe("▲ Yours: shipShip ml-intern");
        page.QuerySelector("#community-ml-intern")!.TextContent.Trim().ShouldBe("1 of 1 ship it");
        page.QuerySelectorAll("#community-ml-intern .stamp").ShouldBeEmpty("one vote is no verdict");
    }

    [Fact]
    public async Task A_vote_is_a_state_that_is_changed_and_taken_back_in_the_same_way()
    {
        using var visitor = new Browser(_site, "192.0.2.1");
        foreach (var (vote, tally) in ((string, Tally)[])[("ship", new(1, 0)), ("ship", new(1, 0)), ("skip", new(0, 1)),
            ("none", new(0, 0)), ("none", new(0, 0))])
        {
            using var answer = await visitor.PostAsync("/tools/ml-intern/vote", "/tools/ml-intern", ("vote", vote));
            answer.Headers.Location!.OriginalString.ShouldBe("/tools/ml-intern?voted=ml-intern#votes-ml-intern");
            _store.TallyOf(_store.IdOf("ml-intern")).ShouldBe(tally);
        }

        (await visitor.HtmlAsync("/tools/ml-intern?voted=ml-intern")).ShouldContain("You have no vote on this tool now.");
    }

    [Fact]
    public async Task Nobody_can_be_told_of_a_vote_they_did_not_cast()
    {
        using var reader = new Browser(_site);
        (await ParseAsync(await reader.GetAsync("/tools/ml-intern?voted=ml-intern")))
            .QuerySelector("#votes-ml-intern [role=status]")!.TextContent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("SHIP")]
    [InlineData("ship, skip")]
    public async Task A_vote_that_says_nothing_is_400_with_the_form_and_changes_nothing(string? vote)
    {
        using var visitor = new Browser(_site, "192.0.2.1");
        using var answer = await visitor.PostAsync("/tools/ml-intern/vote", Comparison, vote is null ? [] : [("vote", vote)]);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var page = await ParseAsync(answer);
        page.QuerySelector("[role=alert]")!.TextContent.ShouldBe("That was no vote, and nothing was changed. Choose one of these.");
        page.QuerySelector("form[action='/tools/ml-intern/vote'] button[value=ship]").ShouldNotBeNull();
        _store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM votes").ShouldBe(0);
    }

    [Fact]
    public async Task A_vote_on_no_tool_is_404()
    {
        using var visitor = new Browser(_site, "192.0.2.1");
        foreach (var slug in (string[])["nope", "ML-intern", "a--b", "%2e%2e"])
        {
            using var answer = await visitor.PostAsync($"/tools/{slug}/vote", Comparison, ("vote", "ship"));
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, slug);
        }
    }

    [Fact]
    public async Task A_body_over_4_KB_is_413_and_one_that_is_no_form_400()
    {
        using var visitor = new Browser(_site, "192.0.2.1");
        (await visitor.PostAsync("/tools/ml-intern/vote", Comparison, ("vote", "ship"), ("x", new string('x', 4_100)))).StatusCode
            .ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await visitor.PostAsync("/tools/ml-intern/vote", Comparison, ("vote", "ship"), ("x", new string('x', 3_900)))).StatusCode
            .ShouldBe(HttpStatusCode.SeeOther);
        foreach (var content in (HttpContent[])[new StringContent("vote=ship"), Broken("multipart/form-data; boundary=x"),
            Broken("multipart/form-data")])
            (await _site.Client.PostAsync("/tools/ml-intern/vote", content)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("\"quoted\"")]
    public async Task A_cookie_that_is_not_ours_makes_a_new_visitor_and_never_an_error(string cookie)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, Comparison);
        asked.Headers.Add("Cookie", $"visitor={cookie}");
        using var read = await _site.Client.SendAsync(asked);
        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        read.Headers.CacheControl!.Public.ShouldBeTrue();

        using var vote =
            new HttpRequestMessage(HttpMethod.Post,
            "/tools/ml-intern/vote") { Content = new FormUrlEncodedContent([KeyValuePair.Create("vote", "ship")]) };
        vote.Headers.Add("Cookie", $"visitor={cookie}");
        vote.Headers.Add("X-Forwarded-For", "192.0.2.9");
        using var voted = await _site.Client.SendAsync(vote);
        voted.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        voted.Headers.Contains("Set-Cookie").ShouldBeTrue();
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.SeeOther)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "none", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "own", HttpStatusCode.SeeOther)]
    [InlineData("Origin", "own:1", HttpStatusCode.Forbidden)]
    public async Task Only_this_sites_pages_can_post(string header, string value, HttpStatusCode expected)
    {
        using var vote =
            new HttpRequestMessage(HttpMethod.Post,
            "/tools/ml-intern/vote") { Content = new FormUrlEncodedContent([KeyValuePair.Create("vote", "ship")]) };
        vote.Headers.Add(header,
            value.Replace("own:1", "http://127.0.0.1:1", StringComparison.Ordinal)
            .Replace("own", _site.Client.BaseAddress!.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal));
        vote.Headers.Add("X-Forwarded-For", "192.0.2.1");
        using var answer = await _site.Client.SendAsync(vote);
        answer.StatusCode.ShouldBe(expected);
        if (expected == HttpStatusCode.Forbidden)
        {
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
            (await answer.Content.ReadAsStringAsync()).ShouldContain("sent from another site");
        }

        _store.TallyOf(_store.IdOf("ml-intern")).Total.ShouldBe(expected == HttpStatusCode.Forbidden ? 0 : 1);
    }

    [Fact]
    public async Task What_the_site_sends_first_decides_and_an_origin_cannot_overrule_it()
    {
        using var vote =
            new HttpRequestMessage(HttpMethod.Post,
            "/tools/ml-intern/vote") { Content = new FormUrlEncodedContent([KeyValuePair.Create("vote", "ship")]) };
        vote.Headers.Add("Sec-Fetch-Site", "cross-site");
        vote.Headers.Add("Origin", _site.Client.BaseAddress!.AbsoluteUri.TrimEnd('/'));
        (await _site.Client.SendAsync(vote)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("{own}//evil.example/")]
    [InlineData("{own}/\\evil.example/")]
    [InlineData("{own}/%0d%0aLocation:https://evil.example")]
    [InlineData("{own}@evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("not an address")]
    public async Task A_vote_leads_to_no_other_site(string referrer)
    {
        using var vote =
            new HttpRequestMessage(HttpMethod.Post,
            "/tools/ml-intern/vote") { Content = new FormUrlEncodedContent([KeyValuePair.Create("vote", "ship")]) };
        vote.Headers.TryAddWithoutValidation("Referer",
            referrer.Replace("{own}", _site.Client.BaseAddress!.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal));
        vote.Headers.Add("X-Forwarded-For", "192.0.2.1");
        using var answer = await _site.Client.SendAsync(vote);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var target = new Uri(_site.Client.BaseAddress!, answer.Headers.Location!.OriginalString);
        target.Authority.ShouldBe(_site.Client.BaseAddress!.Authority);
        answer.Headers.Location.OriginalString.ShouldStartWith("/");
        answer.Headers.Location.OriginalString.ShouldNotStartWith("//");
    }

    [Fact]
    public async Task More_than_sixty_acts_in_a_minute_from_one_address_are_429_and_others_go_on()
    {
        using var visitor = new Browser(_site, "192.0.2.1");
        for (var i = 0; i < 60; i++)
            (await visitor.PostAsync("/tools/ml-intern/vote", Comparison, ("vote", "ship"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var limited = await visitor.PostAsync("/tools/ml-intern/vote", Comparison, ("vote", "skip"));
        limited.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        limited.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await limited.Content.ReadAsStringAsync())
            .ShouldContain($"Wait {limited.Headers.RetryAfter.Delta.Value.TotalSeconds:0} seconds, then try again.");
        (await visitor.GetAsync(Comparison)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var other = new Browser(_site, "192.0.2.2");
        (await other.PostAsync("/tools/ml-intern/vote", Comparison, ("vote", "ship"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Votes_over_the_cap_of_a_network_are_kept_and_their_voters_are_told()
    {
        var told = 0;
        for (var i = 0; i < 30; i++)
        {
            using var visitor = new Browser(_site, $"2001:db8:0:{i:x}::1");
            using var voted = await visitor.PostAsync("/tools/ml-intern/vote", "/tools/ml-intern", ("vote", "ship"));
            told += (await visitor.HtmlAsync(voted.Headers.Location!.OriginalString))
                .Contains("Your vote counts", StringComparison.Ordinal) ? 0 : 1;
        }

        told.ShouldBe(0, "thirty households of one provider are below its cap of forty, less its jitter");
        for (var i = 30; i < 50; i++)
        {
            using var visitor = new Browser(_site, $"2001:db8:0:{i:x}::1");
            using var voted = await visitor.PostAsync("/tools/ml-intern/vote", "/tools/ml-intern", ("vote", "ship"));
            told += (await visitor.HtmlAsync(voted.Headers.Location!.OriginalString))
                .Contains("Your vote is kept. Many new votes came from your network today", StringComparison.Ordinal) ? 1 : 0;
        }

        told.ShouldBeGreaterThanOrEqualTo(10);
        _store.TallyOf(_store.IdOf("ml-intern")).Total.ShouldBe(50 - told);
    }

    [Fact]
    public async Task Without_a_named_proxy_nobody_is_believed_about_their_address()
    {
        await using var direct = await SiteHost.OverAsync(TempStore.With(Seeds.PathOf(0)));
        var refused = 0;
        for (var i = 0; i < 62; i++)
        {
            using var visitor = new Browser(direct, $"192.0.2.{i}");
            refused += (await visitor.PostAsync("/tools/ml-intern/vote", from: null,
                ("vote", "ship"))).StatusCode == HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        refused.ShouldBe(2);
    }

    [Fact]
    public async Task The_community_has_its_order_in_the_directory_and_on_the_front_page()
    {
        var chance = new Random(7);
        for (var i = 0; i < 12; i++)
            _store.Cast(RandomVotes.NewVoter(chance), _store.IdOf("smollm3"), i < 11 ? Call.Ship : Call.Skip);
        _store.Cast(RandomVotes.NewVoter(chance), _store.IdOf("ml-intern"), Call.Ship);
        _store.Cast(RandomVotes.NewVoter(chance), _store.IdOf("smolvlm2"), Call.Skip);

        using var reader = new Browser(_site);
        var names = (await ParseAsync(await reader.GetAsync("/tools?sort=community"))).QuerySelectorAll(".directory h3 a").Select(link =>
            link.GetAttribute("href")).ToList();
        names.Take(3).ShouldBe(["/tools/smollm3", "/tools/ml-intern", "/tools/smolvlm2"]);
        names.Count.ShouldBe(8);
        var home = (await ParseAsync(await reader.GetAsync("/"))).QuerySelectorAll("section[aria-labelledby=community] h3 a")
            .Select(link => link.GetAttribute("href"));
        home.ShouldBe(["/tools/smollm3"], "one vote is no verdict, and a skipped tool no pick");
        var community = (await ParseAsync(await reader.GetAsync("/tools/smollm3"))).QuerySelector("#community-smollm3 td")!;
        Wording.Collapse(community.TextContent).ShouldBe(
            "11 of 12 ship it Community: Ship between 65% and 99% ship with 95% confidence"
            + "10 more skip votes would turn it to Mixed. The panel says Ship too.");
        (await ParseAsync(await reader.GetAsync("/tools/ml-intern"))).QuerySelector("#community-ml-intern td")!.TextContent.Trim()
            .ShouldBe("1 of 1 ship it", "below five votes there is no verdict, no percentage and no distance to another verdict");
    }

    [Fact]
    public async Task Votes_decide_in_a_comparison_and_none_decide_nothing()
    {
        const string Pair = "/compare/mistral-3-small-22b-vs-smolvlm2";
        const string Voters = "Voters lean the other way: 4 of 5 ship Mistral 3 Small (22B), 1 of 5 SmolVLM2.";
        using var reader = new Browser(_site);
        // Who has acted gets pages that are made on the spot when they are asked for with a query.
        await reader.PostAsync("/bookmarks", Pair, ("tool", "smolvlm2"), ("action", "add"));
        var page = await ReadAsync();
        page.QuerySelector("#answer")!.TextContent.ShouldNotContain("Voters");
        page.QuerySelector(".sheet #community-smolvlm2")!.TextContent.Trim().ShouldBe("No votes yet. Cast the first.");
        page.QuerySelectorAll(".fold #community-smolvlm2").ShouldBeEmpty("the votes stand in the sheet, whatever they say");
        var chance = new Random(1);
        for (var i = 0; i < 4; i++)
        {
            _store.Cast(RandomVotes.NewVoter(chance), _store.IdOf("mistral-3-small-22b"), Call.Ship);
            _store.Cast(RandomVotes.NewVoter(chance), _store.IdOf("smolvlm2"), Call.Skip);
        }

        page = await ReadAsync();
        page.QuerySelector("#answer")!.TextContent.ShouldNotContain("Voters", customMessage: "four votes are too few");
        page.QuerySelector("#community-smolvlm2")!.TextContent.Trim().ShouldBe("0 of 4 ship it");
        _store.Cast(RandomVotes.NewVoter(chance), _store.IdOf("mistral-3-small-22b"), Call.Skip);
        _store.Cast(RandomVotes.NewVoter(chance), _store.IdOf("smolvlm2"), Call.Ship);
        page = await ReadAsync();
        page.QuerySelector("#answer")!.TextContent.ShouldEndWith(Voters);
        page.QuerySelector("#answer")!.HasAttribute("data-live").ShouldBeTrue();

        async Task<IHtmlDocument> ReadAsync() => await ParseAsync(await reader.GetAsync($"{Pair}?now"));
    }

    [Fact]
    public async Task Forget_me_removes_what_is_kept_and_the_cookie_with_it()
    {
        using var visitor = new Browser(_site, "192.0.2.1");
        await visitor.PostAsync("/tools/ml-intern/vote", Comparison, ("vote", "ship"));
        visitor.Cookie.ShouldNotBeNull();
        (await visitor.HtmlAsync("/privacy")).ShouldContain("action=\"/privacy/forget\"");
        using var forgotten = await visitor.PostAsync("/privacy/forget", "/privacy");
        forgotten.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        forgotten.Headers.Location!.OriginalString.ShouldBe("/privacy/forget");
        visitor.Cookie.ShouldBeNull();
        (await visitor.HtmlAsync("/privacy/forget")).ShouldContain("We keep nothing of this browser");
        _store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM votes").ShouldBe(0);
        _store.TallyOf(_store.IdOf("ml-intern")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Opening_the_address_of_a_vote_changes_nothing_and_leads_to_the_tool()
    {
        using var visitor = new Browser(_site, "192.0.2.1");
        using var answer = await visitor.GetAsync("/tools/ml-intern/vote?vote=ship");
        answer.Headers.Location!.OriginalString.ShouldBe("/tools/ml-intern");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        _store.TallyOf(_store.IdOf("ml-intern")).Total.ShouldBe(0);
    }

    private static ByteArrayContent Broken(string type)
    {
        var content = new ByteArrayContent("garbage"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
}
