using AngleSharp.Dom;

namespace ToolVerdicts.Tests.Hostile;

public sealed class RedirectTests(FurnishedSite site) : IClassFixture<FurnishedSite>
{
    // What a browser may take for the name of another site, however it is written.
    private static readonly string[] Elsewhere =
    [
        "//evil.example", "///evil.example", "////evil.example", "/\\evil.example", "\\/evil.example", "\\\\evil.example",
            "/\\/evil.example", "//\\evil.example", "\\\\\\evil.example",
        "https:evil.example", "https:/evil.example", "https://evil.example", "http:///evil.example", "HTTPS://EVIL.EXAMPLE",
            "https:\\\\evil.example", "https:\\evil.example",
        "javascript:alert(1)//", "data:text/html,x", "//evil.example:443", "//evil.example@127.0.0.1", "//127.0.0.1@evil.example",
            "//user:pass@evil.example", "@evil.example", ":@evil.example",
        ".evil.example", "/.evil.example", "//evil%E3%80%82example", "//evil。example", "//ｅvil.example", "／／evil.example",
            "⁄⁄evil.example", "∕∕evil.example", "⧸⧸evil.example", "/／evil.example",
        "/%2Fevil.example", "/%2f%2fevil.example", "%2F%2Fevil.example", "/%5Cevil.example", "/%5cevil.example", "%5C%5Cevil.example",
            "/%252Fevil.example", "/%09/evil.example", "/%0A/evil.example",
        "/%0D/evil.example", "/%0d%0aLocation:%20https://evil.example", "/%0aSet-Cookie:visitor=evil",
            "/%E5%98%8A%E5%98%8DLocation:https://evil.example", "/%00//evil.example", "/%20//evil.example",
        "/.//evil.example", "/..//evil.example", "/./\\evil.example", "/x/..//evil.example", "/%2e//evil.example", "/%2e%2e//evil.example",
            "/x/%2e%2e//evil.example", "/;//evil.example", "/?//evil.example",
        "/#//evil.example", "?//evil.example", "#//evil.example", "/?url=//evil.example", "/tools//evil.example",
            "/tools/..//evil.example", "/tools/%2e%2e/%2fevil.example", "//[::1]", "//[::ffff:7f00:1]",
        "//0x7f000001", "//2130706433", "//127.1", "//localhost", "//evil.example/%2e%2e", "//evil.example?/tools",
            "//evil.example#/tools", "//evil.example\\@127.0.0.1", "//evil.example\\.127.0.0.1",
        "/ /evil.example", " //evil.example", "\t//evil.example", "/\t/evil.example", "//\tevil.example", "\u00A0//evil.example",
            "\u3000//evil.example", "\uFEFF//evil.example", "\u202E//evil.example",
    ];

    private static readonly (string Path, string Name, string Value)[] Acts =
        [("/tools/smollm3/vote", "vote", "ship"), ("/tools/smollm3/vote", "vote", "none"), ("/bookmarks", "tool", "smollm3"),
            ("/bookmarks/note", "tool", "ml-intern"), ("/bookmarks/share", "share", "revoke"), ("/privacy/forget", "x", "y"),
            ("/subscribe", "website", "x")];

    [Fact]
    public void There_are_eighty_forms_at_least() => Elsewhere.Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThanOrEqualTo(80);

    [Fact]
    public async Task Whatever_an_act_claims_to_come_from_it_leads_to_this_site()
    {
        var own = site.Site.Client.BaseAddress!.AbsoluteUri.TrimEnd('/');
        var (led, sent) = (0, 0);
        foreach (var form in Elsewhere)
        {
            foreach (var referrer in (string[])[form, $"{own}{form}", $"https://{site.Site.Client.BaseAddress.Authority}{form}"])
            {
                var act = Acts[sent++ % Acts.Length];
                using var request =
                    site.Request(HttpMethod.Post, act.Path, hasCookie: true,
                    FurnishedSite.Form((act.Name, act.Value), ("action", "add"), ("note", "x")));
                // .NET's own client sends no line breaks and nothing beyond Latin-1; smuggling is tried elsewhere.
                if (!referrer.All(char.IsAscii) || !request.Headers.TryAddWithoutValidation("Referer", referrer))
                    continue;
                led += await LeadsHereAsync(request, form) ? 1 : 0;
            }
        }

        led.ShouldBeGreaterThan(Elsewhere.Length);
    }

