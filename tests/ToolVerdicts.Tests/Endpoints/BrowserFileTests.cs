using System.Net;
using System.Xml.Linq;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Endpoints;

/// <summary>The files that browsers, and those who report faults, ask every site for.</summary>
public sealed class BrowserFileTests
{
    [Fact]
    public async Task Pictures_and_the_description_of_the_search_are_there()
    {
        await using var site = new SiteHost();
        await site.InitializeAsync();
        using var icon = await site.Client.GetAsync("/favicon.ico");
        (icon.StatusCode, icon.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "image/x-icon"));
        using var touch = await site.Client.GetAsync("/apple-touch-icon.png");
        (touch.StatusCode, touch.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "image/png"));
        var search = XDocument.Parse(await site.HtmlAsync("/opensearch.xml")).Root!;
        var url = search.Elements().Single(element => element.Name.LocalName == "Url").Attribute("template")!.Value;
        url.ShouldBe("http://localhost:5000/tools?q={searchTerms}");
        (await site.HtmlAsync("/")).ShouldContain("href=\"/opensearch.xml\"");
    }

    [Fact]
    public async Task A_contact_stands_in_the_footer_on_about_and_in_security_txt_and_without_one_there_is_none()
    {
        await using var site = await SiteHost.OverAsync(new TempStore(), "--Site:Contact=ada@verdicts.example");
        (await site.HtmlAsync("/")).ShouldContain("<a href=\"mailto:ada@verdicts.example\">Contact</a>");
        (await site.HtmlAsync("/about")).ShouldContain("<h2 id=\"contact\">");
        var lines = (await site.HtmlAsync("/.well-known/security.txt")).Split('\n');
        lines.ShouldContain("Contact: mailto:ada@verdicts.example");
        lines.ShouldContain(line => line.StartsWith("Expires: 2", StringComparison.Ordinal));

        await using var silent = new SiteHost();
        await silent.InitializeAsync();
        (await silent.Client.GetAsync("/.well-known/security.txt")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await silent.HtmlAsync("/about")).ShouldNotContain("id=\"contact\"");
    }
}
