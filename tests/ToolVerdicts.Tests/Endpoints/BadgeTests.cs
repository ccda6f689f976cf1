using System.Net;
using System.Xml.Linq;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Web.Endpoints;

namespace ToolVerdicts.Tests.Endpoints;

public class BadgeTests(SiteHost site) : IClassFixture<SiteHost>
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData(4L, 0L, "Ship 4/4", "Site: T: Ship, 4 ship / 0 skip")]
    [InlineData(3L, 1L, "Ship 3/4", "Site: T: Ship, 3 ship / 1 skip")]
    [InlineData(2L, 2L, "Mixed 2/4", "Site: T: Mixed, 2 ship / 2 skip")]
    [InlineData(1L, 3L, "Skip 3/4", "Site: T: Skip, 1 ship / 3 skip")]
    [InlineData(0L, 0L, "not stated", "Site: T: verdict not stated")]
    [InlineData(null, null, "not stated", "Site: T: verdict not stated")]
    public void A_badge_says_who_says_what_in_words(long? ship, long? skip, string verdict, string title)
    {
        var svg = Parse(BadgeImage.Of("Site", Tool("T") with { PanelShip = ship, PanelSkip = skip }));
        svg.Attribute("role")!.Value.ShouldBe("img");
        svg.Element(Svg + "title")!.Value.ShouldBe(title);
        svg.Attribute("aria-labelledby")!.Value.ShouldBe(svg.Element(Svg + "title")!.Attribute("id")!.Value);
        svg.Descendants(Svg + "text").Select(text => text.Value).ShouldBe(["Site", verdict]);
    }

    [Theory]
    [InlineData("Tool Verdicts")]
    [InlineData("A & B <script> \"'")]
    [InlineData("iiiiiiiiiiiiiiii")]
    [InlineData("WWWWWWWWWWWW")]
    [InlineData("裁决 😀")]
    [InlineData("x\u0001\uFFFE")]
    public void The_words_stand_within_their_halves_whatever_they_are(string name)
    {
        var svg = Parse(BadgeImage.Of(name, Tool(name) with { PanelShip = 4, PanelSkip = 0 }));
        var width = int.Parse(svg.Attribute("width")!.Value);
        var spans = svg.Descendants(Svg + "text").Select(text =>
            (Start: Number(text, "x"), End: Number(text, "x") + Number(text, "textLength"))).ToList();
        spans[0].Start.ShouldBeGreaterThan(0);
        spans[1].Start.ShouldBeGreaterThan(spans[0].End);
        width.ShouldBeGreaterThan(spans[1].End);
        svg.Descendants().SelectMany(element => element.Attributes()).Where(attribute => !attribute.IsNamespaceDeclaration)
            .ShouldAllBe(attribute =>
                !attribute.Value.Contains("://") && attribute.Name.LocalName != "href" && attribute.Name.LocalName != "style");
        svg.Descendants(Svg + "script").ShouldBeEmpty();

        static int Number(XElement element, string attribute) => int.Parse(element.Attribute(attribute)!.Value);
    }

    [Fact]
    public async Task Other_sites_may_show_a_badge_and_nothing_else()
    {
        using var badge = await site.Client.GetAsync("/tools/smollm3/badge.svg");
        badge.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["cross-origin"]);
        Parse(await badge.Content.ReadAsStringAsync()).Descendants(Svg + "text").Select(text => text.Value)
            .ShouldBe(["Tool Verdicts", "Ship 3/4"]);
        using var page = await site.Client.GetAsync("/tools/smollm3");
        page.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
    }

    [Theory]
    [InlineData("/tools/nobody/badge.svg")]
    [InlineData("/tools/SmolLM9/badge.svg")]
    public async Task An_unknown_tool_has_no_badge(string path)
    {
        using var response = await site.Client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
    }

    private static Tool Tool(string name) => new() { Name = name, Tagline = "", PanelBasis = Basis.Stated };

    private static XElement Parse(string svg) => XDocument.Parse(svg).Root!;
}