    [Fact]
    public async Task Whatever_address_is_asked_for_it_leads_to_this_site()
    {
        var led = 0;
        foreach (var form in Elsewhere)
        {
            var query = Uri.EscapeDataString(form);
            foreach (var path in (string[])[$"/compare?tool=smollm3&tool=ml-intern&tool={query}", $"/compare/smollm3-vs-ml-intern?{query}",
                $"/compare/smollm3-vs-{query}", $"/tools/{query}/vote", $"/tools/smollm3/vote?back={query}&returnUrl={query}",
                $"/bookmarks/note?next={query}"])
                led += await LeadsHereAsync(site.Request(HttpMethod.Get, path), form) ? 1 : 0;
        }

        led.ShouldBeGreaterThan(Elsewhere.Length);
    }

    [Fact]
    public async Task A_path_as_it_stands_on_the_wire_leads_to_this_site()
    {
        foreach (var form in Elsewhere.Where(form => form.All(c => c is > ' ' and < '\u007F')))
        {
            foreach (var path in (string[])[form, $"/{form}", $"/compare/ml-intern-vs-smollm3{form}",
                $"/compare/smollm3-vs-ml-intern{form}", $"/tools/smollm3/vote{form}"])
            {
                var answer =
                    await RawRequest.SendAsync(site.Site,
                    $"GET {path} HTTP/1.1\r\nHost: {site.Site.Client.BaseAddress!.Authority}\r\nConnection: close\r\n\r\n");
                foreach (var location in RawRequest.Headers(answer, "Location"))
                    ShouldBeHere(location, path);
            }
        }
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "127.0.0.1@evil.example")]
    [InlineData("Host", "127.0.0.1:80@evil.example")]
    [InlineData("Host", "evil.example#127.0.0.1")]
    [InlineData("Host", "localhost")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Forwarded-Server", "evil.example")]
    [InlineData("X-Forwarded-Proto", "javascript")]
    [InlineData("X-Forwarded-Prefix", "//evil.example")]
    [InlineData("X-Original-URL", "//evil.example")]
    [InlineData("X-Rewrite-URL", "//evil.example")]
    [InlineData("X-HTTP-Method-Override", "POST")]
    [InlineData("Forwarded", "host=evil.example;proto=https")]
    public async Task Whatever_host_a_request_claims_it_leads_to_a_path(string name, string value)
    {
        foreach (var path in (string[])["/compare/smollm3-vs-ml-intern", "/compare/smollm3-vs-smollm3",
            "/compare?tool=smollm3&tool=ml-intern", "/tools/smollm3/vote", "/compare/smollm3-vs-ml-intern.md"])
        {
            var host = name == "Host" ? value : site.Site.Client.BaseAddress!.Authority;
            var header = name == "Host" ? "" : $"{name}: {value}\r\n";
            var answer = await RawRequest.SendAsync(site.Site, $"GET {path} HTTP/1.1\r\nHost: {host}\r\n{header}Connection: close\r\n\r\n");
            answer.ShouldStartWith("HTTP/1.1 ");
            foreach (var location in RawRequest.Headers(answer, "Location"))
                ShouldBeHere(location, value);
            answer.ShouldNotContain("evil.example");
        }
    }

    private async Task<bool> LeadsHereAsync(HttpRequestMessage request, string form)
    {
        using (request)
        {
            using var answer = await site.Site.Client.SendAsync(request);
            ((int)answer.StatusCode).ShouldBeLessThan(500, form);
            if (!answer.Headers.TryGetValues("Location", out var locations))
                return false;
            ShouldBeHere(locations.Single(), form);
            return true;
        }
    }

    // As a browser reads it, from whatever page of the site it stands on.
    private static void ShouldBeHere(string location, string form)
    {
        location.ShouldStartWith("/", customMessage: form);
        foreach (var from in (string[])["https://verdicts.example/", "https://verdicts.example/tools/x/y"])
        {
            var target = new Url(new Url(from), location);
            (target.Scheme, target.Host).ShouldBe(("https", "verdicts.example"), $"{form} led to {location}");
            new Uri(new Uri(from), location).Authority.ShouldBe("verdicts.example", $"{form} led to {location}");
        }
    }
}
