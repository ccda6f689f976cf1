using System.Net;
using System.Net.Http.Headers;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Endpoints;

/// <summary>What holds for everything that programs read.</summary>
public class MachineFormTests(SiteHost site) : IClassFixture<SiteHost>
{
    public static TheoryData<string, string> Forms { get; } = new()
    {
        { "/robots.txt", "text/plain" },
        { "/sitemap.xml", "application/xml" },
        { "/feed.xml", "application/atom+xml" },
        { "/llms.txt", "text/plain" },
        { "/tools/smollm3.md", "text/markdown" },
        { "/compare/mistral-8x22b-v2-vs-smollm3.md", "text/markdown" },
        { "/tools/smollm3/badge.svg", "image/svg+xml" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task It_is_sent_as_what_it_is_shared_and_validated(string path, string mediaType)
    {
        using var first = await SendAsync(HttpMethod.Get, path);
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        first.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        first.Content.Headers.ContentType.CharSet.ShouldBe("utf-8");
        first.Headers.CacheControl!.ToString().ShouldBe("public, max-age=60, stale-while-revalidate=600");
        first.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var tag = first.Headers.ETag.ShouldNotBeNull();

        using var again = await SendAsync(HttpMethod.Get, path, request => request.Headers.IfNoneMatch.Add(tag));
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();

        using var head = await SendAsync(HttpMethod.Head, path);
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Headers.ETag.ShouldBe(tag);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();

        using var brotli = await SendAsync(HttpMethod.Get, path, request =>
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br")));
        brotli.Content.Headers.ContentEncoding.ShouldBe(["br"]);

        using var post = await SendAsync(HttpMethod.Post, path);
        post.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task An_odd_Accept_header_is_no_error(string path, string mediaType)
    {
        foreach (var accept in (string[])["application/json", ";;;,,,q=", "text/markdown;q=abc", "*/*;q=0", new string('a', 2000),
            "text/*;q=0.1,,"])
        {
            using var response = await SendAsync(HttpMethod.Get, path, request =>
                request.Headers.TryAddWithoutValidation("Accept", accept));
            response.StatusCode.ShouldBe(HttpStatusCode.OK, accept);
            response.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        }
    }

    [Fact]
    public async Task Robots_may_read_everything_and_are_shown_the_sitemap() =>
        (await site.HtmlAsync("/robots.txt")).ShouldBe("User-agent: *\nAllow: /\n\nSitemap: http://localhost:5000/sitemap.xml\n");

    [Fact]
    public async Task The_text_for_programs_has_the_promised_form_and_its_links_lead_somewhere()
    {
        var lines = (await site.HtmlAsync("/llms.txt")).Split('\n');
        lines[0].ShouldBe("# Tool Verdicts");
        lines.ShouldContain(line => line.StartsWith("> ", StringComparison.Ordinal));
        lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal))
            .ShouldBe(["## Addresses", "## Latest comparisons", "## Optional"]);
        var links = lines.Where(line => line.StartsWith("- [", StringComparison.Ordinal)).Select(line =>
            line.Split("](http://localhost:5000")[1].Split(')')[0]).ToList();
        links.Count.ShouldBe(7 + 5 + 3);
        foreach (var link in links)
        {
            using var response = await site.Client.GetAsync(link);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, link);
        }
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Health_is_never_kept_and_answers_HEAD(string path)
    {
        using var response = await SendAsync(HttpMethod.Head, path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.ETag.ShouldBeNull();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? prepare = null)
    {
        using var request = new HttpRequestMessage(method, path);
        prepare?.Invoke(request);
        return await site.Client.SendAsync(request);
    }
}
